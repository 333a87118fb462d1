"""A phone that stays connected, with a real switch and a real phone: one call to it, and callers one after another."""

import asyncio
import os
import signal
from array import array
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.centre_document import NUMBER, PERSON_NUMBER, document, secret_of
from tests.support.hearing import TONE_AMPLITUDE_MIN, Listening
from tests.support.public_network import Person, Phone, PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.tones import RATE, loudness

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]

SWITCH_DIED = ("asterisk.died", "switch.down")
CALLERS, AGENT = (440, 600, 1500), 1000


def reached(auto_answer: bool) -> dict[str, object]:
    return {"reached_by": "nailed_up", "auto_answer": auto_answer}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def centre() -> AsyncIterator[RunningCentre]:
    whole = document()
    whole["agents"][0] |= reached(auto_answer=True)
    whole["agents"][1] |= reached(auto_answer=False)
    async with running_centre(whole) as centre:
        yield centre
        # One test kills it.
        assert [line for line in centre.faults() if line["event"] not in SWITCH_DIED] == []


@pytest_asyncio.fixture(loop_scope="module")
async def network(centre: RunningCentre) -> AsyncIterator[PublicNetwork]:
    async with network_around(centre) as network:
        yield network
    for agent in ("agent1", "agent2"):
        await centre.client.set_state(agent, "offline")


async def connected(centre: RunningCentre, network: PublicNetwork, agent: str) -> tuple[Phone, Person]:
    """The agent is ready, and their phone is connected; it says nothing yet."""
    phone = (await network.register({agent: secret_of(agent)}))[agent]
    await centre.client.set_state(agent, "ready")
    desk = await phone.rings()
    await desk.answer()
    await nailed(centre, agent, "connected")
    # The greeting.
    await Listening(desk).hears_sound()
    return phone, desk


async def nailed(centre: RunningCentre, agent: str, state: str) -> None:
    async def is_so() -> bool:
        return bool((await centre.client.agent(agent))["nailed_up"] == state)

    await centre.client.until(is_so)


async def put_through(centre: RunningCentre, network: PublicNetwork, desk: Person, hertz: int) -> tuple[Person, str]:
    """Somebody calls and talks with the agent, both ways; who they are, and their contact."""
    caller = await network.call(NUMBER, PERSON_NUMBER, keys="2")
    await caller.say(hertz)
    await asyncio.gather(Listening(caller).hears(AGENT), Listening(desk).hears(hertz))
    contact_id: str = (await centre.client.contacts(limit="1"))[0]["id"]
    return caller, contact_id


async def is_recorded(centre: RunningCentre, contact_id: str, hertz: int) -> None:
    """What the contact's one recording holds of the agent, and of this caller and no other."""
    (line,) = await centre.client.recordings(contact_id)
    assert line["state"] != "missing"
    heard, said = await centre.client.sound(contact_id, 1)
    assert loudest(said, AGENT) > TONE_AMPLITUDE_MIN
    assert loudest(heard, hertz) > TONE_AMPLITUDE_MIN
    assert all(loudest(heard, other) < TONE_AMPLITUDE_MIN / 4 for other in CALLERS if other != hertz)


def loudest(samples: "array[int]", hertz: int) -> float:
    """The amplitude of the tone in the half second in which it is loudest: it begins anew after each pause."""
    piece = RATE // 2
    return max(loudness(samples[at : at + piece], hertz) for at in range(0, len(samples) - piece, piece))


async def test_three_callers_by_one_leg_each_heard_and_recorded_with_a_crash_between(
    centre: RunningCentre, network: PublicNetwork
) -> None:
    phone, desk = await connected(centre, network, "agent1")
    await desk.say(AGENT)
    contacts = []
    for n, hertz in enumerate(CALLERS):
        caller, contact_id = await put_through(centre, network, desk, hertz)
        contacts.append(contact_id)
        if n == 0:
            await caller.hang_up()
        elif n == 1:
            # In the middle of the talk.
            centre.kill()
            await centre.start()
            await asyncio.gather(Listening(caller).hears(AGENT), Listening(desk).hears(hertz))
            await centre.client.verb(contact_id, "hang_up")
            await caller.ended()
        else:
            await caller.hang_up()
        contact = await centre.client.until_contact(contact_id, state="closed")
        assert (contact["outcome"], contact["agent_id"]) == ("answered", "agent1")
        await centre.client.until_agent("agent1", "ready")
        await Listening(desk).hears_no(hertz)
        assert not desk.leg.ended.is_set()
    assert phone.calls.empty()
    for contact_id, hertz in zip(contacts, CALLERS, strict=True):
        await is_recorded(centre, contact_id, hertz)
    await centre.client.set_state("agent1", "offline")
    await desk.ended()


async def test_a_key_at_the_phone_or_the_desk_takes_a_caller_and_hanging_up_ends_it(
    centre: RunningCentre, network: PublicNetwork
) -> None:
    _, desk = await connected(centre, network, "agent2")
    first, contact_id = await rings(centre, network)
    await desk.press("5")
    await desk.say(AGENT)
    await asyncio.gather(Listening(first).hears(AGENT), Listening(desk).hears(CALLERS[0]))
    await first.hang_up()
    await centre.client.until_agent("agent2", "ready")
    await Listening(desk).hears_no(CALLERS[0])

    second, contact_id = await rings(centre, network)
    await centre.client.verb(contact_id, "accept")
    await asyncio.gather(Listening(second).hears(AGENT), Listening(desk).hears(CALLERS[0]))
    await desk.hang_up()
    await second.ended()
    contact = await centre.client.until_contact(contact_id, state="closed")
    assert contact["outcome"] == "answered"
    agent = await centre.client.until_agent("agent2", "not_ready")
    assert (agent["reason"], agent["nailed_up"]) == ("phone_disconnected", "off")


async def rings(centre: RunningCentre, network: PublicNetwork) -> tuple[Person, str]:
    """Somebody calls, and the agent is asked to take them; who they are, and their contact."""
    caller = await network.call(NUMBER, PERSON_NUMBER, keys="2")
    await caller.say(CALLERS[0])
    await centre.client.until_agent("agent2", "ringing")
    contact_id: str = (await centre.client.contacts(limit="1"))[0]["id"]
    return caller, contact_id


async def test_when_the_switch_dies_the_phone_is_called_again(centre: RunningCentre, network: PublicNetwork) -> None:
    phone, _ = await connected(centre, network, "agent1")
    os.kill(centre.asterisk_pid, signal.SIGKILL)
    desk = await phone.rings()
    await desk.answer(AGENT)
    await nailed(centre, "agent1", "connected")
    caller, contact_id = await put_through(centre, network, desk, CALLERS[0])
    await caller.hang_up()
    assert (await centre.client.until_contact(contact_id, state="closed"))["outcome"] == "answered"
