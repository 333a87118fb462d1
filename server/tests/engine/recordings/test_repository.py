"""The ledger in PostgreSQL, and the file people get."""

from pathlib import Path

import pytest
import pytest_asyncio

from ringhall.engine.recordings import events as e
from ringhall.engine.recordings import repository
from ringhall.engine.recordings.errors import RecordingMissing, RecordingNotReady, RecordingUnknown
from ringhall.engine.recordings.files import RecordingFiles
from ringhall.engine.recordings.live import LiveRecordings
from ringhall.engine.recordings.service import Recordings
from ringhall.foundation.db.engine import Database
from ringhall.foundation.events import Recorded
from ringhall.foundation.story import StoryWriter

pytestmark = pytest.mark.real

START = 1_750_000_000_000
STARTED = e.RecordingStarted(
    contact_id="c1", n=1, kind="talk", file="c1.2", started_at=START, party_id="c1.2", agent_id="a7"
)
ENDED = e.RecordingEnded(contact_id="c1", n=1, ended_at=START + 5_000)
CHECKED = e.RecordingChecked(contact_id="c1", n=1, state="complete", bytes=160_044, seconds=5.0, sha256="ab" * 32)
MESSAGE = e.RecordingStarted(contact_id="c1", n=2, kind="voicemail", file="c1.m1.wav", started_at=START + 9_000)


@pytest_asyncio.fixture
async def stored(database_url: str) -> None:
    """One recording that is done and one that runs; the first's events are told twice."""
    writer = StoryWriter(database_url)
    writer.project(repository.project)
    writer.project(repository.project)
    await writer.start()
    first = [Recorded(event.stream, n, START, event) for n, event in enumerate((STARTED, ENDED, CHECKED), start=1)]
    await writer.append([*first, Recorded(MESSAGE.stream, 1, START, MESSAGE)])
    await writer.close()


@pytest.fixture
def recordings(tmp_path: Path) -> Recordings:
    return Recordings(LiveRecordings(), RecordingFiles(tmp_path / "raw", tmp_path / "messages", tmp_path / "kept"))


@pytest.mark.usefixtures("stored")
async def test_the_ledger_lists_a_contact_and_names_what_is_unfinished(
    database: Database, recordings: Recordings
) -> None:
    async with database.transaction() as transaction:
        listed = await recordings.of_contact(transaction, "c1")
        assert [(r.n, r.kind, r.state, r.seconds) for r in listed] == [
            (1, "talk", "complete", 5.0),
            (2, "voicemail", "recording", None),
        ]
        assert listed[0].ended_at is not None
        assert await recordings.of_contact(transaction, "c2") == []
        assert await repository.open_streams(transaction) == ["recording:c1.2"]


@pytest.mark.usefixtures("stored")
async def test_people_get_the_file_or_a_reason(database: Database, recordings: Recordings, tmp_path: Path) -> None:
    async with database.transaction() as transaction:
        with pytest.raises(RecordingUnknown):
            await recordings.file(transaction, "c1", 3)
        with pytest.raises(RecordingNotReady):
            await recordings.file(transaction, "c1", 2)
        with pytest.raises(RecordingMissing):
            await recordings.file(transaction, "c1", 1)
        kept = tmp_path / "kept" / "2025/06/15/c1.1.wav"
        kept.parent.mkdir(parents=True)
        kept.touch()
        assert await recordings.file(transaction, "c1", 1) == kept
