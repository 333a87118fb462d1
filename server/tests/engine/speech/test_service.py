"""Texts are spoken once; whatever an engine does, the caller gets on."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from ringhall.engine.speech import service
from ringhall.engine.speech.cache import SoundCache
from ringhall.engine.speech.errors import SpeechBusy, SpeechFailed, TextTooLong
from ringhall.engine.speech.ports import EngineFailed
from ringhall.engine.speech.service import Prompts
from tests.engine.speech.sounds import phone_samples

pytestmark = pytest.mark.unit


class FakeEngine:
    """An engine that writes its text, waits for `gate`, or fails."""

    def __init__(self, name: str = "fake", voices: Mapping[str, str] | None = None, fails: bool = False) -> None:
        self.name = name
        self.voices = voices or {"en": "voice"}
        self.fails = fails
        self.spoken: list[str] = []
        self.two_at_work = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def speak(self, text: str, voice: str, file: Path) -> None:
        self.spoken.append(text)
        if len(self.spoken) == 2:
            self.two_at_work.set()
        await self.gate.wait()
        if self.fails:
            raise EngineFailed("out of breath")
        await asyncio.to_thread(file.write_text, text)


async def test_text_is_spoken_once_and_kept_over_restarts(tmp_path: Path) -> None:
    engine = FakeEngine()
    first = await Prompts(tmp_path, [engine]).audio("Hello", "en")
    again = await Prompts(tmp_path, [engine]).audio("Hello", "en")
    assert first == again
    assert engine.spoken == ["Hello"]


async def test_same_text_asked_for_at_once_is_spoken_once(tmp_path: Path) -> None:
    engine = FakeEngine()
    prompts = Prompts(tmp_path, [engine])
    files = await asyncio.gather(*(prompts.audio("Hello", "en") for _ in range(20)))
    assert len(set(files)) == 1
    assert engine.spoken == ["Hello"]


async def test_caller_who_hangs_up_does_not_spoil_it_for_others(tmp_path: Path) -> None:
    engine = FakeEngine()
    engine.gate.clear()
    prompts = Prompts(tmp_path, [engine])
    first, second = (asyncio.ensure_future(prompts.audio("Hello", "en")) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    engine.gate.set()
    assert (await second).read_text() == "Hello"


async def test_second_engine_speaks_when_the_first_fails(tmp_path: Path) -> None:
    broken, sound = FakeEngine("broken", fails=True), FakeEngine("sound")
    file = await Prompts(tmp_path, [broken, sound]).audio("Hello", "en")
    assert file.read_text() == "Hello"


async def test_failure_says_what_to_do_and_a_tone_is_there_instead(tmp_path: Path) -> None:
    prompts = Prompts(tmp_path, [FakeEngine(fails=True)])
    with pytest.raises(SpeechFailed, match=r"out of breath.*ringhall doctor"):
        await prompts.audio("Hello", "en")
    with pytest.raises(SpeechFailed, match="no installed voice"):
        await prompts.audio("Hej", "da")
    with pytest.raises(SpeechFailed, match="nothing to say"):
        await prompts.audio(" \n", "en")
    assert len(phone_samples(prompts.tone)) == 3_200


async def test_queue_of_texts_is_bounded_and_two_are_spoken_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "WAITING_MAX", 5)
    engine = FakeEngine()
    engine.gate.clear()
    prompts = Prompts(tmp_path, [engine])
    waiting = [asyncio.ensure_future(prompts.audio(f"Text {n}", "en")) for n in range(5)]
    await asyncio.wait_for(engine.two_at_work.wait(), 5)
    with pytest.raises(SpeechBusy):
        await prompts.audio("One more", "en")
    assert len(engine.spoken) == 2
    engine.gate.set()
    assert len(set(await asyncio.gather(*waiting))) == 5


async def test_orders_to_engines_and_control_characters_are_taken_out(tmp_path: Path) -> None:
    engine = FakeEngine()
    await Prompts(tmp_path, [engine]).audio("Hello\x00\n <speed level='900'>you\ud800", "en")
    assert engine.spoken == ["Hello speed level='900' you"]
    with pytest.raises(TextTooLong):
        await Prompts(tmp_path, [engine]).audio("a" * 3_001, "en")


async def test_warming_speaks_all_and_reports_what_failed(tmp_path: Path) -> None:
    engine = FakeEngine()
    prompts = Prompts(tmp_path, [engine])
    faults = await prompts.warm([("One", "en"), ("En", "da"), ("Two", "en")])
    assert engine.spoken == ["One", "Two"]
    assert len(faults) == 1
    assert prompts.languages == {"en"}


async def test_a_caller_is_spoken_to_at_once_while_many_flows_are_warmed(tmp_path: Path) -> None:
    engine = FakeEngine()
    engine.gate.clear()
    prompts = Prompts(tmp_path, [engine])
    flows = [asyncio.ensure_future(prompts.warm([(f"Text {n} of flow {m}", "en") for n in (1, 2)])) for m in range(3)]
    while not engine.spoken:
        await asyncio.sleep(0)
    caller = asyncio.ensure_future(prompts.audio("Welcome", "en"))
    await asyncio.wait_for(engine.two_at_work.wait(), 5)
    assert engine.spoken == ["Text 1 of flow 0", "Welcome"]
    engine.gate.set()
    assert (await caller).read_text() == "Welcome"
    assert await asyncio.gather(*flows) == [[], [], []]
    assert len(engine.spoken) == 7


def test_cache_lets_go_of_what_was_not_heard_for_longest(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path, files_max=10)
    files = [cache.place("e", "v", "en", str(n)) for n in range(11)]
    for n, file in enumerate(files):
        file.touch()
        os.utime(file, (n, n))
    assert cache.has(files[0])
    for _ in files:
        cache.added()
    assert cache.has(files[0])
    assert [file for file in files if not cache.has(file)] == files[1:3]
