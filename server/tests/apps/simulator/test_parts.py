"""Options, voices, meetings, configuration files."""

import asyncio
import wave
from pathlib import Path

import pytest

from ringhall.apps.simulator import voices
from ringhall.apps.simulator.__main__ import parse
from ringhall.apps.simulator.configuration import Account, NetworkSettings, fixed_files, phone_files
from ringhall.apps.simulator.leg import within
from ringhall.apps.simulator.meetings import Meetings
from ringhall.apps.simulator.rules.caller import CallerPlan
from ringhall.engine.speech.errors import SpeechFailed
from ringhall.engine.telephony.asterisk.render import NotForConfig

pytestmark = pytest.mark.unit

SETTINGS = NetworkSettings(
    centre_host="127.0.0.1", centre_port=5060, sip_port=5070, http_port=8089, ari_password="pass"
)


class OneWord:
    """Says everything in half a second, or nothing at all."""

    def __init__(self, tone: Path, *, mute: bool = False) -> None:
        self.tone = self.zip_tone = self.pause = tone
        self._mute = mute

    async def audio(self, text: str, language: str) -> Path:
        if self._mute:
            raise SpeechFailed(language=language, reason="no voice")
        return self.tone

    async def warm(self, texts: object) -> list[str]:
        return []


def a_sound(file: Path, seconds: float) -> Path:
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\x10\x00" * round(8000 * seconds))
    return file


@pytest.mark.parametrize("mute", [False, True])
async def test_each_person_has_a_sound_with_pauses_even_without_speech(tmp_path: Path, mute: bool) -> None:
    spoken = await voices.prepare(tmp_path / "v", OneWord(a_sound(tmp_path / "word.wav", 0.5), mute=mute))
    files = {file.relative_to(spoken).as_posix() for file in spoken.rglob("*.*")}
    assert {"caller/0.wav", "caller/3.wav", "agent/0.wav", "quiet/0.wav"} <= files
    assert not any(name.endswith(".part") for name in files)
    with wave.open(str(spoken / "caller" / "0.wav")) as read:
        assert read.getnframes() == 3 * 8000 * (0.5 + voices.PAUSE_SECONDS)


def test_the_command_line_says_what_is_played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGHALL_PASSWORD", "secret of the demo")
    options = parse(["--sip", "127.0.0.1:5099", "--data", str(tmp_path), "--rate", "30", "--dispositions", "a,b"])
    assert (options.centre_port, options.password, options.traffic.rate) == (5099, "secret of the demo", 30)
    assert options.agents[0] == "agent3"
    assert options.traffic.agent.dispositions == ("a", "b")
    for wrong in (["--sip", "nowhere"], ["--rate", "0"]):
        with pytest.raises(SystemExit):
            parse([*wrong, "--data", str(tmp_path)])


def test_callers_and_phones_meet_by_number_however_it_is_written() -> None:
    meetings = Meetings()
    plan = CallerPlan("+12025550123", (), 30, 10, hangs_up_first=True)
    meeting = meetings.hope(plan)
    assert meetings.of("12025550123") is meeting
    assert meetings.busy == {"+12025550123"}
    later = meetings.hope(plan)
    meetings.over(meeting)
    assert meetings.of("+12025550123") is later
    meetings.over(later)
    assert meetings.of("+12025550123") is None


async def test_waiting_ends_with_the_first_event_or_the_time() -> None:
    never, now = asyncio.Event(), asyncio.Event()
    now.set()
    assert await within(1, never, now)
    assert not await within(0.01, never)


def test_no_place_in_the_configuration_is_left_open_and_nothing_listens_but_loopback(tmp_path: Path) -> None:
    files = fixed_files(SETTINGS, tmp_path)
    assert not [name for name, text in files.items() if "<<" in text]
    assert "bind=127.0.0.1:5070" in files["pjsip.conf"]
    assert "bindaddr=127.0.0.1" in files["http.conf"]
    assert "app_queue" not in files["modules.conf"]


def test_a_secret_that_would_change_the_file_is_refused() -> None:
    phones = phone_files(SETTINGS, [Account("agent3", "s3cret")])["pjsip_phones.conf"]
    assert "client_uri=sip:agent3@127.0.0.1:5060" in phones
    with pytest.raises(NotForConfig):
        phone_files(SETTINGS, [Account("agent3", "x\ntype=endpoint")])
