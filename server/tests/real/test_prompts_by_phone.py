"""A prompt is recorded by phone, with a real switch and real phones: inside and from outside, and callers hear it."""

from array import array
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from ringhall.engine.speech.rules.wav import write_wav
from tests.engine.speech.sounds import sine
from tests.support.centre_document import NUMBER, document, secret_of
from tests.support.hearing import Listening
from tests.support.public_network import Person, PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.tones import RATE, loudness
from tests.support.traces import files_with, rows_with

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]
VOICE_HZ, OTHER_HZ = 700, 1500
LOBBY, OUTSIDE = "phone300", "4008000077"
WAV_HEADER_BYTES = 44
VOICE_SECONDS = 3
FLOW: dict[str, Any] = {
    "start": "tone",
    "nodes": {
        "tone": {"kind": "say", "parts": [{"prompt": "our-tone"}], "next": "end"},
        "end": {"kind": "hang_up"},
    },
}


class Studio:
    """Where prompts are recorded by phone."""

    def __init__(self, centre: RunningCentre, network: PublicNetwork) -> None:
        self.centre, self.client, self.network = centre, centre.client, network

    async def code(self) -> str:
        """What the page shows."""
        told = await self.client.ask("POST", "/prompts/our-tone/phone_code", login="admin")
        assert (told["inside"], told["outside"]) == ("*12", OUTSIDE)
        return str(told["digits"])

    async def asks(self, person: Person) -> None:
        """Type the code, and skip the sentence after it: what is said now is recorded."""
        await person.answered()
        await person.say(None)
        await Listening(person).hears_sound()
        await person.press(await self.code())
        await Listening(person).hears_sound()
        await self.skips(person)

    async def skips(self, person: Person) -> None:
        """Press a key, and wait until the switch records."""
        before = set(self.takes())
        await person.press("0")

        async def begun() -> bool:
            return bool(set(self.takes()) - before)

        await self.client.until(begun)

    async def speaks(self, person: Person, hertz: int) -> None:
        """Say this tone, then press the hash key: keys wait until the tone is over. It is heard again at once."""
        await person.leg.play(self.voice(hertz))
        await person.press("#")
        await Listening(person).hears(hertz)

    def voice(self, hertz: int) -> Path:
        """Somebody who speaks for some seconds."""
        file = self.centre.data.parent / f"voice-{hertz}.wav"
        file.write_bytes(write_wav(sine(hertz, RATE, VOICE_SECONDS), RATE))
        return file

    def takes(self) -> list[Path]:
        """What the switch has recorded of prompts and nobody has thrown away."""
        return list((self.centre.data / "asterisk").rglob("prompt-*.wav"))

    async def versions(self) -> list[dict[str, Any]]:
        answer = await self.client.answer("GET", "/prompts/our-tone/versions", login="admin")
        return list(answer.json) if answer.status == 200 else []

    async def sound(self, version: int) -> "array[int]":
        token = await self.client.token("admin")
        path = f"/prompts/our-tone/versions/{version}"
        answer = await self.client.raw("GET", path, Authorization=f"Bearer {token}")
        return array("h", answer.body[WAV_HEADER_BYTES:])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def studio() -> AsyncIterator[Studio]:
    with_number = {
        **document(),
        "call_rules": [{"id": "all", "recording_number": OUTSIDE}],
        "flows": [{"id": "main_line", "name": "Main line", "document": FLOW}],
    }
    async with running_centre(with_number) as centre, network_around(centre) as network:
        await network.register({LOBBY: secret_of(LOBBY)})
        studio = Studio(centre, network)
        yield studio
        assert studio.takes() == []


async def test_it_is_recorded_at_a_phone_in_the_house_and_callers_hear_it(studio: Studio) -> None:
    person = await studio.network.phone_of(LOBBY).dials("*12")
    await studio.asks(person)
    await studio.speaks(person, VOICE_HZ)
    await person.press("1")
    await person.ended()
    (version,) = await studio.versions()
    assert (version["version"], version["author"], version["origin"]) == (1, "admin", "phoned")
    sound = await studio.sound(1)
    assert loudness(sound, VOICE_HZ) > 10 * loudness(sound, OTHER_HZ)

    caller = await studio.network.call(NUMBER, "+12025550108")
    await caller.answered()
    await caller.say(None)
    await Listening(caller).hears(VOICE_HZ)
    await caller.ended()
    # The recording was no contact; the call was.
    assert {each["dialled"] for each in await studio.client.contacts()} == {NUMBER}


async def test_from_outside_one_records_again_and_only_the_last_is_kept(studio: Studio) -> None:
    person = await studio.network.call(OUTSIDE, "+12025550109")
    await studio.asks(person)
    await studio.speaks(person, VOICE_HZ)
    await person.press("2")
    await Listening(person).hears_sound()
    await studio.skips(person)
    await studio.speaks(person, OTHER_HZ)
    await person.press("1")
    await person.ended()
    assert [each["version"] for each in await studio.versions()] == [2, 1]
    sound = await studio.sound(2)
    assert loudness(sound, OTHER_HZ) > 10 * loudness(sound, VOICE_HZ)


async def test_who_hangs_up_keeps_nothing_and_a_code_is_found_nowhere(studio: Studio) -> None:
    before = await studio.versions()
    person = await studio.network.phone_of(LOBBY).dials("*12")
    await studio.asks(person)
    await studio.speaks(person, OTHER_HZ)
    await person.hang_up()

    async def tidy() -> bool:
        return not studio.takes()

    await studio.client.until(tidy)
    assert await studio.versions() == before

    code = await studio.code()
    person = await studio.network.phone_of(LOBBY).dials(f"*12{code}")
    await person.answered()
    await Listening(person).hears_sound()
    await person.hang_up()
    assert rows_with(studio.centre, code) == files_with(studio.centre, code) == []
