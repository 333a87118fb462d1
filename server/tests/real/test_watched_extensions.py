"""A desk phone watches a colleague's extension: free, ringing, in a call; and the directory shows the same."""

from pathlib import Path

import pytest

from tests.support.centre_client import CentreClient
from tests.support.centre_document import NUMBER, PERSON_NUMBER, document, secret_of
from tests.support.running_centre import network_around, running_centre
from tests.support.watching import watching

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]


async def test_a_phone_is_told_when_the_watched_rings_talks_and_is_free_and_the_directory_shows_it(
    tmp_path: Path,
) -> None:
    async with running_centre(document()) as centre, network_around(centre) as network:
        phones = await network.register({name: secret_of(name) for name in ("agent1", "agent2", "phone300")})
        await centre.client.set_state("agent1", "ready")
        async with watching(tmp_path, centre.sip_port, "300", "agent2", secret_of("agent2")) as watcher:
            await watcher.is_told("terminated")
            ann = await phones["agent1"].dials("300")
            lobby = await phones["phone300"].rings()
            await watcher.is_told("terminated", "early")
            assert await state_of(centre.client, "300") == "ringing"
            await lobby.answer(440)
            await ann.answered()
            await watcher.is_told("terminated", "early", "confirmed")
            assert await state_of(centre.client, "300") == "talking"
            await ann.hang_up()
            await lobby.ended()
            await watcher.is_told("terminated", "early", "confirmed", "terminated")
            assert await state_of(centre.client, "300") is None
        assert centre.faults() == []


async def test_whoever_watches_an_agent_is_not_told_who_calls_them(tmp_path: Path) -> None:
    async with running_centre(document()) as centre, network_around(centre) as network:
        phones = await network.register({name: secret_of(name) for name in ("agent1", "agent2")})
        await centre.client.set_state("agent1", "ready")
        async with watching(tmp_path, centre.sip_port, "201", "agent2", secret_of("agent2")) as watcher:
            await watcher.is_told("terminated")
            caller = await network.call(NUMBER, PERSON_NUMBER, keys="2", voice_hz=None)
            ann = await phones["agent1"].rings()
            await watcher.is_told("terminated", "early")
            await ann.answer(440)
            await caller.hears(440)
            await caller.hang_up()
            await watcher.is_told("terminated", "early", "confirmed", "terminated")
            assert PERSON_NUMBER.removeprefix("+") not in watcher.text()


async def state_of(client: CentreClient, number: str) -> str | None:
    """The state that the directory shows of the phone at this extension."""
    entries = await client.ask("GET", "/directory")
    state: str | None = next(each["state"] for each in entries if each["id"] == f"extension:{number}")
    return state
