"""The verbs of routing."""

from ringhall.engine.routing.service.routing import Routing

__all__ = ["Routing"]
