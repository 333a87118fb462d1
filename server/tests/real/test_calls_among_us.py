"""Real phones call one another: an agent's, one that is nobody's, a queue; and outside, recorded as it should be."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.support.centre_client import CentreClient
from tests.support.centre_document import NUMBER, PERSON_NUMBER, document, secret_of
from tests.support.hearing import TONE_AMPLITUDE_MIN
from tests.support.public_network import Phone, PublicNetwork
from tests.support.running_centre import network_around, running_centre
from tests.support.tones import RATE, loudness

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]
ANN, BEN, OUTSIDE_HZ = 440, 1000, 1500
OUTSIDE = "+442079460123"
PHONES = ("agent1", "agent2", "phone300")


class House:
    """Three phones and the centre they belong to."""

    def __init__(self, client: CentreClient, network: PublicNetwork, phones: dict[str, Phone]) -> None:
        self.client, self.network, self.phones = client, network, phones

    async def newest(self) -> str:
        """The contact that came last."""
        contact_id: str = (await self.client.contacts(limit="1"))[0]["id"]
        return contact_id


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def everything() -> AsyncIterator[House]:
    async with running_centre(document()) as centre, network_around(centre) as network:
        phones = await network.register({name: secret_of(name) for name in PHONES})
        yield House(centre.client, network, phones)
        assert centre.faults() == []


@pytest_asyncio.fixture(loop_scope="module")
async def house(everything: House) -> AsyncIterator[House]:
    yield everything
    await everything.network.falls_silent()
    for agent in ("agent1", "agent2"):
        await everything.client.set_state(agent, "offline")
        await everything.client.until_agent(agent, "offline")


async def test_a_phone_dials_a_colleagues_extension_and_both_hear_one_another(house: House) -> None:
    for agent in ("agent1", "agent2"):
        await house.client.set_state(agent, "ready")
    ann = await house.phones["agent1"].dials("202")
    ben = await house.phones["agent2"].rings()
    assert (ben.leg.other, ben.leg.other_name) == ("201", "Agent 1")
    await ben.answer(BEN)
    await ann.answered()
    await ann.say(ANN)
    await ann.hears(BEN)
    await ben.hears(ANN)
    contact_id = await house.newest()
    contact = await house.client.until_contact(contact_id, state="connected")
    assert (contact["direction"], contact["dialled"], contact["agent_id"]) == ("internal", "202", "agent1")
    await ben.hang_up()
    await ann.ended()
    await house.client.until_contact(contact_id, state="closed")
    for agent in ("agent1", "agent2"):
        await house.client.until_agent(agent, "ready")


async def test_a_phone_in_the_lobby_reaches_an_agent_and_is_reached_by_one(house: House) -> None:
    await house.client.set_state("agent1", "ready")
    lobby = await house.phones["phone300"].dials("201")
    ann = await house.phones["agent1"].rings()
    assert (ann.leg.other, ann.leg.other_name) == ("300", "Lobby")
    await ann.answer(ANN)
    await lobby.answered()
    await lobby.say(BEN)
    await lobby.hears(ANN)
    await ann.hears(BEN)
    await lobby.hang_up()
    await ann.ended()
    await house.client.until_agent("agent1", "ready")
    ann = await house.phones["agent1"].dials("300")
    lobby = await house.phones["phone300"].rings()
    await lobby.answer(BEN)
    await ann.hears(BEN)
    await ann.hang_up()
    await lobby.ended()


async def test_an_agent_calls_a_queue_by_phone_and_is_served_as_a_caller(house: House) -> None:
    for agent in ("agent1", "agent2"):
        await house.client.set_state(agent, "ready")
    ann = await house.phones["agent1"].dials("400")
    ben = await house.phones["agent2"].rings()
    await ben.answer(BEN)
    await ann.answered()
    await ann.hears(BEN)
    assert (await house.client.agent("agent1"))["state"] == "talking"
    await ann.hang_up()
    await ben.ended()


async def test_nobody_calls_outside_by_a_phone_at_which_nobody_is_signed_in(house: House) -> None:
    lobby = await house.phones["phone300"].dials(OUTSIDE)
    await lobby.ended()
    assert not lobby.leg.answered.is_set()
    refused = (await house.client.contacts(limit="1"))[0]
    assert refused["outcome"] == "rejected"


async def test_a_phone_calls_outside_for_its_agent_and_the_talk_is_recorded_customer_left_agent_right(
    house: House,
) -> None:
    await house.client.set_state("agent1", "ready")
    ann = await house.phones["agent1"].dials(OUTSIDE)
    customer = await house.network.phone_of(OUTSIDE).rings()
    await customer.answer(BEN)
    await ann.answered()
    await ann.say(ANN)
    await ann.hears(BEN)
    await customer.hears(ANN)
    contact_id = await house.newest()
    await customer.hang_up()
    await house.client.until_agent("agent1", "wrap_up")
    [line] = await house.client.recordings(contact_id, 1)
    assert (line["agent_id"], line["state"]) == ("agent1", "complete")
    left, right = await house.client.sound(contact_id, line["n"])
    assert loudness(left, BEN) > TONE_AMPLITUDE_MIN > loudness(left, ANN)
    assert loudness(right, ANN) > TONE_AMPLITUDE_MIN > loudness(right, BEN)
    await house.client.ask("POST", f"/contacts/{contact_id}/wrap_up", {}, login="agent1")


async def test_a_caller_is_parked_and_fetched_by_another_phone_and_both_hear_one_another(house: House) -> None:
    await house.client.set_state("agent1", "ready")
    caller = await house.network.call(NUMBER, PERSON_NUMBER, keys="2", voice_hz=BEN)
    ann = await house.phones["agent1"].rings()
    await ann.answer(ANN)
    await caller.hears(ANN)
    answer = await house.client.ask("POST", f"/contacts/{ann.contact_id}/park", {}, login="agent1")
    await ann.ended()
    await house.client.until_agent("agent1", "ready")
    lobby = await house.phones["phone300"].dials(answer["place"])
    await lobby.answered()
    await lobby.say(OUTSIDE_HZ)
    await lobby.hears(BEN)
    await caller.hears(OUTSIDE_HZ)
    await caller.hang_up()
    await lobby.ended()
    await house.client.until_contact(ann.contact_id, state="closed")


@pytest.mark.parametrize("dialled", ["*8202", "*8"])
async def test_a_phone_picks_up_what_rings_at_a_colleague_who_loses_nothing(house: House, dialled: str) -> None:
    await house.client.set_state("agent2", "ready")
    caller = await house.network.call(NUMBER, PERSON_NUMBER, keys="2", voice_hz=BEN)
    at_ben = await house.phones["agent2"].rings()
    await house.client.ask("PUT", "/agents/agent1/state", {"state": "not_ready", "reason": "break"})
    ann = await house.phones["agent1"].dials(dialled)
    await ann.answered()
    await ann.say(OUTSIDE_HZ)
    await ann.hears(BEN)
    await caller.hears(OUTSIDE_HZ)
    await at_ben.ended()
    assert not at_ben.leg.answered.is_set()
    contact = await house.client.until_contact(at_ben.contact_id, state="connected")
    assert contact["agent_id"] == "agent1"
    assert (await house.client.agent("agent2"))["state"] == "ready"
    story = (await house.client.ask("GET", f"/contacts/{at_ben.contact_id}/story"))["items"]
    ended = {each["data"]["agent_id"]: each["data"]["outcome"] for each in story if each["kind"] == "OfferEnded"}
    assert ended == {"agent1": "accepted", "agent2": "taken"}
    await caller.hang_up()
    await ann.ended()
    await house.client.until_contact(at_ben.contact_id, state="closed", outcome="answered")


async def test_a_call_of_a_colleague_is_picked_up_by_a_third_phone(house: House) -> None:
    for agent in ("agent1", "agent2"):
        await house.client.set_state(agent, "ready")
    lobby = await house.phones["phone300"].dials("202")
    at_ben = await house.phones["agent2"].rings()
    ann = await house.phones["agent1"].dials("*8202")
    await ann.answered()
    await ann.say(OUTSIDE_HZ)
    await lobby.answered()
    await lobby.hears(OUTSIDE_HZ)
    await at_ben.ended()
    await lobby.hang_up()
    await ann.ended()


async def test_whoever_keeps_a_caller_on_hold_for_long_hears_a_tone_on_their_phone(house: House) -> None:
    shown = await house.client.ask("GET", "/settings/call_rules/all", login="admin")
    reminding = {"value": shown["value"] | {"hold_reminder_seconds": 2}, "version": shown["version"]}
    set_up = await house.client.ask("PUT", "/settings/call_rules/all", reminding, login="admin")
    await house.client.set_state("agent1", "ready")
    caller = await house.network.call(NUMBER, PERSON_NUMBER, keys="2", voice_hz=None)
    ann = await house.phones["agent1"].rings()
    await ann.answer(ANN)
    await caller.hears(ANN)
    contact_id = ann.contact_id
    await house.client.ask("POST", f"/contacts/{contact_id}/hold", {}, login="agent1")
    began = len(ann.hearing()) / RATE

    async def reminded_again() -> Any:
        contact = await house.client.contact(contact_id)
        return contact if (contact["hold_reminders"] or 0) >= 2 else None

    held = await house.client.until_told(contact_id, reminded_again)
    assert (held["state"], held["held"]) == ("connected", True)
    await ann.hears_something(began)
    await house.client.ask("POST", f"/contacts/{contact_id}/retrieve", {}, login="agent1")
    await caller.say(BEN)
    await ann.hears(BEN)
    await caller.hang_up()
    await ann.ended()
    back = {"value": shown["value"], "version": set_up["version"]}
    await house.client.ask("PUT", "/settings/call_rules/all", back, login="admin")
