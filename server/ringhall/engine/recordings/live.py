"""Recordings that are being made or not yet checked, rebuilt from the stories of contacts and recordings."""

import msgspec

from ringhall.contact import events as contact
from ringhall.engine.recordings import events as e
from ringhall.engine.recordings.rules.naming import kept_path
from ringhall.foundation.events import Event, Recorded

Key = tuple[str, int]


class Plan(msgspec.Struct):
    """A party whose leg is recorded from its answer on, into the switch's `file`; `n` is given at the answer.

    `customers`: it is the leg of the customer, for an agent whose own phone called and cannot be recorded.
    """

    contact_id: str
    agent_id: str | None
    file: str
    n: int = 0
    customers: bool = False


class Recording(msgspec.Struct):
    """One recording as it stands; times are milliseconds UTC. `path` is where its WAV will be kept."""

    contact_id: str
    n: int
    kind: e.Kind
    file: str
    party_id: str | None
    agent_id: str | None
    started_at: int
    ended_at: int | None = None
    exact: bool = True
    customers: bool = False

    @property
    def path(self) -> str:
        return kept_path(self.contact_id, self.n, self.started_at)

    @property
    def expected_ms(self) -> int:
        """How long the sound should be, once it has ended."""
        return self.ended_at - self.started_at if self.ended_at is not None else 0


class LiveRecordings:
    """Who will be, is, or was just recorded. Only `apply` writes."""

    FOLDED: tuple[type[Event], ...] = (
        contact.PartyAdded,
        contact.PartyAnswered,
        contact.PartyLeft,
        contact.MessageLeft,
        contact.MessageReceived,
        contact.ContactClosed,
        e.RecordingStarted,
        e.RecordingEnded,
        e.RecordingChecked,
    )

    def __init__(self) -> None:
        self.plans: dict[str, Plan] = {}
        self.unchecked: dict[Key, Recording] = {}
        self._of_party: dict[str, Key] = {}
        self._count: dict[str, int] = {}
        self._callers: dict[str, str] = {}

    def count(self, contact_id: str) -> int:
        """How many recordings the contact has had, the newest included: that one's number."""
        return self._count.get(contact_id, 0)

    def of_party(self, party_id: str) -> Recording | None:
        """The recording that runs on this leg."""
        key = self._of_party.get(party_id)
        return self.unchecked.get(key) if key else None

    def orphans(self) -> list[Recording]:
        """Recordings that run on, by their story, though their party is no longer in a contact."""
        return [r for r in self.unchecked.values() if r.ended_at is None and r.party_id not in self.plans]

    def apply(self, recorded: Recorded) -> None:
        """Fold one event."""
        match recorded.event:
            case contact.PartyAdded(recording=str(file)) as added:
                agent_id = added.agent_id or self._callers.get(added.contact_id)
                customers = added.role == "customer"
                self.plans[added.party_id] = Plan(added.contact_id, agent_id, file, customers=customers)
            case contact.PartyAdded(role="agent", purpose="arrival", agent_id=str(agent_id), contact_id=contact_id):
                self._callers[contact_id] = agent_id
            case contact.PartyAnswered(contact_id=contact_id, party_id=party_id):
                if party_id in self.plans:
                    self.plans[party_id].n = self._next(contact_id)
            case (
                contact.MessageLeft(contact_id=contact_id, mailbox=None)
                | contact.MessageReceived(contact_id=contact_id)
            ):
                self._next(contact_id)
            case contact.PartyLeft(party_id=party_id):
                self.plans.pop(party_id, None)
            case contact.ContactClosed(contact_id=contact_id):
                self._count.pop(contact_id, None)
                self._callers.pop(contact_id, None)
            case e.RecordingEvent() as event:
                self._apply_own(event)
            case _:
                pass

    def _next(self, contact_id: str) -> int:
        self._count[contact_id] = self.count(contact_id) + 1
        return self._count[contact_id]

    def _apply_own(self, event: e.RecordingEvent) -> None:
        key = (event.contact_id, event.n)
        recording = self.unchecked.get(key)
        if isinstance(event, e.RecordingStarted):
            self.unchecked[key] = Recording(
                event.contact_id,
                event.n,
                event.kind,
                event.file,
                event.party_id,
                event.agent_id,
                event.started_at,
                customers=event.customers,
            )
            if event.party_id is not None:
                self._of_party[event.party_id] = key
        elif isinstance(event, e.RecordingEnded) and recording is not None:
            recording.ended_at, recording.exact = event.ended_at, event.exact
            self._of_party.pop(recording.party_id or "", None)
        elif isinstance(event, e.RecordingChecked):
            self.unchecked.pop(key, None)
