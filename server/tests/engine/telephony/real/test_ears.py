"""What a real leg says is brought to whoever listens, as long as they listen."""

import asyncio
from array import array
from uuid import uuid4

import pytest

from ringhall.engine.recognition.sound_line import Listener, SoundLine
from ringhall.engine.telephony import events, ports
from tests.support.ear import until
from tests.support.switch import Centre, centre, shared_music
from tests.support.tones import RATE, loudness

__all__ = ["centre", "shared_music"]
pytestmark = pytest.mark.real


async def test_what_a_caller_says_comes_over_and_not_what_they_hear(centre: Centre) -> None:
    line, sound, gone = SoundLine(), bytearray(), asyncio.Event()
    await line.start()
    leg = await centre.call_arrives("tone1500")
    secret = str(uuid4())
    line.expect(secret, Listener(sound.extend, gone.set))
    await centre.do(
        ports.Answer(leg_id=leg),
        ports.Play(leg_id=leg, playback_id="p1", media=["sound:beep"]),
        ports.Listen(leg_id=leg, ear_id=f"{leg}-1", secret=secret, port=line.port),
    )

    async def a_second_was_heard() -> bool:
        return len(sound) >= 2 * RATE * 2

    await until(a_second_was_heard)
    samples = array("h", bytes(sound[-2 * RATE :]))
    assert loudness(samples, 1500) > 1000
    assert not [each for each in (await centre.switch.look()).legs if each.leg_id != leg]
    line.close(secret)
    heard = len(sound)
    assert not gone.is_set()
    second, again = str(uuid4()), bytearray()
    line.expect(second, Listener(again.extend, gone.set))
    await centre.do(ports.Listen(leg_id=leg, ear_id=f"{leg}-2", secret=second, port=line.port))

    async def is_heard_again() -> bool:
        return len(again) > RATE

    await until(is_heard_again)
    assert len(sound) == heard
    await centre.do(ports.HangUp(leg_id=leg))
    async with asyncio.timeout(10):
        await gone.wait()
    assert (await centre.ear.hears(events.LegEnded)).leg_id == leg
    await line.stop()
