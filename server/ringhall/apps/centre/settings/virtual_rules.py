"""What must hold of virtual agents, alone and with the flows they serve by. Pure."""

from collections.abc import Iterator

from ringhall.apps.centre.settings.routing_rules import NOT_MEMBER
from ringhall.apps.centre.settings.values import Json, Reference, World
from ringhall.company.organisation.types import Fault

NEVER_CHEAPER = "At this price it is never cheaper than a person: let it cost less, or choose another order."
NEEDS_VARIABLES = "This flow needs variables that another flow sets; choose one that begins by itself."
SENTENCES = (NEVER_CHEAPER, NEEDS_VARIABLES)


def virtual_agent(value: Json) -> Iterator[Fault]:
    """Tiers and orders are of queues it serves, and an order by cost can come true."""
    for field in ("tiers", "orders"):
        for queue_id in value[field]:
            if queue_id not in value["queue_ids"]:
                yield Fault(f"{field}.{queue_id}", "not-member", NOT_MEMBER, {"queue": queue_id})
    if "cheaper" in value["orders"].values() and value["price"] >= value["person_price"]:
        yield Fault("price", "never-cheaper", NEVER_CHEAPER)


def refers(value: Json) -> Iterator[Reference]:
    """Its flow, its hours, its queues and skills."""
    yield Reference("flow_id", "flows", value["flow_id"])
    if value["calendar"]:
        yield Reference("calendar", "calendars", value["calendar"])
    for n, key in enumerate(value["queue_ids"]):
        yield Reference(f"queue_ids.{n}", "queues", key)
    for skill in value["skills"]:
        yield Reference(f"skills.{skill}", "skills", skill)


def fits(value: Json, world: World) -> Iterator[Fault]:
    """The flow begins by itself."""
    flow = world.get("flows", {}).get(value["flow_id"])
    if flow is not None and flow["document"].get("inputs"):
        yield Fault("flow_id", "needs-variables", NEEDS_VARIABLES)
