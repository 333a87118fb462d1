"""The demo centre at work by itself."""

import asyncio
from typing import Any

import pytest

from tests.support.centre_client import CentreClient
from tests.support.centre_document import PASSWORD
from tests.support.running_centre import RunningCentre, centre_folder

pytestmark = pytest.mark.real

WORK_SECONDS_MAX = 90.0
TALK_SECONDS = 4.0


async def test_calls_come_are_answered_and_end_while_agents_go_on_to_the_next() -> None:
    async with centre_folder() as folder:
        centre = RunningCentre(folder, ("demo", "--password", PASSWORD))
        try:
            await centre.start()
            await watch_one_call(centre.client)
            assert centre.faults() == []
            assert await centre.stop() == 0
            assert centre.processes() == []
        finally:
            centre.clear_away()


async def watch_one_call(client: CentreClient) -> None:
    """From its talk, which the supervisor cuts short, to its filing; meanwhile agents go through their states."""
    seen: set[str] = set()

    async def talks() -> Any:
        seen.update(agent["state"] for agent in await client.ask("GET", "/agents"))
        return next(iter(await client.contacts(state="connected")), None)

    contact = await client.until(talks, WORK_SECONDS_MAX)
    # A talk of no length has nothing to record; this one lasts.
    await asyncio.sleep(TALK_SECONDS)
    await client.verb(contact["id"], "hang_up")
    await client.until_agent(contact["agent_id"], "wrap_up")
    closed = await client.until_contact(contact["id"], WORK_SECONDS_MAX, state="closed")
    assert (closed["outcome"], closed["agent_id"]) == ("answered", contact["agent_id"])
    assert closed["disposition"]
    assert [each["state"] for each in await client.recordings(contact["id"])] == ["complete"]
    assert {"ready", "ringing"} <= seen
