"""The two-minute guard: who is too long in the menus, or does not get on with them, is offered a person."""

from ringhall.engine.flows.document import AnyNode, Asking, Flow, Leading
from ringhall.engine.flows.nodes.say import Say
from ringhall.engine.flows.place import Place
from ringhall.engine.flows.walk import WayToPerson


def way_to_person(flow: Flow, place: Place) -> WayToPerson | None:
    """Where the flow offers a person, and after what; None where it does not, or they were offered one already."""
    if place.offered or flow.person is None:
        return None
    name, node = flow.person
    seconds = flow.ivr_seconds_max if node.after_seconds is None else node.after_seconds
    return WayToPerson(name, seconds, node.after_errors)


def offer_at(flow: Flow, way: WayToPerson | None, place: Place) -> int | None:
    """When a caller who goes on standing here is offered a person for the time they spent; None: not here."""
    node = flow.nodes.get(place.node)
    if node is None or place.waiting not in ("prompt", "keys") or place.typed or not keeps(flow, node):
        return None
    return due(way, place)


def due(way: WayToPerson | None, place: Place) -> int | None:
    """When their time in the menus is over; time in queues is none."""
    if way is None or way.seconds_max == 0:
        return None
    return place.in_ivr_since + way.seconds_max * 1000


def keeps(flow: Flow, node: AnyNode) -> bool:
    """Whether the node keeps callers in the menus. A sentence on the way out of them does not."""
    on_the_way_out = isinstance(node, Say) and isinstance(flow.nodes.get(node.next), Leading)
    return isinstance(node, Asking) and not on_the_way_out
