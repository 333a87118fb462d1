"""A running centre: engines, stories, settings, pages, in the order they depend on one another."""

from ringhall.apps.centre.run import run_demo, run_serve

__all__ = ["run_demo", "run_serve"]
