"""Keeps the ledger: which recording runs, when it ended, and where people find it."""

from pathlib import Path

from ringhall.engine.recordings import events as e
from ringhall.engine.recordings import repository
from ringhall.engine.recordings.errors import RecordingGone, RecordingMissing, RecordingNotReady, RecordingUnknown
from ringhall.engine.recordings.files import RecordingFiles
from ringhall.engine.recordings.live import LiveRecordings
from ringhall.engine.recordings.repository import StoredRecording
from ringhall.engine.recordings.rules.naming import kept_path
from ringhall.foundation.closed_story import tell
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.steps import Step, Steps

__all__ = ["Recordings", "StoredRecording"]


class Recordings:
    """The verbs of the ledger; the switch does the recording itself."""

    def __init__(self, live: LiveRecordings, files: RecordingFiles) -> None:
        self._live = live
        self._files = files

    def start(self, step: Step, party_id: str) -> None:
        """The leg was answered; if it is one of the recorded, its recording runs now."""
        plan = self._live.plans.get(party_id)
        if plan is None or plan.n == 0 or self._live.of_party(party_id) is not None:
            return
        step.record(
            e.RecordingStarted(
                contact_id=plan.contact_id,
                n=plan.n,
                kind="talk",
                file=plan.file,
                started_at=step.now - step.late_ms,
                party_id=party_id,
                agent_id=plan.agent_id,
                customers=plan.customers,
            )
        )

    def end(self, step: Step, party_id: str, *, exact: bool) -> None:
        """The leg is gone, and its recording with it: since the switch said so, however late that was heard."""
        recording = self._live.of_party(party_id)
        if recording is not None:
            step.record(
                e.RecordingEnded(
                    contact_id=recording.contact_id,
                    n=recording.n,
                    ended_at=step.now - step.late_ms,
                    exact=exact,
                )
            )

    def message(self, step: Step, contact_id: str, file: str, seconds: float) -> None:
        """The contact is a voicemail, which the switch has finished in `file`."""
        n = self._live.count(contact_id)
        began = step.now - round(seconds * 1000)
        step.record(e.RecordingStarted(contact_id=contact_id, n=n, kind="voicemail", file=file, started_at=began))
        step.record(e.RecordingEnded(contact_id=contact_id, n=n, ended_at=step.now))

    def end_orphans(self, step: Step) -> None:
        """End what nobody ended: the leg went while Ringhall was not there to see."""
        for recording in self._live.orphans():
            step.record(
                e.RecordingEnded(
                    contact_id=recording.contact_id,
                    n=recording.n,
                    ended_at=step.now,
                    exact=False,
                )
            )

    def delete(self, step: Step, contact_id: str, n: int, started_ms: int, rule: str) -> None:
        """Let the sound of a finished recording go, by this rule: the story says so before the file goes."""
        step.record(e.RecordingDeleted(contact_id=contact_id, n=n, rule=rule, deleted_at=step.now))
        step.after_commit(lambda: self.forget_file(contact_id, n, started_ms))

    async def let_go(
        self, steps: Steps, database: Database, contact_id: str, n: int, started_ms: int, rule: str
    ) -> None:
        """Let the sound of a recording go whose story is no longer live."""
        stream = f"recording:{contact_id}.{n}"
        await tell(steps, database, stream, lambda step: self.delete(step, contact_id, n, started_ms, rule))

    def forget_file(self, contact_id: str, n: int, started_ms: int) -> None:
        """Take the file away; one that is gone already is no error."""
        self._files.kept(kept_path(contact_id, n, started_ms)).unlink(missing_ok=True)

    async def of_contact(self, transaction: Transaction, contact_id: str) -> list[StoredRecording]:
        """The contact's recordings, oldest first."""
        return await repository.of_contact(transaction, contact_id)

    async def of_contacts(self, transaction: Transaction, contact_ids: list[str]) -> list[StoredRecording]:
        """The recordings of all these contacts."""
        return await repository.of_contacts(transaction, contact_ids)

    def message_seconds(self, name: str) -> float:
        """How long the message is that the switch has kept under this name; 0 where it has none."""
        return self._files.message_seconds(name)

    def kept_file(self, line: StoredRecording) -> Path:
        """Where the sound of this line of the ledger lies, if it is there."""
        return self._files.kept(kept_path(line.contact_id, line.n, line.started_ms))

    async def file(self, transaction: Transaction, contact_id: str, n: int) -> Path:
        """The WAV file of a finished recording; a Refusal where there is none (yet)."""
        stored = await repository.find(transaction, contact_id, n)
        if stored is None:
            raise RecordingUnknown(contact_id=contact_id, n=n)
        if stored.state == "recording":
            raise RecordingNotReady(contact_id=contact_id, n=n)
        if stored.state == "deleted":
            raise RecordingGone(contact_id=contact_id, n=n, rule=stored.deleted_by)
        path = self._files.kept(kept_path(contact_id, n, stored.started_ms))
        if stored.state == "missing" or not path.exists():
            raise RecordingMissing(contact_id=contact_id, n=n)
        return path
