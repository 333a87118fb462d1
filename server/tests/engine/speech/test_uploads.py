"""The centre's own recordings are found by name and language, and never lead out of their folder."""

import os
from pathlib import Path

import pytest

from ringhall.engine.speech import uploads
from ringhall.engine.speech.errors import AudioRefused, PromptNameRefused, TooManyPrompts
from ringhall.engine.speech.rules.r128 import loudness
from ringhall.engine.speech.rules.sound import TARGET_LUFS
from ringhall.engine.speech.rules.wav import write_wav
from ringhall.engine.speech.uploads import Uploads
from tests.engine.speech.sounds import phone_samples, power_at, sine

pytestmark = pytest.mark.unit

FILES = Path(__file__).parent / "files"
RECORDING = write_wav(sine(500, 16_000, 0.2), 16_000)


async def keep(kept: Uploads, name: str, data: bytes, number: int = 1) -> float:
    """The sound is made fit for the phone, kept as this version, and heard."""
    async with kept.made(name, data) as made:
        await kept.keep(name, number, made.file)
    kept.show(name, number)
    return made.seconds


async def test_recording_is_kept_over_restarts_in_several_languages(tmp_path: Path) -> None:
    kept = Uploads(tmp_path)
    assert await keep(kept, "welcome", RECORDING) == pytest.approx(0.2)
    await keep(kept, "welcome.da", RECORDING)
    again = Uploads(tmp_path)
    assert again.names == {"welcome", "welcome.da"}
    danish, romanian = again.find("welcome", "da"), again.find("welcome", "ro")
    assert danish is not None
    assert romanian is not None
    assert (danish.name, romanian.name) == ("welcome.da.wav", "welcome.wav")
    assert len(phone_samples(danish)) == 1_600
    assert again.find("farewell", "en") is None


@pytest.mark.parametrize("kind", ["mp3", "ogg", "flac"])
async def test_compressed_sound_is_decoded_and_brought_to_the_one_loudness(kind: str, tmp_path: Path) -> None:
    kept = Uploads(tmp_path)
    assert await keep(kept, "tone", (FILES / f"tone.{kind}").read_bytes()) == pytest.approx(1, abs=0.1)
    file = kept.find("tone", "en")
    assert file is not None
    samples = phone_samples(file)
    assert power_at(samples[800:7_200], 500) > 20 * power_at(samples[800:7_200], 700)
    assert loudness(samples) == pytest.approx(TARGET_LUFS, abs=0.3)


@pytest.mark.parametrize("data", [b"ID3\x04 no sound at all", b"OggS" + bytes(300), b"fLaC", b"\xff\xfb" + b"x" * 900])
async def test_broken_compressed_sound_is_refused_and_the_older_stays(data: bytes, tmp_path: Path) -> None:
    kept = Uploads(tmp_path)
    await keep(kept, "tone", RECORDING)
    with pytest.raises(AudioRefused):
        await keep(kept, "tone", data)
    assert sorted(os.listdir(tmp_path)) == ["tone.wav", "versions"]


async def test_who_hears_a_sound_while_another_takes_its_place_hears_it_to_its_end(tmp_path: Path) -> None:
    kept = Uploads(tmp_path)
    await keep(kept, "welcome", RECORDING)
    file = kept.find("welcome", "en")
    assert file is not None
    first = file.read_bytes()
    with file.open("rb") as playing:
        await keep(kept, "welcome", write_wav(sine(900, 16_000, 0.4), 16_000), 2)
        assert playing.read() == first != file.read_bytes()
    assert kept.version("welcome", 1).read_bytes() == first
    kept.show("welcome", 1)
    kept.show("welcome", 1)
    kept.forget("welcome", [2])
    assert file.read_bytes() == first
    assert sorted(each.name for each in tmp_path.rglob("*") if each.is_file()) == ["1.wav", "welcome.wav"]


async def test_a_file_that_was_always_there_becomes_a_version(tmp_path: Path) -> None:
    Uploads(tmp_path)
    (tmp_path / "old.wav").write_bytes(write_wav(sine(500, 8_000, 0.5), 8_000))
    os.utime(tmp_path / "old.wav", (1_700_000_000, 1_700_000_000))
    kept = Uploads(tmp_path)
    found = kept.adopt("old", 1)
    assert (found.made.seconds, found.at) == (0.5, 1_700_000_000_000)
    assert kept.version("old", 1).exists()


async def test_a_version_whose_sound_is_lost_leaves_callers_what_they_hear(tmp_path: Path) -> None:
    kept = Uploads(tmp_path)
    await keep(kept, "welcome", RECORDING)
    kept.show("welcome", 7)
    assert (kept.find("welcome", "en") or tmp_path).read_bytes()


@pytest.mark.parametrize("name", ["", "../evil", "a/b", ".hidden", "Welcome", "a" * 65, "welcome.", "a.b.c", "x\n"])
async def test_odd_names_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(PromptNameRefused):
        await keep(Uploads(tmp_path), name, RECORDING)
    assert os.listdir(tmp_path) == []


async def test_wav_that_is_no_wav_and_too_many_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Uploads(tmp_path)
    with pytest.raises(AudioRefused):
        await keep(kept, "welcome", b"MZ\x90")
    assert kept.names == frozenset()
    monkeypatch.setattr(uploads, "PROMPTS_MAX", 1)
    await keep(kept, "one", RECORDING)
    await keep(kept, "one", RECORDING)
    with pytest.raises(TooManyPrompts):
        await keep(kept, "two", RECORDING)
