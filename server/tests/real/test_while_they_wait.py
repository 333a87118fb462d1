"""A caller waits on a real line: hears where they stand, presses keys in mid-sentence, is answered at once."""

from array import array
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import pytest_asyncio

from ringhall.engine.speech.rules.wav import write_wav
from tests.engine.speech.sounds import sine
from tests.support.centre_document import NUMBER, document, secret_of
from tests.support.hearing import Listening
from tests.support.public_network import Person, Phone, PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.tones import RATE

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(240)]

ANNOUNCED, INFORMED, MUSIC, AGENT = 700, 900, 1300, 1000
LONG_SECONDS = 60
TREATMENT: dict[str, Any] = {
    "id": "usual",
    "name": "Usual",
    "music": [{"prompt": "music"}, {"music": "calm"}],
    "position": True,
    "position_first_seconds": 1,
    "position_every_seconds": 0,
    "announcements": [{"name": "long", "prompt": [{"prompt": "announced"}]}],
    "announcements_first_seconds": 14,
    "menu": [
        {"key": "1", "kind": "information", "name": "Long", "prompt": [{"prompt": "informed"}]},
        {"key": "2", "kind": "next_music"},
        {"key": "3", "kind": "advert", "name": "Offer", "prompt": [{"text": "Buy."}]},
        {"key": "7", "kind": "call_back"},
    ],
}


class Hall:
    """A centre with one queue that has a treatment, and a phone."""

    def __init__(self, centre: RunningCentre, network: PublicNetwork, phone: Phone) -> None:
        self.centre, self.client, self.network, self.phone = centre, centre.client, network, phone
        self._calls = 0

    async def waits(self, keys: str = "2") -> tuple[Person, str]:
        """A caller in the queue, and their contact."""
        # A number for each: who calls again is given the place that a call-back keeps for them.
        self._calls += 1
        number = f"+4420794602{self._calls:02}"
        caller = await self.network.call(NUMBER, number, keys=keys)

        async def found() -> str | None:
            waiting = await self.client.contacts(state="queued")
            return next((each["id"] for each in waiting if each["address"] == number), None)

        contact_id: str = await self.client.until(found)
        return caller, contact_id

    async def told(self, contact_id: str, kind: str, **wanted: Any) -> None:
        """Wait until the story says so."""

        async def found() -> bool:
            story = await self.client.story(contact_id)
            return any(
                each["kind"] == kind and all(each["data"].get(name) == value for name, value in wanted.items())
                for each in story
            )

        await self.client.until_told(contact_id, found)

    async def upload(self, name: str, hertz: int) -> None:
        token = await self.client.token("admin")
        wav = write_wav(array("h", sine(hertz, RATE, LONG_SECONDS)), RATE)
        headers = {"Content-Type": "audio/wav", "Authorization": f"Bearer {token}"}
        assert (await self.client.raw("PUT", f"/prompts/{name}", wav, **headers)).status == 200


def with_treatment() -> dict[str, Any]:
    plain = document()
    queues = [queue | {"treatment": "usual"} if queue["id"] == "billing" else queue for queue in plain["queues"]]
    return plain | {"queues": queues, "treatments": [TREATMENT]}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def hall() -> AsyncIterator[Hall]:
    async with running_centre(with_treatment()) as centre, network_around(centre) as network:
        phones = await network.register({"agent1": secret_of("agent1")})
        made = Hall(centre, network, phones["agent1"])
        for name, hertz in (("announced", ANNOUNCED), ("informed", INFORMED), ("music", MUSIC)):
            await made.upload(name, hertz)
        yield made


async def test_place_announcement_a_key_in_its_middle_and_an_agent_in_the_middle_of_that(hall: Hall) -> None:
    caller, contact_id = await hall.waits()
    await Listening(caller).hears(MUSIC)
    await hall.told(contact_id, "TreatmentHeard", what="position", heard="whole")
    await Listening(caller).hears(MUSIC)
    await Listening(caller).hears(ANNOUNCED)
    await Listening(caller).hears_no(MUSIC)
    await caller.press("1")
    await Listening(caller).hears(INFORMED)
    await Listening(caller).hears_no(ANNOUNCED)
    await hall.client.set_state("agent1", "ready")
    seat = await hall.phone.rings()
    await Listening(caller).hears(INFORMED)
    await seat.answer(AGENT)
    await Listening(caller).hears(AGENT)
    await Listening(caller).hears_no(INFORMED)
    await hall.client.until_contact(contact_id, state="connected")
    story = await hall.client.story(contact_id)
    said = [each["data"] for each in story if each["kind"] == "TreatmentSaid"]
    assert next(each["position"] for each in said if each["what"] == "position") == 1
    [chosen] = [each["data"] for each in story if each["kind"] == "TreatmentChosen"]
    assert (chosen["key"], chosen["choice"], chosen["name"]) == ("1", "information", "Long")
    await caller.hang_up()
    await seat.ended()
    await hall.client.until_contact(contact_id, state="closed", outcome="answered")
    await hall.client.set_state("agent1", "not_ready")
    assert hall.centre.faults() == []


async def test_an_advert_is_counted_once_it_was_heard_and_other_music_follows(hall: Hall) -> None:
    caller, contact_id = await hall.waits()
    await Listening(caller).hears(MUSIC)
    await caller.press("3")
    await hall.told(contact_id, "TreatmentHeard", what="advert", name="Offer", heard="whole")
    await Listening(caller).hears(MUSIC)
    await caller.press("2")
    await Listening(caller).hears_no(MUSIC)
    await Listening(caller).hears_sound()
    await caller.hang_up()
    await hall.client.until_contact(contact_id, state="closed", outcome="abandoned")
    found = await hall.client.ask("GET", "/reports/hold_menus?from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z")
    assert found == {"plays": [], "choices": [], "lines": []}
    since = datetime.now(UTC) - timedelta(hours=1)
    span = urlencode({"from": since.isoformat(), "to": (since + timedelta(hours=2)).isoformat()})
    found = await hall.client.ask("GET", f"/reports/hold_menus?{span}")
    offer = {"queue_id": "billing", "what": "advert", "name": "Offer", "begun": 1, "whole": 1}
    assert [each for each in found["plays"] if each["name"] == "Offer"] == [offer]
    pressed = {each["choice"]: (each["times"], each["contacts"]) for each in found["choices"]}
    assert pressed["advert"] == pressed["next_music"] == (1, 1)


async def test_whoever_is_promised_a_call_is_let_go_and_waits_on(hall: Hall) -> None:
    caller, contact_id = await hall.waits()
    await Listening(caller).hears(MUSIC)
    await caller.press("71")
    await hall.told(contact_id, "CallBackPromised")
    await caller.ended()
    assert (await hall.client.contact(contact_id))["state"] == "queued"


async def test_kill_in_mid_wait_goes_on(hall: Hall) -> None:
    caller, contact_id = await hall.waits()
    await Listening(caller).hears(ANNOUNCED)
    hall.centre.kill()
    await Listening(caller).hears(ANNOUNCED)
    await hall.centre.start()
    assert (await hall.client.contact(contact_id))["state"] == "queued"
    await Listening(caller).hears(ANNOUNCED)
    await caller.press("1")
    await Listening(caller).hears(INFORMED)
    await Listening(caller).hears_no(ANNOUNCED)
    await caller.press("2")
    await caller.hang_up()
    await hall.client.until_contact(contact_id, state="closed", outcome="abandoned")
