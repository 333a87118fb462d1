"""An agent signs in from the phone in the lobby, with a real switch and real phones: dialled, typed, and rung there."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.centre_document import NUMBER, PASSWORD, PERSON_NUMBER, document, secret_of
from tests.support.hearing import Listening
from tests.support.public_network import Person, PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.traces import files_with, rows_with

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]
AGENT_HZ, CALLER_HZ = 1000, 440
PIN, WRONG_PIN = "80527314", "80527315"
LOBBY, AGENT = "phone300", "agent1"
AT_THE_LOBBY = {"extension": "300", "name": "Lobby"}


class Lobby:
    """The phone in the lobby, where agent 1 signs in."""

    def __init__(self, centre: RunningCentre, network: PublicNetwork) -> None:
        self.centre, self.client, self.network = centre, centre.client, network

    async def asks(self) -> Person:
        """Somebody dials the code there, and hears that they are asked something."""
        person = await self.network.phone_of(LOBBY).dials("*11")
        await person.answered()
        await person.say(None)
        await Listening(person).hears_sound()
        return person

    async def is_rung(self) -> None:
        """A caller of the agent's queue rings there and is answered, both hear one another, and the directory tells."""
        caller = await self.network.call(NUMBER, PERSON_NUMBER, keys="2", voice_hz=CALLER_HZ)
        rung = await self.network.phone_of(LOBBY).rings()
        await rung.answer(AGENT_HZ)
        await caller.hears(AGENT_HZ)
        await rung.hears(CALLER_HZ)
        contact = await self.client.until_contact(rung.contact_id, state="connected")
        assert contact["agent_id"] == AGENT
        entries = {each["id"]: each["state"] for each in await self.client.ask("GET", "/directory")}
        assert entries["extension:300"] == "talking"
        await caller.hang_up()
        await rung.ended()
        await self.client.until_agent(AGENT, "ready")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def lobby() -> AsyncIterator[Lobby]:
    async with running_centre(document()) as centre, network_around(centre) as network:
        await network.register({name: secret_of(name) for name in (AGENT, LOBBY)})
        await centre.client.ask("PUT", "/me/pin", {"password": PASSWORD, "pin": PIN}, login=AGENT)
        yield Lobby(centre, network)
        await centre.client.set_state(AGENT, "offline")
        assert centre.faults() == []


async def test_three_wrong_answers_end_it_and_nobody_is_signed_in(lobby: Lobby) -> None:
    person = await lobby.asks()
    # A wrong PIN, a number that is nobody's, one that is no agent's.
    await person.press(f"201#{WRONG_PIN}#")
    await wrong_pins(lobby, 1)
    await person.press(f"999#{PIN}#")
    await wrong_pins(lobby, 2)
    await person.press(f"300#{PIN}#")
    await person.ended()
    agent = await lobby.client.agent(AGENT)
    assert (agent["state"], agent["seat"]) == ("offline", None)


async def test_they_sit_there_and_take_calls_also_after_a_kill_until_they_sign_out(lobby: Lobby) -> None:
    person = await lobby.asks()
    await person.press("201#")
    await Listening(person).hears_sound()
    await person.press(f"{PIN}#")
    assert (await lobby.client.until_agent(AGENT, "not_ready"))["seat"] == AT_THE_LOBBY
    await person.ended()
    await lobby.client.until_agent(AGENT, "ready")
    await lobby.is_rung()

    person = await lobby.asks()
    lobby.centre.kill()
    await lobby.centre.start()
    await person.ended()
    agent = await lobby.client.agent(AGENT)
    assert (agent["state"], agent["seat"]) == ("ready", AT_THE_LOBBY)
    await lobby.is_rung()

    person = await lobby.asks()
    await person.press("3")
    assert (await lobby.client.until_agent(AGENT, "offline"))["seat"] is None
    await person.ended()
    await is_nowhere(lobby)


async def wrong_pins(lobby: Lobby, count: int) -> None:
    """Wait until so many were wrong."""

    async def counted() -> bool:
        return [line["event"] for line in lobby.centre.log_lines].count("access.wrong_pin") >= count

    await lobby.client.until(counted)


async def is_nowhere(lobby: Lobby) -> None:
    """What was typed is in no table, story, log or file, and what was dialled in no contact."""
    for secret in (PIN, WRONG_PIN):
        assert rows_with(lobby.centre, secret) == files_with(lobby.centre, secret) == []
    assert {each["dialled"] for each in await lobby.client.contacts()} == {NUMBER}
