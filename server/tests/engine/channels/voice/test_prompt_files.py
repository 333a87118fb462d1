"""What a flow says reaches the switch as files; what fails is left away."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from ringhall.engine.channels.voice.prompt_files import ZIP_TONE, PromptFiles
from ringhall.engine.flows.ports import Sound
from ringhall.engine.speech.errors import SpeechFailed

pytestmark = pytest.mark.unit


class FakeSpeech:
    """Speaks English only."""

    tone = Path("/prompts/tone.wav")
    zip_tone = Path("/prompts/zip.wav")

    async def audio(self, text: str, language: str) -> Path:
        if language != "en":
            raise SpeechFailed(language=language, reason="no voice")
        return Path(f"/prompts/{text}.wav")

    async def warm(self, texts: Iterable[tuple[str, str]]) -> list[str]:
        return []


class FakeUploads:
    """Has one recording."""

    def find(self, name: str, language: str) -> Path | None:
        return Path(f"/uploads/{name}.{language}.wav") if name == "welcome" else None


async def media(*parts: Sound, language: str = "en") -> list[str]:
    return await PromptFiles(FakeSpeech(), FakeUploads()).media(parts, language)


async def test_texts_and_recordings_come_in_their_order_and_language() -> None:
    found = await media(Sound(prompt="welcome"), Sound(text="hello", language="en"), language="da")
    assert found == ["sound:/uploads/welcome.da", "sound:/prompts/hello"]


async def test_part_that_cannot_be_heard_is_left_away() -> None:
    assert await media(Sound(prompt="lost"), Sound(text="hello")) == ["sound:/prompts/hello"]


async def test_the_tone_before_a_caller_is_there_without_a_recording() -> None:
    assert await media(Sound(prompt=ZIP_TONE)) == ["sound:/prompts/zip"]


async def test_tone_stands_in_when_nothing_can_be_heard() -> None:
    assert await media(Sound(text="hej", language="da")) == ["sound:/prompts/tone"]
