"""Ringhall's own source as syntax trees, for the programs that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tools.show import ROOT

PACKAGE = ROOT / "server" / "ringhall"


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the package, by its path below server/ringhall."""
    paths = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
    return {str(path.relative_to(PACKAGE)): ast.parse(path.read_text()) for path in paths}


def module_name(path: str) -> str:
    """The dotted name of a module, from its path below server/ringhall."""
    parts = Path(path).with_suffix("").parts
    return ".".join(("ringhall", *(parts[:-1] if parts[-1] == "__init__" else parts)))


def name_of(node: ast.expr) -> str:
    """The last part of a name: `ContactQueued` of both `ContactQueued` and `events.ContactQueued`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def imports(tree: ast.Module) -> Iterator[str]:
    """The dotted names that a module imports; both `a` and `a.b` for `from a import b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
