"""Packages of which the data is used: which are installed, and where their files lie. None of their code is run."""

import importlib.util
from collections.abc import Iterable
from pathlib import Path


class DataUnusable(Exception):
    """Data of a package is missing, or is not what it should be; the message says which."""


def missing(packages: Iterable[str]) -> list[str]:
    """Those that are not installed."""
    return [name for name in packages if importlib.util.find_spec(name) is None]


def folder_of(package: str) -> Path:
    """The folder of an installed package. Raises DataUnusable."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise DataUnusable(f"the package {package} is not installed")
    return Path(found.origin).parent
