"""Callers whom the rules of a queue send elsewhere: each cause, and each way, with phones that ring and voices."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.support.centre_document import document
from tests.support.hearing import Listening
from tests.support.public_network import WAIT_SECONDS_MAX, Person
from tests.support.room import Room, furnished, straight
from tests.support.tones import RATE

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]

CALLER, AGENT = 440, 1000
OUTSIDE = "+442079460188"
# The first two serve what has rules, the third the queue that nobody is signed in for.
AGENTS = ("agent1", "agent2")
BUSY, PRIORITY = 17, 5
MESSAGE_SECONDS = 5.0


def rule(when: str, then: str, to: str = "", **fields: Any) -> dict[str, Any]:
    return {"when": when, "then": then, "to": to, **fields}


QUEUES: dict[str, dict[str, Any]] = {
    "nobody": {"rules": [rule("no_agents", "voicemail", text="Speak.")]},
    "break": {
        "rules": [rule("all_paused", "call_back")],
        "call_back_opens": "00:00",
        "call_back_closes": "24:00",
        "call_back_countries": ["GB"],
    },
    "small": {"rules": [rule("full", "queue", "sales")], "waiting_max": 1},
    "shut": {
        "rules": [
            rule("closed", "message", text="We are closed."),
            rule("closed", "message", at="waiting", text="We close."),
        ]
    },
    "long": {"rules": [rule("expected_wait", "number", OUTSIDE, seconds=60)]},
    "home": {"rules": [rule("no_agents", "flow", "night", at="waiting")]},
    "lunch": {"rules": [rule("all_paused", "queue", "sales", at="waiting")]},
    "late": {"rules": [rule("expected_wait", "message", at="waiting", seconds=3)]},
}
NUMBERS = {name: f"40080000{11 + n}" for n, name in enumerate(QUEUES)}


def with_rules() -> dict[str, Any]:
    """Agent 1 serves the queues with rules, agent 2 sales, to which two of them lead."""
    whole = document()
    usual = {"ring_seconds": 60, "wrap_up_seconds": 0}
    whole["queues"] = [queue | usual for queue in whole["queues"]]
    whole["queues"] += [{"id": name, "name": name.capitalize()} | usual | queue for name, queue in QUEUES.items()]
    serves = ([name for name in QUEUES if name != "nobody"], ["sales"], ["nobody"])
    for agent, queues in zip(whole["agents"], serves, strict=True):
        agent["queue_ids"] = queues
    night = {
        "start": "said",
        "nodes": {
            "said": {"kind": "say", "parts": [{"text": {"en": "Everybody has gone home."}}], "next": "end"},
            "end": {"kind": "hang_up"},
        },
    }
    whole["flows"].append({"id": "night", "name": "Night", "document": night})
    straight(whole, {number: name for name, number in NUMBERS.items()}, PRIORITY)
    return whole


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def everything() -> AsyncIterator[Room]:
    async with furnished(with_rules(), AGENTS) as room:
        yield room


@pytest_asyncio.fixture(loop_scope="module")
async def room(everything: Room) -> AsyncIterator[Room]:
    """Whoever serves sales is ready; the other has a break."""
    await everything.client.set_state("agent1", "not_ready")
    await everything.client.set_state("agent2", "ready")
    yield everything
    await everything.signs_out(AGENTS)


async def was_taken(room: Room, contact_id: str, *ways: tuple[str, str, str]) -> None:
    """These rules were taken with the contact: when, where, and what they say then."""
    taken = [each["data"]["rule"] for each in await room.client.story(contact_id) if each["kind"] == "RuleTaken"]
    assert [(each["when"], each["at"], each["then"]) for each in taken] == list(ways)


async def talk(caller: Person, other: Person) -> None:
    """The caller says their tone, the other picks up, and both hear one another."""
    await caller.say(CALLER)
    await other.answer(AGENT)
    await asyncio.gather(caller.hears(AGENT), other.hears(CALLER))


async def hears_out(room: Room, caller: Person, contact_id: str) -> None:
    """Something is said to the caller, and then the call is over."""
    await Listening(caller).hears_sound()
    await caller.ended()
    await room.client.until_contact(contact_id, state="closed")


async def test_nobody_is_signed_in_so_a_message_is_left(room: Room) -> None:
    caller, contact_id = await room.comes(NUMBERS["nobody"])
    await caller.answered()
    await caller.say(CALLER)
    await Listening(caller).hears_sound()
    end, before = time.monotonic() + WAIT_SECONDS_MAX, len(caller.hearing())
    while len(caller.hearing()) - before < MESSAGE_SECONDS * RATE:
        assert time.monotonic() < end, "the line has no sound"
        await asyncio.sleep(0.1)
    await caller.hang_up()
    await room.client.until_contact(contact_id, state="closed", outcome="voicemail")
    await was_taken(room, contact_id, ("no_agents", "join", "voicemail"))
    message_id = await room.client.message_of(contact_id)
    assert (await room.client.contact(message_id))["mailbox"] == "nobody"
    [line] = await room.client.recordings(message_id)
    assert (line["kind"], line["state"]) == ("voicemail", "complete")


async def test_everybody_has_a_break_so_a_call_back_is_promised_and_made(room: Room) -> None:
    caller, contact_id = await room.comes(NUMBERS["break"])
    await caller.answered()
    await caller.say(None)
    await Listening(caller).hears_sound()
    await caller.press("1")
    await caller.ended()
    contact = await room.client.until_contact(contact_id, state="queued", queue_id="break")
    await was_taken(room, contact_id, ("all_paused", "join", "call_back"))
    await room.client.set_state("agent1", "ready")
    number, customer = await room.rings()
    assert number == contact["address"]
    await customer.answer()
    await talk(customer, await room.rings_at("agent1", contact_id))
    await customer.hang_up()
    await room.client.until_contact(contact_id, state="closed", outcome="answered")


async def test_the_queue_is_full_so_the_next_caller_rings_in_another(room: Room) -> None:
    await room.waits(NUMBERS["small"])
    caller, contact_id = await room.comes(NUMBERS["small"])
    await talk(caller, await room.rings_at("agent2", contact_id))
    contact = await room.client.until_contact(contact_id, state="connected")
    assert (contact["queue_id"], contact["agent_id"]) == ("sales", "agent2")
    await was_taken(room, contact_id, ("full", "join", "queue"))


async def test_the_queue_closes_and_is_closed_so_it_is_said_and_the_call_ends(room: Room) -> None:
    caller, waiting = await room.waits(NUMBERS["shut"])
    closing = {"minutes": 5, "message": "", "leave": False, "goes_on": False}
    await room.client.ask("PUT", "/closures/queue:shut", closing)
    try:
        await hears_out(room, caller, waiting["id"])
        await was_taken(room, waiting["id"], ("closed", "waiting", "message"))
        caller, contact_id = await room.comes(NUMBERS["shut"])
        await hears_out(room, caller, contact_id)
        await was_taken(room, contact_id, ("closed", "join", "message"))
    finally:
        await room.client.ask("DELETE", "/closures/queue:shut")


async def test_the_wait_would_be_long_so_an_outside_number_is_called(room: Room) -> None:
    await room.talks("agent1", NUMBERS["long"])
    caller, contact_id = await room.comes(NUMBERS["long"])
    number, outside = await room.rings()
    assert number == OUTSIDE
    await talk(caller, outside)
    await was_taken(room, contact_id, ("expected_wait", "join", "number"))
    await outside.hang_up()
    await caller.ended()
    await room.client.until_contact(contact_id, state="closed")


async def test_the_outside_number_is_busy_so_the_caller_waits_for_an_agent_after_all(room: Room) -> None:
    served, talk_id = await room.talks("agent1", NUMBERS["long"])
    caller, contact_id = await room.comes(NUMBERS["long"])
    number, outside = await room.rings()
    assert number == OUTSIDE
    await outside.leg.hang_up(BUSY)
    await room.client.until_contact(contact_id, state="queued", queue_id="long", priority=PRIORITY)
    await served.hang_up()
    await room.client.until_contact(talk_id, state="closed")
    await talk(caller, await room.rings_at("agent1", contact_id))
    await was_taken(room, contact_id, ("expected_wait", "join", "number"))


async def test_the_last_agent_goes_home_so_those_who_wait_hear_a_flow(room: Room) -> None:
    caller, waiting = await room.waits(NUMBERS["home"])
    await room.client.set_state("agent1", "offline")
    await hears_out(room, caller, waiting["id"])
    await was_taken(room, waiting["id"], ("no_agents", "waiting", "flow"))
    entered = [
        each["data"]["flow_id"] for each in await room.client.story(waiting["id"]) if each["kind"] == "FlowEntered"
    ]
    assert entered[-1] == "night"


async def test_the_last_one_at_work_has_a_break_so_those_who_wait_ring_elsewhere_at_their_age(room: Room) -> None:
    served, _ = await room.talks("agent1", NUMBERS["lunch"])
    caller, waiting = await room.waits(NUMBERS["lunch"])
    # After this talk.
    await room.client.set_state("agent1", "not_ready")
    await served.hang_up()
    await talk(caller, await room.rings_at("agent2", waiting["id"]))
    await was_taken(room, waiting["id"], ("all_paused", "waiting", "queue"))
    story = await room.client.story(waiting["id"])
    queued = [each["data"] for each in story if each["kind"] == "ContactQueued"]
    assert [each["queue_id"] for each in queued] == ["lunch", "sales"]
    assert queued[0]["waiting_since"] == queued[1]["waiting_since"]


async def test_the_wait_has_become_long_so_it_is_said_and_the_call_ends(room: Room) -> None:
    await room.talks("agent1", NUMBERS["late"])
    caller, waiting = await room.waits(NUMBERS["late"])
    await hears_out(room, caller, waiting["id"])
    await was_taken(room, waiting["id"], ("expected_wait", "waiting", "message"))
