"""One call after another through a whole centre: menu, queue, agent's phone, and back."""

import asyncio
from array import array
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
import pytest_asyncio

from ringhall.company.access.rules.rights import AGENT as AGENTS_RIGHTS
from ringhall.company.access.rules.rights import SEE_PERSONAL, SEE_PERSONAL_OWN
from tests.support.centre_client import CentreClient
from tests.support.centre_document import NUMBER, PASSWORD, PERSON, PERSON_NUMBER, document, secret_of
from tests.support.hearing import TONE_AMPLITUDE_MIN, Listening
from tests.support.public_network import Person, Phone, PublicNetwork
from tests.support.running_centre import network_around, running_centre
from tests.support.tones import RATE, loudness

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]

CALLER, AGENT, SECOND = 440, 1000, 1500
AGENTS = ("agent1", "agent2", "agent3")
TURNS = {
    "ContactArrived",
    "FlowEntered",
    "ContactQueued",
    "ContactOffered",
    "OfferEnded",
    "ContactConnected",
    "ContactHeld",
    "ContactRetrieved",
    "AgentLeft",
    "ContactEnded",
    "DispositionSet",
    "WrapUpFinished",
    "ContactClosed",
}


class Floor:
    """The centre as the tests of this file use it."""

    def __init__(self, client: CentreClient, network: PublicNetwork, phones: dict[str, Phone]) -> None:
        self.client, self.network, self.phones = client, network, phones

    async def talk(self, key: str = "2", agent: str = "agent1") -> tuple[Person, Person]:
        """A caller and this agent in conversation, each with their tone."""
        await self.client.set_state(agent, "ready")
        caller = await self.network.call(NUMBER, PERSON_NUMBER, keys=key)
        seat = await self.phones[agent].rings()
        await caller.say(CALLER)
        await seat.answer(AGENT)
        await self.client.until_contact(seat.contact_id, state="connected")
        return caller, seat

    async def asks_agent2(self, seat: Person) -> Person:
        """Whoever sits there asks agent 2, who answers with a tone of their own."""
        await self.client.set_state("agent2", "ready")
        await self.client.verb(seat.contact_id, "consult", {"to": {"agent": "agent2"}})
        helper = await self.phones["agent2"].rings()
        await helper.answer(SECOND)
        return helper

    async def newest(self) -> str:
        """The contact that came last."""
        contact_id: str = (await self.client.contacts(limit="1"))[0]["id"]
        return contact_id

    async def waits(self, caller: str) -> str:
        """The contact of this caller, once it waits in a queue."""

        async def found() -> str | None:
            waiting = [c for c in await self.client.contacts(state="queued") if c["address"] == caller]
            return waiting[0]["id"] if waiting else None

        contact_id: str = await self.client.until(found)
        return contact_id


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def everything() -> AsyncIterator[Floor]:
    async with running_centre(document()) as centre, network_around(centre) as network:
        phones = await network.register({agent: secret_of(agent) for agent in AGENTS})
        yield Floor(centre.client, network, phones)
        assert centre.faults() == []


@pytest_asyncio.fixture(loop_scope="module")
async def floor(everything: Floor) -> AsyncIterator[Floor]:
    """Nobody is there yet, and in the end nobody is left."""
    yield everything
    for agent in AGENTS:
        await everything.client.set_state(agent, "offline")
        await everything.client.until_agent(agent, "offline")


def only(samples: "array[int]", own: int, other: int) -> bool:
    """Whether the last two seconds hold one tone and not the other."""
    end = samples[-2 * RATE :]
    return loudness(end, own) > 10 * loudness(end, other)


async def test_from_the_first_ring_to_the_last_word(floor: Floor) -> None:
    client, network = floor.client, floor.network
    caller = await network.call(NUMBER, PERSON_NUMBER)
    await caller.answered()
    await caller.say(None)
    await Listening(caller).hears_sound()
    await caller.press("1")
    contact_id = await floor.waits(PERSON_NUMBER)
    await Listening(caller).hears_sound()

    await client.set_state("agent1", "ready")
    seat = await floor.phones["agent1"].rings()
    assert (seat.contact_id, seat.leg.other) == (contact_id, PERSON_NUMBER)
    assert (await client.agent("agent1"))["state"] == "ringing"
    await seat.answer(AGENT)
    await caller.say(CALLER)
    await asyncio.gather(Listening(caller).hears(AGENT), Listening(seat).hears(CALLER))

    await client.verb(contact_id, "hold")
    await asyncio.gather(Listening(caller).hears_no(AGENT), Listening(seat).hears_no(CALLER))
    await Listening(caller).hears_sound()
    await client.verb(contact_id, "retrieve")
    await asyncio.gather(Listening(caller).hears(AGENT), Listening(seat).hears(CALLER))

    await client.set_state("agent2", "ready")
    await client.verb(contact_id, "transfer", {"to": {"queue": "billing"}})
    await seat.ended()
    second = await floor.phones["agent2"].rings()
    assert second.contact_id == contact_id
    await second.answer(SECOND)
    await asyncio.gather(Listening(caller).hears(SECOND), Listening(second).hears(CALLER))
    await caller.hang_up()
    await second.ended()

    contact = await client.until_contact(contact_id, state="wrap_up")
    assert (contact["outcome"], contact["customer"]["name"], contact["path"]) == ("answered", PERSON, ["sales"])
    await client.until_agent("agent2", "ready")
    body = {"disposition": "resolved"}
    await client.ask("PUT", f"/contacts/{contact_id}/disposition", body, login="agent1")
    await client.ask("POST", f"/contacts/{contact_id}/wrap_up", login="agent1")
    contact = await client.until_contact(contact_id, state="closed")
    assert (contact["outcome"], contact["disposition"], contact["hold_ms"] > 1000) == ("answered", "resolved", True)
    await told_in_order(client, contact_id)
    await recorded(client, contact_id)


async def told_in_order(client: CentreClient, contact_id: str) -> None:
    """The story of the call above."""
    kinds = await client.kinds(contact_id)
    assert " ".join(kind for kind in kinds if kind in TURNS) == (
        "ContactArrived FlowEntered ContactQueued ContactOffered OfferEnded ContactConnected ContactHeld "
        "ContactRetrieved AgentLeft ContactQueued ContactOffered OfferEnded ContactConnected AgentLeft ContactEnded "
        "WrapUpFinished DispositionSet WrapUpFinished ContactClosed"
    )


async def recorded(client: CentreClient, contact_id: str) -> None:
    """One recording for each agent of the call above, as long as they were there, each side in its channel."""
    ledger = await client.recordings(contact_id, 2)
    assert [(each["agent_id"], each["state"]) for each in ledger] == [("agent1", "complete"), ("agent2", "complete")]
    for line, tone in zip(ledger, (AGENT, SECOND), strict=True):
        customer, agent = await client.sound(contact_id, line["n"])
        talk = datetime.fromisoformat(line["ended_at"]) - datetime.fromisoformat(line["started_at"])
        assert len(customer) / RATE == pytest.approx(talk.total_seconds(), abs=1.0)
        assert only(customer, CALLER, tone)
        assert only(agent, tone, CALLER)


async def test_a_phone_shows_no_more_of_who_calls_than_its_agent_may_see(floor: Floor) -> None:
    client = floor.client
    role = {"id": "masked", "name": "Calls without names", "rights": sorted(AGENTS_RIGHTS - {SEE_PERSONAL})}
    made = await client.ask("POST", "/settings/roles", {"value": role}, login="admin")
    user = {"login": "masked2", "name": "Masked", "roles": ["masked"], "agent_id": "agent2", "password": PASSWORD}
    user_id = (await client.ask("POST", "/users", user, login="admin"))["id"]

    async def shown() -> tuple[str, str]:
        await client.set_state("agent2", "ready")
        caller = await floor.network.call(NUMBER, PERSON_NUMBER, keys="2")
        seat = await floor.phones["agent2"].rings()
        await caller.hang_up()
        await seat.ended()
        return seat.leg.other, seat.leg.other_name

    assert await shown() == ("+4420***00", "W*** Q***")
    # Who may see whom they serve sees who rings.
    value = role | {"rights": [*role["rights"], SEE_PERSONAL_OWN]}
    await client.ask("PUT", "/settings/roles/masked", {"value": value, "version": made["version"]}, login="admin")
    assert await shown() == (PERSON_NUMBER, PERSON)
    await client.ask("DELETE", f"/users/{user_id}", login="admin")
    await client.ask("DELETE", "/settings/roles/masked", login="admin")


async def test_keys_pressed_before_the_prompt_is_over_count(floor: Floor) -> None:
    caller = await floor.network.call(NUMBER, "+12025550101", keys="2")
    contact_id = await floor.waits("+12025550101")
    await caller.hang_up()
    contact = await floor.client.until_contact(contact_id, state="closed")
    assert (contact["path"], contact["queue_id"]) == (["billing"], "billing")


async def test_a_caller_who_gives_up_has_abandoned_and_one_who_gives_up_at_once_has_not_really_waited(
    floor: Floor,
) -> None:
    patient = await floor.network.call(NUMBER, "+12025550102", keys="2")
    hasty = await floor.network.call(NUMBER, "+12025550103", keys="2")
    contacts = [await floor.waits("+12025550102"), await floor.waits("+12025550103")]
    await hasty.hang_up()
    await asyncio.sleep(3.2)  # The queue calls a wait below 3 s short.
    await patient.hang_up()
    ended = [await floor.client.until_contact(contact_id, state="closed") for contact_id in contacts]
    assert [contact["outcome"] for contact in ended] == ["abandoned", "short_abandoned"]


async def test_busy_declined_and_unanswered_calls_go_back_to_the_queue_at_their_age(floor: Floor) -> None:
    client = floor.client
    caller = await floor.network.call(NUMBER, "+12025550104", keys="2")
    contact_id = await floor.waits("+12025550104")
    since = (await client.contact(contact_id))["waiting_since"]
    for agent, cause in (("agent1", 17), ("agent2", 21)):
        await client.set_state(agent, "ready")
        await (await floor.phones[agent].rings()).leg.hang_up(cause)
        await client.until_contact(contact_id, state="queued", waiting_since=since)
        await client.set_state(agent, "offline")
    await client.set_state("agent3", "ready")
    seat = await floor.phones["agent3"].rings()
    await seat.ended()
    await client.until_contact(contact_id, state="queued", waiting_since=since)
    outcomes = [e["data"]["outcome"] for e in await client.story(contact_id) if e["kind"] == "OfferEnded"]
    assert outcomes == ["busy", "declined", "timed_out"]
    assert (await client.until_agent("agent3", "not_ready"))["contact_id"] is None
    await caller.hang_up()
    await client.until_contact(contact_id, state="closed", outcome="abandoned")


async def test_attended_transfer_and_who_hears_whom(floor: Floor) -> None:
    client = floor.client
    caller, seat = await floor.talk()
    helper = await floor.asks_agent2(seat)
    await asyncio.gather(
        Listening(seat).hears(SECOND),
        Listening(helper).hears(AGENT),
        Listening(caller).hears_no(AGENT),
        Listening(caller).hears_sound(),
    )
    assert not helper.heard(CALLER)
    await client.verb(seat.contact_id, "consult/complete")
    await seat.ended()
    await asyncio.gather(Listening(caller).hears(SECOND), Listening(helper).hears(CALLER))
    await helper.hang_up()
    await caller.ended()
    contact = await client.until_contact(seat.contact_id, state="closed")
    assert (contact["outcome"], contact["agent_id"]) == ("answered", "agent2")


async def test_who_was_asked_and_the_customer_after_it_are_both_in_the_recording(floor: Floor) -> None:
    client = floor.client
    caller, seat = await floor.talk()
    helper = await floor.asks_agent2(seat)
    await Listening(seat).hears(SECOND)
    await client.verb(seat.contact_id, "consult/cancel")
    await helper.ended()
    await asyncio.gather(Listening(seat).hears(CALLER), Listening(caller).hears(AGENT))
    await caller.hang_up()
    await client.until_contact(seat.contact_id, state="closed")

    async def kept() -> int | None:
        ledger = await client.recordings(seat.contact_id)
        return next((each["n"] for each in ledger if (each["agent_id"], each["state"]) == ("agent1", "complete")), None)

    heard, _ = await client.sound(seat.contact_id, await client.until(kept))
    at_the_end, before = heard[-RATE // 2 :], heard[: -RATE // 2]
    halves = [before[at : at + RATE // 2] for at in range(0, len(before), RATE // 2)]
    assert loudness(at_the_end, CALLER) > TONE_AMPLITUDE_MIN
    assert any(loudness(half, SECOND) > TONE_AMPLITUDE_MIN for half in halves)


async def test_three_talk_together(floor: Floor) -> None:
    client = floor.client
    caller, seat = await floor.talk()
    helper = await floor.asks_agent2(seat)
    await client.until_agent("agent2", "talking")
    await client.verb(seat.contact_id, "consult/conference")
    await asyncio.gather(
        Listening(caller).hears(AGENT, SECOND),
        Listening(seat).hears(CALLER, SECOND),
        Listening(helper).hears(CALLER, AGENT),
    )
    await client.verb(seat.contact_id, "mute")
    await asyncio.gather(Listening(caller).hears_no(AGENT), Listening(helper).hears(CALLER))
    await caller.hang_up()
    await asyncio.gather(seat.ended(), helper.ended())
    await client.until_contact(seat.contact_id, state="closed", outcome="answered")


async def test_keys_of_the_agent_reach_the_customer(floor: Floor) -> None:
    caller, seat = await floor.talk()
    await seat.say(None)
    await floor.client.verb(seat.contact_id, "keys", {"keys": "5*"})
    await caller.hears_keys("5*")
    await seat.hang_up()
    await caller.ended()


async def test_a_voicemail(floor: Floor) -> None:
    caller = await floor.network.call(NUMBER, "+12025550105", keys="9")
    contact_id = await floor.newest()
    await Listening(caller).hears_sound()
    await caller.say(CALLER)
    await caller.ended()
    await floor.client.until_contact(contact_id, state="closed", outcome="voicemail")
    message_id = await floor.client.message_of(contact_id)
    (line,) = await floor.client.recordings(message_id)
    assert (line["kind"], line["state"]) == ("voicemail", "complete")
    answer = await floor.client.answer("GET", f"/contacts/{message_id}/recordings/1")
    assert loudness(array("h", answer.body[44:])[-2 * RATE :], CALLER) > 500


async def test_a_message_that_ends_with_the_call_is_kept(floor: Floor) -> None:
    contact_id = await hangs_up_in_a_message(floor, "+12025550106", CALLER)
    await floor.client.until_contact(contact_id, state="closed", outcome="voicemail")
    message_id = await floor.client.message_of(contact_id)
    (line,) = await floor.client.recordings(message_id)
    assert (line["kind"], line["state"]) == ("voicemail", "complete")
    answer = await floor.client.answer("GET", f"/contacts/{message_id}/recordings/1")
    assert loudness(array("h", answer.body[44:])[-RATE:], CALLER) > 500


async def test_a_caller_who_hangs_up_without_a_word_has_abandoned(floor: Floor) -> None:
    contact_id = await hangs_up_in_a_message(floor, "+12025550107", None)
    await floor.client.until_contact(contact_id, state="closed", outcome="abandoned")
    assert "MessageLeft" not in await floor.client.kinds(contact_id)


async def hangs_up_in_a_message(floor: Floor, number: str, voice_hz: int | None) -> str:
    """A caller with this voice who hangs up before the five seconds of a message are over; returns the contact."""
    caller = await floor.network.call(NUMBER, number, keys="9")
    contact_id = await floor.newest()
    await Listening(caller).hears_sound()
    await caller.say(voice_hz)
    await asyncio.sleep(3.5)
    await caller.hang_up()
    return contact_id
