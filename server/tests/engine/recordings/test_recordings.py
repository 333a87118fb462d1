"""From the answer of a leg to the WAV that is kept, with files as the switch would write them."""

import asyncio
import hashlib
import time
import wave
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ringhall.contact import events as c
from ringhall.engine.recordings import events as e
from ringhall.engine.recordings.files import RecordingFiles
from ringhall.engine.recordings.handlers import handlers
from ringhall.engine.recordings.jobs import Checker
from ringhall.engine.recordings.live import LiveRecordings
from ringhall.engine.recordings.service import Recordings
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.events import Event
from ringhall.foundation.steps import Steps
from tests.support.memory import MemoryWriter

pytestmark = pytest.mark.unit

AGENT_VOICE, CUSTOMER_VOICE = 1111, -2222


class Centre:
    """The recordings slice with a folder instead of a switch."""

    def __init__(self, folder: Path, pauses_seconds: tuple[float, ...] = (0.01,) * 5) -> None:
        self.switch, self.kept = folder / "switch", folder / "kept"
        (self.switch / "messages").mkdir(parents=True, exist_ok=True)
        self.clock, self.story = SimulatedClock(), MemoryWriter()
        self.alarms: list[str] = []
        self.steps = Steps(self.clock, self.story)
        self.live = LiveRecordings()
        self.files = RecordingFiles(self.switch, self.switch / "messages", self.kept)
        self.recordings = Recordings(self.live, self.files)
        self.checker = Checker(
            self.steps,
            self.live,
            self.files,
            lambda code, text, fields: self.alarms.append(code),
            pauses_seconds,
        )
        self.steps.fold_with(LiveRecordings.FOLDED, self.live.apply)
        self.steps.handle(handlers(self.recordings, self.checker.check))

    def told(self, kind: type[Event]) -> list[Any]:
        return [recorded.event for recorded in self.story.stored if isinstance(recorded.event, kind)]

    def tell(self, event: Event) -> None:
        self.steps.run(lambda step: step.record(event))

    def talk(self, party_id: str, milliseconds: int, reason: c.LeftReason = "hung_up") -> None:
        """A leg that is recorded is dialled, answers, and leaves."""
        self.tell(
            c.PartyAdded(
                contact_id="c1",
                party_id=party_id,
                role="agent",
                purpose="offer",
                agent_id="a7",
                recording=party_id,
            )
        )
        self.tell(c.PartyAnswered(contact_id="c1", party_id=party_id))
        self.clock.advance(milliseconds)
        self.tell(c.PartyLeft(contact_id="c1", party_id=party_id, reason=reason))

    def switch_writes(self, party_id: str, seconds: float) -> Path:
        """What MixMonitor leaves: the leg's own voice and what it hears, sample by sample."""
        raw = self.switch / f"{party_id}.raw"
        raw.write_bytes(array("h", [AGENT_VOICE, CUSTOMER_VOICE] * round(8000 * seconds)).tobytes())
        return raw

    async def checked(self, how_many: int = 1) -> list[e.RecordingChecked]:
        await until(lambda: len(self.told(e.RecordingChecked)) >= how_many)
        return self.told(e.RecordingChecked)


async def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 40
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        await asyncio.sleep(0.005)


async def test_a_talk_is_kept_with_the_customer_left_and_the_agent_right(tmp_path: Path) -> None:
    centre = Centre(tmp_path)
    raw = centre.switch_writes("c1.2", 20)
    centre.talk("c1.2", 20_000)
    [checked] = await centre.checked()
    [kept] = centre.kept.rglob("*.wav")
    assert kept.relative_to(centre.kept).as_posix() == "2025/06/15/c1.1.wav"
    with wave.open(str(kept)) as sound:
        samples = array("h", sound.readframes(sound.getnframes()))
    assert set(samples[0::2]) == {CUSTOMER_VOICE}
    assert set(samples[1::2]) == {AGENT_VOICE}
    assert (checked.state, checked.seconds, checked.bytes) == ("complete", 20.0, kept.stat().st_size)
    assert checked.sha256 == hashlib.sha256(kept.read_bytes()).hexdigest()
    assert kept.stat().st_mode & 0o777 == 0o600
    await until(lambda: not raw.exists())
    assert centre.alarms == []


async def test_each_agent_of_a_contact_is_a_recording_of_its_own(tmp_path: Path) -> None:
    centre = Centre(tmp_path)
    for party_id in ("c1.2", "c1.3"):
        centre.switch_writes(party_id, 3)
        centre.talk(party_id, 3_000)
    await centre.checked(2)
    assert [(r.n, r.party_id, r.agent_id) for r in centre.told(e.RecordingStarted)] == [
        (1, "c1.2", "a7"),
        (2, "c1.3", "a7"),
    ]


async def test_a_seat_that_never_answers_has_no_recording(tmp_path: Path) -> None:
    centre = Centre(tmp_path)
    centre.tell(c.PartyAdded(contact_id="c1", party_id="c1.2", role="agent", purpose="offer", recording="c1.2"))
    centre.tell(c.PartyLeft(contact_id="c1", party_id="c1.2", reason="no_answer"))
    assert centre.told(e.RecordingEvent) == []
    assert centre.live.plans == {}


async def test_the_check_waits_while_the_switch_still_writes(tmp_path: Path) -> None:
    centre = Centre(tmp_path, (0.02,) * 30)
    centre.switch_writes("c1.2", 1)
    centre.talk("c1.2", 8_000)
    for seconds in (3, 6, 8):
        await asyncio.sleep(0.05)
        centre.switch_writes("c1.2", seconds)
    [checked] = await centre.checked()
    assert (checked.state, checked.seconds) == ("complete", 8.0)


async def test_a_short_and_a_missing_recording_raise_an_alarm(tmp_path: Path) -> None:
    centre = Centre(tmp_path)
    centre.switch_writes("c1.2", 4)
    centre.talk("c1.2", 10_000)
    centre.talk("c1.3", 10_000)
    checked = await centre.checked(2)
    assert sorted(each.state for each in checked) == ["missing", "short"]
    await until(lambda: len(centre.alarms) == 2)
    assert sorted(centre.alarms) == ["recording-missing", "recording-short"]
    assert len(list(centre.kept.rglob("*.wav"))) == 1


async def test_a_leg_lost_with_the_switch_keeps_what_there_is(tmp_path: Path) -> None:
    centre = Centre(tmp_path)
    centre.switch_writes("c1.2", 4)
    centre.talk("c1.2", 60_000, reason="lost")
    [checked] = await centre.checked()
    assert (checked.state, checked.seconds, centre.alarms) == ("complete", 4.0, [])


async def test_a_voicemail_is_kept_as_the_switch_made_it(tmp_path: Path) -> None:
    centre = Centre(tmp_path)
    with wave.open(str(centre.switch / "messages" / "c1.m1.wav"), "wb") as message:
        message.setnchannels(1)
        message.setsampwidth(2)
        message.setframerate(8000)
        message.writeframes(b"\x01\x02" * 8000 * 5)
    centre.tell(c.MessageReceived(contact_id="c1", mailbox="billing", recording="c1.m1.wav", seconds=5, due_at=1))
    [checked] = await centre.checked()
    assert (checked.state, checked.seconds) == ("complete", 5.0)


async def test_a_name_that_leads_elsewhere_is_refused_with_an_alarm(tmp_path: Path) -> None:
    centre = Centre(tmp_path)
    (tmp_path / "secret.wav").write_bytes(b"x" * 200_000)
    centre.tell(
        c.MessageReceived(contact_id="c1", mailbox="billing", recording="../../secret.wav", seconds=5, due_at=1)
    )
    await until(lambda: centre.alarms == ["recording-not-kept"])
    assert not list(centre.kept.rglob("*"))


async def test_after_a_restart_unchecked_and_orphaned_recordings_are_taken_up(tmp_path: Path) -> None:
    before = Centre(tmp_path, pauses_seconds=(60,))
    before.switch_writes("c1.2", 5)
    before.talk("c1.2", 5_000)
    before.switch_writes("c1.3", 2)
    before.tell(c.PartyAdded(contact_id="c1", party_id="c1.3", role="agent", purpose="offer", recording="c1.3"))
    before.tell(c.PartyAnswered(contact_id="c1", party_id="c1.3"))

    after = Centre(tmp_path)
    after.clock.advance(100_000)
    # The contact was closed by others meanwhile, so only the recordings' own stories are read again.
    for recorded in before.story.stored:
        if isinstance(recorded.event, e.RecordingEvent):
            after.steps.fold(recorded)
    after.checker.restore(after.recordings.end_orphans)
    checked = await after.checked(2)
    assert sorted((r.n, r.state, r.seconds) for r in checked) == [(1, "complete", 5.0), (2, "complete", 2.0)]
    assert [r.n for r in after.story.stored if isinstance(r.event, e.RecordingChecked)] == [3, 3]


async def test_after_a_restart_a_running_recording_goes_on_and_numbers_go_on(tmp_path: Path) -> None:
    before = Centre(tmp_path)
    before.tell(c.PartyAdded(contact_id="c1", party_id="c1.2", role="agent", purpose="offer", recording="c1.2"))
    before.tell(c.PartyAnswered(contact_id="c1", party_id="c1.2"))
    after = Centre(tmp_path)
    for recorded in sorted(before.story.stored, key=lambda r: r.stream):
        after.steps.fold(recorded)
    after.checker.restore(after.recordings.end_orphans)
    assert after.story.stored == []
    after.switch_writes("c1.2", 30)
    after.clock.advance(30_000)
    after.tell(c.PartyLeft(contact_id="c1", party_id="c1.2", reason="hung_up"))
    after.switch_writes("c1.3", 2)
    after.talk("c1.3", 2_000)
    await after.checked(2)
    assert [r.n for r in after.told(e.RecordingStarted)] == [2]


async def test_a_kept_file_without_its_raw_one_is_checked_as_it_is(tmp_path: Path) -> None:
    centre = Centre(tmp_path)
    centre.switch_writes("c1.2", 5)
    centre.talk("c1.2", 5_000)
    [first] = await centre.checked()
    again = Centre(tmp_path)
    for recorded in centre.story.stored:
        if isinstance(recorded.event, e.RecordingStarted | e.RecordingEnded):
            again.steps.fold(recorded)
    again.checker.restore(again.recordings.end_orphans)
    [second] = await again.checked()
    assert second == first
