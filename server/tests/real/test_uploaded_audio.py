"""An announcement of the centre's own, uploaded as music comes (44.1 kHz, stereo), is what a caller hears."""

import io
import json
import wave
from array import array
from pathlib import Path
from typing import Any

import pytest

from tests.engine.speech.sounds import sine
from tests.support.centre_client import Answer, CentreClient
from tests.support.centre_document import NUMBER, document
from tests.support.hearing import Listening
from tests.support.running_centre import network_around, running_centre

pytestmark = pytest.mark.real

TONE = 1200
MUSIC_RATE = 44_100
SECONDS = 8
FLOW: dict[str, Any] = {
    "start": "tone",
    "nodes": {
        "tone": {"kind": "say", "parts": [{"prompt": "our-tone"}], "next": "end"},
        "end": {"kind": "hang_up"},
    },
}


def stereo_tone() -> bytes:
    """A WAV file with the tone on both sides."""
    mono = sine(TONE, MUSIC_RATE, SECONDS)
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(MUSIC_RATE)
        out.writeframes(array("h", (value for sample in mono for value in (sample, sample))).tobytes())
    return file.getvalue()


async def put_prompt(client: CentreClient, name: str, wav: bytes) -> Answer:
    token = await client.token("admin")
    headers = {"Content-Type": "audio/wav", "Authorization": f"Bearer {token}"}
    return await client.raw("PUT", f"/prompts/{name}", wav, **headers)


async def test_a_caller_hears_the_uploaded_announcement() -> None:
    with_tone = {**document(), "flows": [{"id": "main_line", "name": "Main line", "document": FLOW}]}
    async with running_centre(with_tone) as centre, network_around(centre) as network:
        client = centre.client
        unknown = await client.ask("POST", "/flows/check", {"document": FLOW}, login="admin")
        assert "our-tone" in json.dumps(unknown["faults"])
        assert (await put_prompt(client, "our-tone", b"no sound at all")).status == 422

        answer = await put_prompt(client, "our-tone", stereo_tone())
        assert answer.status == 200
        assert answer.json["seconds"] == pytest.approx(SECONDS, abs=0.1)
        assert_fit_for_the_phone(centre.data / "prompts" / "uploaded" / "our-tone.wav")
        assert (await client.ask("POST", "/flows/check", {"document": FLOW}, login="admin"))["ok"]

        caller = await network.call(NUMBER, "+12025550108")
        await caller.answered()
        await caller.say(None)
        await Listening(caller).hears(TONE)
        await caller.ended()
        contact_id = (await client.contacts(limit="1"))[0]["id"]
        await client.until_contact(contact_id, state="closed", outcome="self_served")
        assert centre.faults() == []


def assert_fit_for_the_phone(file: Path) -> None:
    """What is kept is what the switch plays without converting."""
    with wave.open(str(file)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (8_000, 1, 2)
