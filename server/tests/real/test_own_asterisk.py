"""An Asterisk of the user's own, used by settings alone: it includes what Ringhall writes, and stays when it goes."""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.centre_document import NUMBER, PERSON_NUMBER, document, secret_of
from tests.support.ear import until
from tests.support.hearing import Listening
from tests.support.own_asterisk import OwnAsterisk
from tests.support.running_centre import RunningCentre, centre_folder, network_around
from tests.support.tones import RATE, loudness

pytestmark = pytest.mark.real

CALLER, AGENT = 440, 1000


@pytest_asyncio.fixture
async def own() -> AsyncIterator[tuple[RunningCentre, OwnAsterisk]]:
    """An Asterisk of somebody's own that runs already, and a centre that is told where its ARI is."""
    async with centre_folder() as folder:
        centre = RunningCentre.of(folder, document())
        asterisk = OwnAsterisk(folder, centre.sip_port, centre.data / "asterisk-external")
        await asterisk.process.start()
        try:
            yield centre, asterisk
        finally:
            centre.clear_away()
            await asterisk.process.stop()


async def test_a_call_through_an_asterisk_of_the_users_own(own: tuple[RunningCentre, OwnAsterisk]) -> None:
    centre, asterisk = own
    await centre.start(settings=asterisk.settings)
    assert not (centre.data / "asterisk").exists()
    client = centre.client
    async with network_around(centre) as network:
        phone = await network.phone("agent1", secret_of("agent1"))
        await client.set_state("agent1", "ready")
        caller = await network.call(NUMBER, PERSON_NUMBER, keys="2")
        seat = await phone.rings()
        await caller.say(CALLER)
        await seat.answer(AGENT)
        await client.until_contact(seat.contact_id, state="connected", queue_id="billing")
        await asyncio.gather(Listening(caller).hears(AGENT), Listening(seat).hears(CALLER))
        await caller.hang_up()
        await seat.ended()
        await client.until_contact(seat.contact_id, state="closed", outcome="answered")
        [line] = await client.recordings(seat.contact_id)
        assert (line["agent_id"], line["state"]) == ("agent1", "complete")
        customer, agent = await client.sound(seat.contact_id, 1)
        assert loudness(customer[-RATE:], CALLER) > 10 * loudness(customer[-RATE:], AGENT)
        assert loudness(agent[-RATE:], AGENT) > 10 * loudness(agent[-RATE:], CALLER)

        message = await network.call(NUMBER, "+12025550110", keys="9")
        contact_id = (await client.contacts(limit="1"))[0]["id"]
        await Listening(message).hears_sound()
        await message.say(CALLER)
        await message.ended()
        await client.until_contact(contact_id, state="closed", outcome="voicemail")
        assert [each["state"] for each in await client.recordings(await client.message_of(contact_id))] == ["complete"]

        await a_new_seat_is_read_at_once(centre, asterisk)
        assert centre.faults() == []
        assert await centre.stop() == 0
        assert asterisk.runs
        waiting = await network.call(NUMBER, "+12025550111")
        await waiting.answered()
        await until(lambda: _waits_in_the_fallback_queue(asterisk))
        await waiting.hang_up()


async def a_new_seat_is_read_at_once(centre: RunningCentre, asterisk: OwnAsterisk) -> None:
    """What is set is in the switch a moment later, without its owner's doing anything."""
    name = "agent9"
    agent = {"id": name, "login": name, "name": name, "queue_ids": ["billing"], "sip_secret": secret_of(name)}
    await centre.client.ask("POST", "/agents", agent, login="admin")

    async def is_there() -> bool:
        shown = await asterisk.process.command("pjsip show endpoint agent9")
        queue = await asterisk.process.command("queue show fallback")
        return "seats" in shown and "PJSIP/agent9" in queue

    await until(is_there)


async def _waits_in_the_fallback_queue(asterisk: OwnAsterisk) -> bool:
    return "fallback has 1 calls" in await asterisk.process.command("queue show fallback")


async def test_recordings_out_of_reach_are_told_in_one_sentence(own: tuple[RunningCentre, OwnAsterisk]) -> None:
    centre, asterisk = own
    missing = str(centre.folder / "nowhere")
    await centre.start(wait=False, settings={**asterisk.settings, "RINGHALL_ARI_RECORDINGS": missing})
    assert await centre.exit_code() == 2
    assert f"in {missing} cannot be read" in centre.said
    assert asterisk.runs
    assert not os.path.exists(missing)
