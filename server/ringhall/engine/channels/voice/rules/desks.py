"""Who has to give up a phone that somebody else sits down at."""

from collections.abc import Iterable

import msgspec

from ringhall.engine.channels.voice.errors import SeatInUse
from ringhall.engine.routing.rules.agents import Agent

IN_CONTACT = frozenset({"ringing", "talking", "hold"})
SEAT_TAKEN = "seat_taken"
"""Why somebody is offline whose phone another agent has signed in at."""


class Sitter(msgspec.Struct, frozen=True):
    """Somebody who is signed in, and the switch's address of the phone that rings for them."""

    agent: Agent
    name: str
    endpoint: str


def in_contact(agent: Agent) -> bool:
    """Whether somebody rings at the agent or talks with them: then no phone is taken from them. Wrap-up needs none."""
    return any(work.state in IN_CONTACT and not work.interruptible for work in agent.works)


def displaced(endpoint: str, agent_id: str, sitters: Iterable[Sitter]) -> list[str]:
    """The others who sit at this phone. SeatInUse when one of them is in a contact: nobody loses a caller."""
    there = [each for each in sitters if each.endpoint == endpoint and each.agent.id != agent_id]
    for each in there:
        if in_contact(each.agent):
            raise SeatInUse(name=each.name)
    return [each.agent.id for each in there]
