"""What is another between two documents of a flow, for people who decide whether to publish one."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ringhall.engine.flows.types import Document

LAYOUT = "at"
"""Where a node is drawn: no caller hears a difference."""


class FieldChange(msgspec.Struct, frozen=True):
    """A field of a node, such as `tries_max` or `choices.2`; None where it is not given on that side."""

    field: str
    before: Any
    after: Any


class NodeChange(msgspec.Struct, frozen=True):
    """A node that stands on both sides, and is another."""

    node: str
    fields: list[FieldChange]


class Difference(msgspec.Struct, frozen=True):
    """Nodes by name, in the order of the documents. `start` is told as before and after, if it is another.

    `moved` are nodes that are only drawn at another place. `tests` are the names of those that were added, removed or
    changed.
    """

    start: tuple[str, str] | None
    added: list[str]
    removed: list[str]
    changed: list[NodeChange]
    moved: list[str]
    tests: list[str]


def difference(before: Document, after: Document) -> Difference:
    """From one document to the other; either may be unsound, since a draft is kept as it is drawn."""
    old, new = _nodes(before), _nodes(after)
    ends = (str(before.get("start", "")), str(after.get("start", "")))
    both = [(name, list(_changes(old[name], new[name]))) for name in new if name in old]
    return Difference(
        start=ends if ends[0] != ends[1] else None,
        added=[name for name in new if name not in old],
        removed=[name for name in old if name not in new],
        changed=[NodeChange(name, heard) for name, fields in both if (heard := _without_layout(fields))],
        moved=[name for name, fields in both if fields and not _without_layout(fields)],
        tests=_other_tests(_tests(before), _tests(after)),
    )


def _nodes(document: Document) -> dict[str, Any]:
    nodes = document.get("nodes")
    return nodes if isinstance(nodes, dict) else {}


def _tests(document: Document) -> dict[str, Any]:
    tests = document.get("tests")
    named = [each for each in tests if isinstance(each, dict)] if isinstance(tests, list) else []
    return {str(each.get("name", "")): each for each in named}


def _other_tests(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [name for name in {**old, **new} if old.get(name) != new.get(name)]


def _without_layout(fields: list[FieldChange]) -> list[FieldChange]:
    return [each for each in fields if each.field != LAYOUT]


def _changes(before: Any, after: Any) -> Iterator[FieldChange]:
    if not isinstance(before, dict) or not isinstance(after, dict):
        if before != after:
            yield FieldChange("", before, after)
        return
    for field in {**before, **after}:
        old, new = before.get(field), after.get(field)
        if old == new:
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            # Such as the keys of a menu: each is a change of its own.
            parts = [key for key in {**old, **new} if old.get(key) != new.get(key)]
            yield from (FieldChange(f"{field}.{key}", old.get(key), new.get(key)) for key in parts)
        else:
            yield FieldChange(field, old, new)
