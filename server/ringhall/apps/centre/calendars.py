"""Calendars in flows: a node that names one gets its hours when the flow is published."""

from collections.abc import Mapping
from typing import Any

import msgspec

from ringhall.apps.centre.kinds import CalendarSettings

HOURS = ("time_zone", "weekly", "exceptions")


def with_calendars(document: dict[str, Any], calendars: Mapping[str, CalendarSettings]) -> dict[str, Any]:
    """The flow with the hours of the calendars its nodes name; a node that names none stays as it is."""
    nodes = document.get("nodes")
    if not isinstance(nodes, dict):
        return document
    return document | {"nodes": {name: _filled(node, calendars) for name, node in nodes.items()}}


def _filled(node: Any, calendars: Mapping[str, CalendarSettings]) -> Any:
    calendar = calendars.get(node.get("calendar", "")) if isinstance(node, dict) else None
    if calendar is None:
        return node
    hours = msgspec.to_builtins(calendar)
    return node | {name: hours[name] for name in HOURS}
