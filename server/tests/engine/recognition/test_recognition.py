"""The recogniser of this machine, on real sound: as the switch brings it, without a switch."""

import asyncio
import os
import random
import signal
from array import array
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
import pytest_asyncio

from ringhall.engine.recognition import weights
from ringhall.engine.recognition.ports import Expecting, Heard
from ringhall.engine.recognition.rules.matching import SURE_MIN, meant
from ringhall.engine.recognition.service import CALLERS_MAX, Opened, Recognition
from ringhall.engine.recognition.settings import Recogniser
from ringhall.foundation.settings import Settings
from tests.support.speech import recorded, sound_of, spoken
from tests.support.tones import RATE

pytestmark = pytest.mark.real

TRIES_MAX = 3
QUIET = b"\0" * 2 * RATE
DEPARTMENTS = Expecting("en", ("sales", "billing", "technical support", "one", "two", "three"))


class Hears:
    """What came of a line."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[Heard | str] = asyncio.Queue()

    def speech_began(self) -> None:
        self.told.put_nowait("began")

    def said(self, heard: Heard) -> None:
        self.told.put_nowait(heard)

    def lost(self) -> None:
        self.told.put_nowait("lost")

    async def next(self) -> Heard | str:
        async with asyncio.timeout(60):
            return await self.told.get()


class Switch:
    """The other end of a line."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer

    @classmethod
    async def connect(cls, ear: Opened) -> "Switch":
        _, writer = await asyncio.open_connection("127.0.0.1", ear.port)
        writer.write(b"\x01\0\x10" + UUID(ear.secret).bytes)
        return cls(writer)

    async def brings(self, sound: bytes) -> None:
        """As quickly as it goes: nothing of ours looks at a clock."""
        for at in range(0, len(sound), 320):
            piece = sound[at : at + 320]
            self._writer.write(b"\x10" + len(piece).to_bytes(2, "big") + piece)
            await self._writer.drain()

    async def hangs_up(self) -> None:
        self._writer.close()
        with suppress(ConnectionError):
            await self._writer.wait_closed()


def noise(seconds: float, loud: int) -> bytes:
    chance = random.Random(5)
    return array("h", [chance.randint(-loud, loud) for _ in range(round(seconds * RATE))]).tobytes()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def recognition() -> AsyncIterator[Recognition]:
    """One for all tests here: its models take a while to load."""
    recogniser = Recognition(Settings().cache)
    assert recogniser.is_possible
    await recogniser.start()
    recogniser.want(True)
    async with asyncio.timeout(120):
        await recogniser.loaded.wait()
    yield recogniser
    await recogniser.stop()


async def heard(recognition: Recognition, sound: bytes, expecting: Expecting) -> Heard:
    """What becomes of this sound, which has one utterance in it."""
    hears = Hears()
    ear = recognition.open(expecting, hears)
    assert ear is not None
    switch = await Switch.connect(ear)
    await switch.brings(QUIET + sound + QUIET)
    assert await hears.next() == "began"
    found = await hears.next()
    assert isinstance(found, Heard)
    ear.close()
    await switch.hangs_up()
    return found


@pytest.mark.asyncio(loop_scope="module")
async def test_words_and_misheard_digits_are_understood_by_what_is_expected(
    recognition: Recognition, tmp_path: Path
) -> None:
    billing = await heard(
        recognition, sound_of(await spoken(tmp_path, "I have a question about billing.")), DEPARTMENTS
    )
    assert "billing" in billing.text.casefold()
    for digit in (1, 2, 3):
        found = await heard(recognition, sound_of(recorded(digit)), DEPARTMENTS)
        assert meant(found.text, {"1": [], "2": [], "3": []}, "en").key == str(digit)
        assert found.confidence > SURE_MIN


@pytest.mark.asyncio(loop_scope="module")
async def test_free_speech_is_written_down(recognition: Recognition, tmp_path: Path) -> None:
    said = sound_of(await spoken(tmp_path, "My washing machine does not work."))
    found = await heard(recognition, said, Expecting("en"))
    assert "washing machine" in found.text.casefold()


@pytest.mark.asyncio(loop_scope="module")
async def test_noise_a_click_and_silence_are_no_speech(recognition: Recognition, tmp_path: Path) -> None:
    hears = Hears()
    ear = recognition.open(DEPARTMENTS, hears)
    assert ear is not None
    switch = await Switch.connect(ear)
    await switch.brings(noise(3, 300) + QUIET + noise(0.05, 20_000) + QUIET + noise(2, 60))
    await switch.brings(sound_of(await spoken(tmp_path, "Billing")) + QUIET)
    # Only what was really said begins anything.
    assert await hears.next() == "began"
    assert isinstance(await hears.next(), Heard)
    assert hears.told.empty()
    await switch.hangs_up()
    assert await hears.next() == "lost"


@pytest.mark.asyncio(loop_scope="module")
async def test_what_was_said_when_the_process_died_is_told_as_not_understood(
    recognition: Recognition, tmp_path: Path
) -> None:
    hears = Hears()
    ear = recognition.open(DEPARTMENTS, hears)
    assert ear is not None
    switch = await Switch.connect(ear)
    said = sound_of(await spoken(tmp_path, "Technical support"))
    await switch.brings(QUIET + said[: len(said) // 2])
    assert await hears.next() == "began"
    before = recognition.process.pid
    os.kill(before or 0, signal.SIGKILL)
    assert await hears.next() == Heard()
    while recognition.process.pid in (None, before):
        await asyncio.sleep(0.05)
    found: Heard | str = Heard()
    # While the new process reads its models, on a machine with much else to do, the words may come too late for it.
    for _ in range(TRIES_MAX):
        await switch.brings(QUIET + said + QUIET)
        assert await hears.next() == "began"
        if (found := await hears.next()) != Heard():
            break
    assert isinstance(found, Heard)
    assert "support" in found.text.casefold()
    ear.close()
    await switch.hangs_up()


@pytest.mark.asyncio(loop_scope="module")
async def test_so_many_are_listened_to_and_none_where_nothing_recognises_their_language(
    recognition: Recognition,
) -> None:
    ears = [recognition.open(DEPARTMENTS, Hears()) for _ in range(CALLERS_MAX)]
    assert None not in ears
    assert recognition.open(DEPARTMENTS, Hears()) is None
    for ear in ears:
        assert ear is not None
        ear.close()
    recognition.know({"da": Recogniser(engine="none")})
    assert recognition.open(Expecting("da"), Hears()) is None
    recognition.know({})


async def test_nobody_is_listened_to_without_the_packages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(weights, "missing_packages", lambda: ["faster_whisper"])
    recogniser = Recognition(tmp_path)
    await recogniser.start()
    recogniser.want(True)
    assert (recogniser.open(DEPARTMENTS, Hears()), recogniser.process.pid) == (None, None)
    await recogniser.stop()


def test_weights_that_are_damaged_are_joined_anew(tmp_path: Path) -> None:
    model = tmp_path / "speech" / "whisper-base" / "model.bin"
    model.parent.mkdir(parents=True)
    model.write_bytes(b"half of it")
    folder = weights.whisper(tmp_path)
    assert weights.sha256_of(folder / "model.bin") == weights.WHISPER_SHA256
    assert {each.name for each in folder.iterdir()} == {"model.bin", "config.json", "tokenizer.json", "vocabulary.txt"}
