"""Agents whose phones stay connected, with others: in a conference, at parking places, picking up for one another."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.support.centre_document import PASSWORD, document
from tests.support.hearing import Listening
from tests.support.public_network import Person
from tests.support.room import Room, furnished, straight

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]

CALLER, ANN, BEN, CEM = 440, 1000, 1500, 700
# Ann serves billing, Ben sales, Cem support; calls ring at Cem alone.
AGENTS = ("agent1", "agent2", "agent3")
BILLING, SALES, SUPPORT = "4008000021", "4008000022", "4008000023"


def two_nailed_up() -> dict[str, Any]:
    """The first takes callers at once, the second by a key; each serves a queue of their own."""
    whole = document()
    usual = {"ring_seconds": 60, "wrap_up_seconds": 0}
    whole["queues"] = [queue | usual for queue in whole["queues"]]
    for agent, queue in zip(whole["agents"], ("billing", "sales", "support"), strict=True):
        agent["queue_ids"] = [queue]
    whole["agents"][0] |= {"reached_by": "nailed_up", "auto_answer": True}
    whole["agents"][1] |= {"reached_by": "nailed_up", "auto_answer": False}
    whole["users"] += [
        {"login": agent, "name": agent, "roles": ["agent"], "agent_id": agent, "password": PASSWORD}
        for agent in ("agent2", "agent3")
    ]
    straight(whole, {BILLING: "billing", SALES: "sales", SUPPORT: "support"})
    return whole


class Desks:
    """The room, and the phones that are connected."""

    def __init__(self, room: Room) -> None:
        self.room, self.client = room, room.client
        self.of: dict[str, Person] = {}

    async def connects(self, agent: str, voice_hz: int | None) -> Person:
        """The agent is ready, and their phone connected; no key can be pressed while a tone is said."""
        await self.client.set_state(agent, "ready")
        name, desk = await self.room.rings()
        assert name == agent
        await desk.answer(voice_hz)
        # The greeting.
        await Listening(desk).hears_sound()
        self.of[agent] = desk
        return desk

    async def rings(self, number: str, agent: str) -> tuple[Person, str]:
        """Somebody calls this number, which rings at the agent; their tone, and their contact."""
        caller, contact_id = await self.room.comes(number, voice_hz=CALLER)
        await self.client.until_agent(agent, "ringing")
        return caller, contact_id

    async def stay(self) -> None:
        """The phones are connected still, their agents ready; nobody hears anybody any more."""
        for agent, desk in self.of.items():
            assert not desk.leg.ended.is_set()
            await self.client.until_agent(agent, "ready")
            await Listening(desk).hears_no(CALLER)
        assert self.room.is_quiet()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def everything() -> AsyncIterator[Room]:
    async with furnished(two_nailed_up(), AGENTS) as room:
        yield room


@pytest_asyncio.fixture(loop_scope="module")
async def desks(everything: Room) -> AsyncIterator[Desks]:
    there = Desks(everything)
    yield there
    await everything.signs_out(AGENTS)
    for desk in there.of.values():
        await desk.ended()


async def test_two_connected_phones_and_a_caller_in_a_conference(desks: Desks) -> None:
    ann, ben = await desks.connects("agent1", ANN), await desks.connects("agent2", None)
    caller, contact_id = await desks.room.comes(BILLING, voice_hz=CALLER)
    await asyncio.gather(caller.hears(ANN), ann.hears(CALLER))
    await desks.client.verb(contact_id, "consult", {"to": {"agent": "agent2"}})
    await desks.client.until_agent("agent2", "ringing")
    await ben.press("5")
    await ben.say(BEN)
    await asyncio.gather(Listening(ann).hears(BEN), Listening(ben).hears(ANN), Listening(caller).hears_no(ANN))
    await desks.client.verb(contact_id, "consult/conference")
    await asyncio.gather(
        Listening(caller).hears(ANN, BEN), Listening(ann).hears(CALLER, BEN), Listening(ben).hears(CALLER, ANN)
    )
    await desks.client.verb(contact_id, "hang_up")
    await desks.client.until_agent("agent1", "ready")
    await asyncio.gather(Listening(caller).hears(BEN), Listening(ann).hears_no(CALLER), Listening(ben).hears_no(ANN))
    await caller.hang_up()
    await desks.client.until_contact(contact_id, state="closed", outcome="answered")
    await desks.stay()


async def test_a_caller_is_parked_by_one_connected_phone_and_fetched_by_the_other(desks: Desks) -> None:
    ann = await desks.connects("agent1", ANN)
    caller, contact_id = await desks.room.comes(BILLING, voice_hz=CALLER)
    await asyncio.gather(caller.hears(ANN), ann.hears(CALLER))
    place = (await desks.client.verb(contact_id, "park"))["place"]
    await desks.client.until_agent("agent1", "ready")
    await asyncio.gather(Listening(ann).hears_no(CALLER), Listening(caller).hears_no(ANN))
    ben = await desks.connects("agent2", BEN)
    await desks.client.ask("POST", "/contacts", {"number": place}, login="agent2")
    await asyncio.gather(Listening(caller).hears(BEN), Listening(ben).hears(CALLER))
    await desks.client.until_contact(contact_id, state="connected", agent_id="agent2")
    await caller.hang_up()
    await desks.client.until_contact(contact_id, state="closed", outcome="answered")
    await desks.stay()


async def test_what_rings_at_a_colleague_is_picked_up_by_a_connected_phone(desks: Desks) -> None:
    ann = await desks.connects("agent1", ANN)
    await desks.client.set_state("agent3", "ready")
    caller, contact_id = await desks.rings(SUPPORT, "agent3")
    at_cem = await desks.room.rings_at("agent3", contact_id)
    await desks.client.ask("POST", "/pick_up", {"agent": "agent3"}, login="agent1")
    await asyncio.gather(Listening(caller).hears(ANN), Listening(ann).hears(CALLER))
    await at_cem.ended()
    assert not at_cem.leg.answered.is_set()
    await picked_up(desks, contact_id, "agent1", "agent3")
    await desks.client.verb(contact_id, "hang_up")
    await caller.ended()
    await desks.stay()


async def test_what_rings_at_a_connected_phone_is_picked_up_by_a_colleague(desks: Desks) -> None:
    ben = await desks.connects("agent2", BEN)
    await desks.client.set_state("agent3", "ready")
    caller, contact_id = await desks.rings(SALES, "agent2")
    cem = await desks.room.network.dials("*8202", "agent3")
    await cem.answered()
    await cem.say(CEM)
    await asyncio.gather(Listening(caller).hears(CEM), Listening(cem).hears(CALLER), Listening(ben).hears_no(CALLER))
    await picked_up(desks, contact_id, "agent3", "agent2")
    await caller.hang_up()
    await cem.ended()
    await desks.stay()


async def picked_up(desks: Desks, contact_id: str, by: str, at: str) -> None:
    """They have it, and it cost the other nothing."""
    await desks.client.until_contact(contact_id, state="connected", agent_id=by)
    ended = [each["data"] for each in await desks.client.story(contact_id) if each["kind"] == "OfferEnded"]
    assert {each["agent_id"]: each["outcome"] for each in ended} == {by: "accepted", at: "taken"}
    assert (await desks.client.agent(at))["state"] == "ready"
