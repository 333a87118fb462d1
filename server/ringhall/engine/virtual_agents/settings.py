"""A virtual agent as people set it up. Shapes as on the wire; each number says its unit."""

from typing import Annotated

import msgspec

from ringhall.engine.routing.settings import VIRTUAL, Level, Order, Price, Tier, VirtualMember


class VirtualAgent(msgspec.Struct, frozen=True, kw_only=True):
    """A flow that takes contacts from queues: up to `contacts_max` at once, each for `minutes_max` at most.

    `skills`, `queue_ids` and `tiers` mean what they mean for people; `orders`, `success_percent_min` and the prices say
    when it goes before them (`VirtualMember`). It is on duty while it is `active`, by `calendar` (none: always).
    """

    flow_id: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    active: bool = True
    calendar: Annotated[str, msgspec.Meta(max_length=80)] = ""
    contacts_max: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 10
    minutes_max: Annotated[int, msgspec.Meta(ge=1, le=240)] = 10
    skills: dict[str, Level] = {}
    queue_ids: Annotated[list[str], msgspec.Meta(max_length=500)] = []
    tiers: dict[str, Tier] = {}
    orders: dict[str, Order] = {}
    success_percent_min: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    price: Price = 0
    person_price: Price = 0


def floor_id(agent_id: str) -> str:
    """The id among the agents of the virtual agent with this id."""
    return f"{VIRTUAL}{agent_id}"


def member_of(agent_id: str, name: str, setup: VirtualAgent) -> VirtualMember:
    """The virtual agent as the floor knows it. A contact of any queue takes one of its places."""
    return VirtualMember(
        id=floor_id(agent_id),
        login="",
        name=name,
        skills=setup.skills,
        queue_ids=setup.queue_ids,
        tiers=setup.tiers,
        contacts_max=setup.contacts_max,
        minutes_max=setup.minutes_max,
        orders=setup.orders,
        success_percent_min=setup.success_percent_min,
        price=setup.price,
        person_price=setup.person_price,
    )
