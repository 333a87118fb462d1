"""The older form of a flow, whose nodes had opening hours of their own: they become calendars that the nodes name."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
OWN_FIELDS = ("time_zone", "weekly", "holidays", "exceptions")
ID_LETTERS_MAX = 80


def with_named_hours(document: Json) -> Json:
    """A settings document in today's form; what is in today's form, or has no form at all, stays as it is."""
    flows, calendars = document.get("flows"), document.get("calendars", [])
    if not isinstance(flows, list) or not isinstance(calendars, list):
        return document
    made: list[Json] = []
    turned: list[Any] = []
    for flow in flows:
        inside = flow.get("document") if isinstance(flow, dict) else None
        if not isinstance(inside, dict) or not has_own_hours(inside):
            turned.append(flow)
            continue
        inside, found = named_hours(str(flow.get("id", "")), str(flow.get("name", "")), inside)
        made += found
        turned.append(flow | {"document": inside})
    return document | {"flows": turned} | ({"calendars": [*calendars, *made]} if made else {})


def has_own_hours(flow: Json) -> bool:
    """Whether any node of the flow is in the older form."""
    return any(node.keys() & set(OWN_FIELDS) for _, node in _hours_nodes(flow))


def named_hours(flow_id: str, flow_name: str, flow: Json) -> tuple[Json, list[Json]]:
    """The flow in today's form, and the calendars that its nodes name from now on."""
    nodes, calendars = dict(flow["nodes"]), []
    for name, node in _hours_nodes(flow):
        plain = {key: value for key, value in node.items() if key not in OWN_FIELDS}
        if not node.get("calendar"):
            calendar = _calendar(f"{flow_id}.{name}"[-ID_LETTERS_MAX:], f"{flow_name}: {name}"[:ID_LETTERS_MAX], node)
            calendars.append(calendar)
            plain["calendar"] = calendar["id"]
        nodes[name] = plain
    return flow | {"nodes": nodes}, calendars


def _hours_nodes(flow: Json) -> Iterator[tuple[str, Json]]:
    nodes = flow.get("nodes")
    for name, node in nodes.items() if isinstance(nodes, dict) else ():
        if isinstance(node, dict) and node.get("kind") == "hours":
            yield name, node


def _calendar(key: str, name: str, node: Json) -> Json:
    closed = [{"date": day, "openings": []} for day in node.get("holidays", ())]
    by_date: dict[str, Json] = {}
    for other in (*closed, *node.get("exceptions", ())):
        by_date.setdefault(other["date"], other)
    return {
        "id": key,
        "name": name,
        "time_zone": node.get("time_zone", ""),
        "weekly": node.get("weekly", {}),
        "exceptions": list(by_date.values()),
    }
