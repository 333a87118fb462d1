"""What a flow says reaches the switch as files; what fails is left away."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from ringhall.engine.channels.voice.prompt_files import ZIP_TONE, PromptFiles
from ringhall.engine.flows.ports import Sound
from ringhall.engine.flows.prompts import Part, sounds
from ringhall.engine.speech.errors import SpeechFailed

pytestmark = pytest.mark.unit


RECORDED = [f"fragment-{word}.en" for word in ("twenty", "one", "two", "euros", "letter-a")]


class FakeSpeech:
    """Speaks English only."""

    tone = Path("/prompts/tone.wav")
    zip_tone = Path("/prompts/zip.wav")
    pause = Path("/prompts/pause.wav")

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

    def exactly(self, name: str) -> Path | None:
        return Path(f"/uploads/{name}.wav") if name in RECORDED else None


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


async def test_a_value_is_said_by_the_recorded_voice_where_it_has_all_its_pieces() -> None:
    owed = sounds((Part(text="You owe {due:money-eur}, {name}."),), {"due": "22", "name": "Ann"}, "en")
    assert await media(*owed) == [
        "sound:/prompts/You owe",
        *(f"sound:/uploads/fragment-{word}.en" for word in ("twenty", "two", "euros")),
        "sound:/prompts/Ann",
    ]
    alone = sounds((Part(text="{due:number}."),), {"due": "21"}, "en")
    assert await media(*alone) == ["sound:/uploads/fragment-twenty.en", "sound:/uploads/fragment-one.en"]


async def test_where_one_piece_is_missing_or_the_language_is_another_the_whole_is_spoken() -> None:
    owed = sounds((Part(text="You owe {due:money-eur}."),), {"due": "23"}, "en")
    assert await media(*owed) == ["sound:/prompts/You owe twenty-three euros."]
    assert await media(*sounds((Part(text="{due:number}"),), {"due": "21"}, "da")) == ["sound:/prompts/tone"]
    plain = sounds((Part(text="{due}"),), {"due": "twenty"}, "en")
    assert await media(*plain) == ["sound:/prompts/twenty"]


async def test_two_values_are_each_said_as_they_can_be_and_a_comma_is_a_pause() -> None:
    template = "{one:number} {other:number} {code:letters}"
    both = sounds((Part(text=template),), {"one": "20", "other": "3", "code": "A2"}, "en")
    assert await media(*both) == [
        "sound:/uploads/fragment-twenty.en",
        "sound:/prompts/three",
        "sound:/uploads/fragment-letter-a.en",
        "sound:/prompts/pause",
        "sound:/uploads/fragment-two.en",
    ]
