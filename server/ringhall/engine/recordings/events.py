"""The facts of one recording's story. Times are milliseconds UTC."""

from typing import Literal

from ringhall.foundation.events import Event

Kind = Literal["talk", "voicemail"]
CheckedState = Literal["complete", "short", "missing"]


class RecordingEvent(Event, kw_only=True, frozen=True):
    """Base of everything in a recording's story; `n` counts the recordings of one contact from 1."""

    contact_id: str
    n: int

    @property
    def stream(self) -> str:
        return f"recording:{self.contact_id}.{self.n}"


class RecordingStarted(RecordingEvent, kw_only=True, frozen=True):
    """The switch records since `started_at` into `file`, a name below its own folder.

    `party_id` is the recorded leg, None for a voicemail; with `customers` it is the customer's own.
    """

    kind: Kind
    file: str
    started_at: int
    party_id: str | None = None
    agent_id: str | None = None
    customers: bool = False


class RecordingEnded(RecordingEvent, kw_only=True, frozen=True):
    """Nothing more comes. `exact` is False when nobody saw the end, so `ended_at` is only the latest moment."""

    ended_at: int
    exact: bool = True


class RecordingDeleted(RecordingEvent, kw_only=True, frozen=True):
    """The sound goes, by the rule of this identifier; the ledger keeps its line."""

    rule: str
    deleted_at: int


class RecordingChecked(RecordingEvent, kw_only=True, frozen=True):
    """The file was looked at: its length in bytes and seconds, and the hash of the WAV that is kept."""

    state: CheckedState
    bytes: int
    seconds: float
    sha256: str | None
