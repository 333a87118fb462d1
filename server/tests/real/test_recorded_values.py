"""A value is said to a caller by the recorded voice, piece after piece; without one of them it is spoken."""

from typing import Any

import pytest

from ringhall.engine.speech.rules.wav import write_wav
from tests.engine.speech.sounds import sine
from tests.support.centre_document import NUMBER, document
from tests.support.ear import until
from tests.support.public_network import Person
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.tones import RATE, loudness

pytestmark = pytest.mark.real
PIECES = {"twenty": 700, "one": 1500}
PIECE_SECONDS = 0.6
SECONDS_OFF_MAX = 0.1
FRAME = RATE // 50
GAP_SECONDS_MAX = 0.15
AUDIBLE = 800.0
FLOW: dict[str, Any] = {
    "start": "known",
    "nodes": {
        "known": {"kind": "set", "variables": {"count": "21"}, "next": "say"},
        "say": {"kind": "say", "parts": [{"text": {"en": "{count:number}."}}], "next": "end"},
        "end": {"kind": "hang_up"},
    },
}


async def record(centre: RunningCentre, words: str, hertz: int) -> None:
    """A piece, with silence around it, as a person records it."""
    pause = sine(hertz, RATE, 0.5, peak=0)
    token = await centre.client.token("admin")
    headers = {"Content-Type": "audio/wav", "Authorization": f"Bearer {token}"}
    sound = write_wav(pause + sine(hertz, RATE, PIECE_SECONDS) + pause, RATE)
    path = f"/prompts/fragment-{words}.en?origin=recorded"
    assert (await centre.client.raw("PUT", path, sound, **headers)).status == 200


def moments(person: Person, hertz: int) -> list[float]:
    """When this pitch was heard, in seconds of the call."""
    heard = person.hearing()
    starts = range(0, len(heard) - FRAME, FRAME)
    return [at / RATE for at in starts if loudness(heard[at : at + FRAME], hertz) > AUDIBLE]


async def is_whole(person: Person) -> bool:
    """Whether the last piece was heard to its end."""
    heard = moments(person, PIECES["one"])
    return bool(heard) and heard[-1] - heard[0] > PIECE_SECONDS - SECONDS_OFF_MAX


async def test_a_caller_hears_the_pieces_in_their_order_without_gaps() -> None:
    with_value = {**document(), "flows": [{"id": "main_line", "name": "Main line", "document": FLOW}]}
    async with running_centre(with_value) as centre, network_around(centre) as network:
        await record(centre, "twenty", PIECES["twenty"])
        first = await network.call(NUMBER, "+12025550108")
        await first.ended()
        assert not first.heard(PIECES["twenty"])

        await record(centre, "one", PIECES["one"])
        second = await network.call(NUMBER, "+12025550109")
        await second.ended()
        # What was heard is in the file a moment after the end.
        await until(lambda: is_whole(second))
        twenty, one = (moments(second, hertz) for hertz in PIECES.values())
        assert twenty[-1] - twenty[0] == pytest.approx(PIECE_SECONDS, abs=SECONDS_OFF_MAX)
        assert one[-1] - one[0] == pytest.approx(PIECE_SECONDS, abs=SECONDS_OFF_MAX)
        assert 0 <= one[0] - twenty[-1] < GAP_SECONDS_MAX
        assert centre.faults() == []
