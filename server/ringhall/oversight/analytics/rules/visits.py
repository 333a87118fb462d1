"""What each event of a contact's story makes of its visits to queues."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from ringhall.contact import events as e
from ringhall.contact.flow_events import VirtualAgentLeft
from ringhall.foundation.events import Recorded
from ringhall.oversight.analytics.rules.sums import Terms, Visit, VisitOutcome

TermsOf = Callable[[str], Terms]
BROKEN: frozenset[str] = frozenset({"lost", "failed"})


class Journey(msgspec.Struct):
    """The visits of one contact so far, and since when its present phase runs; `owed`: a call is promised."""

    visits: list[Visit] = []
    n: int = 0
    ringing_since: int | None = None
    ringing_at: int = 0
    handling_since: int | None = None
    held: bool = False
    away: bool = False
    wrapping_since: dict[str, int] = {}
    owed: bool = False

    @property
    def waiting(self) -> Visit | None:
        """The visit that still waits for its end."""
        return self.visits[-1] if self.visits and self.visits[-1].outcome is None else None


def as_promised(promised: Mapping[tuple[str, int], Terms], recorded: Recorded, otherwise: TermsOf) -> TermsOf:
    """The terms that were promised when the visit of this event began, where they are known."""
    there = promised.get((recorded.stream.partition(":")[2], recorded.n))
    return otherwise if there is None else lambda _: there


def apply(journey: Journey, recorded: Recorded, terms_of: TermsOf) -> bool:
    """Change `journey` by one event; an event it has seen changes nothing. Tells whether a visit changed."""
    if recorded.n <= journey.n:
        return False
    journey.n = recorded.n
    event = recorded.event
    before = list(journey.visits)
    if isinstance(event, e.ContactQueued):
        _queued(journey, event, recorded, terms_of)
    else:
        change = CHANGES.get(type(event))
        if change is not None:
            change(journey, event, recorded.at)
    return journey.visits != before


def _queued(j: Journey, event: e.ContactQueued, recorded: Recorded, terms_of: TermsOf) -> None:
    if event.channel == "voicemail":
        # Figures of queues are figures of calls.
        return
    at = recorded.at
    _stop_talk(j, at)
    waiting = j.waiting
    if (waiting is not None and waiting.queue_id == event.queue_id) or (j.owed and _is_promised(j)):
        return
    if waiting is not None:
        _leave(j, at, "overflowed")
    # Time in an earlier queue or with an agent is no wait of this visit.
    counted_before = bool(j.visits) and event.waiting_since < (j.visits[-1].left_at or at)
    terms = terms_of(event.queue_id)
    j.visits = [
        *j.visits,
        Visit(
            contact_id=event.contact_id,
            n=recorded.n,
            queue_id=event.queue_id,
            queued_at=at,
            waiting_since=at if counted_before else event.waiting_since,
            target_ms=terms.target_ms,
            short_abandon_ms=terms.short_abandon_ms,
        ),
    ]
    if j.owed:
        # Promised in a flow: nobody waits on the line.
        _change(j, waiting_since=at)
        _leave(j, at, "call_back")


def _is_promised(j: Journey) -> bool:
    """Whether the last visit ended with a promise: the call that keeps it is no new visit."""
    last = j.visits[-1] if j.visits else None
    return last is not None and last.outcome == "call_back" and last.agent_id is None


def _promised(j: Journey, event: e.CallBackPromised, at: int) -> None:
    j.owed = True
    if j.waiting is not None:
        _leave(j, at, "call_back")


def _wait_expected(j: Journey, event: e.WaitExpected, at: int) -> None:
    if j.waiting is not None:
        _change(j, expected_p50_ms=event.p50_ms, expected_p90_ms=event.p90_ms)


def _queue_left(j: Journey, event: e.QueueLeft, at: int) -> None:
    visit = j.waiting
    if visit is None:
        return
    if event.reason == "virtual_agent":
        _leave(j, at, "virtual")
    elif event.reason != "abandoned":
        _leave(j, at, "overflowed")
    else:
        short = at - visit.waiting_since < visit.short_abandon_ms
        _leave(j, at, "short_abandoned" if short else "abandoned")


def _virtual_left(j: Journey, event: VirtualAgentLeft, at: int) -> None:
    if j.visits and j.visits[-1].outcome == "virtual":
        _change(j, virtual_how=event.how)


def _ended(j: Journey, event: e.ContactEnded, at: int) -> None:
    _stop_talk(j, at)
    last = j.visits[-1] if j.visits else None
    gave_up_now = last is not None and last.left_at == at and last.outcome in ("abandoned", "short_abandoned")
    if event.outcome in BROKEN and gave_up_now:
        _change(j, outcome="failed")
    elif j.waiting is not None:
        _leave(j, at, "failed" if event.outcome in BROKEN else "overflowed")


def _offered(j: Journey, event: e.ContactOffered, at: int) -> None:
    j.ringing_at += 1
    if j.ringing_since is None:
        j.ringing_since = at


def _offer_ended(j: Journey, event: e.OfferEnded, at: int) -> None:
    # Where it rings at several agents the ringing is over with the first answer, or with the last refusal.
    j.ringing_at = 0 if event.outcome == "accepted" else max(0, j.ringing_at - 1)
    if j.ringing_since is not None and j.ringing_at == 0:
        _change(j, ring_ms=at - j.ringing_since, add=True)
        j.ringing_since = None


def _connected(j: Journey, event: e.ContactConnected, at: int) -> None:
    if j.waiting is not None:
        _leave(j, at, "answered")
        _change(j, agent_id=event.agent_id)
    elif j.owed and _is_promised(j):
        _change(j, agent_id=event.agent_id)
    j.owed = False
    if j.handling_since is None:
        j.handling_since = at


def _held(j: Journey, event: e.ContactHeld, at: int) -> None:
    _account(j, at)
    j.held = True


def _retrieved(j: Journey, event: e.ContactRetrieved, at: int) -> None:
    _account(j, at)
    j.held = False


def _away(j: Journey, event: e.AgentAway, at: int) -> None:
    _account(j, at)
    j.away = True


def _back(j: Journey, event: e.AgentBack, at: int) -> None:
    _account(j, at)
    j.away = False


def _agent_left(j: Journey, event: e.AgentLeft, at: int) -> None:
    _stop_talk(j, at)
    if event.reason == "transferred":
        _change(j, transfers=1, add=True)
    j.wrapping_since = {**j.wrapping_since, event.agent_id: at}


def _wrap_up_finished(j: Journey, event: e.WrapUpFinished, at: int) -> None:
    since = j.wrapping_since.get(event.agent_id)
    if since is not None:
        _add_wrap_up(j, event.agent_id, at - since)
        j.wrapping_since = {agent: when for agent, when in j.wrapping_since.items() if agent != event.agent_id}


def _add_wrap_up(j: Journey, agent_id: str, ms: int) -> None:
    """After a transfer the contact may wait elsewhere; the work belongs to the visit that this agent answered."""
    mine = [n for n, visit in enumerate(j.visits) if visit.agent_id == agent_id]
    n = mine[-1] if mine else len(j.visits) - 1
    if j.visits:
        done = replace(j.visits[n], wrap_up_ms=j.visits[n].wrap_up_ms + ms)
        j.visits = [*j.visits[:n], done, *j.visits[n + 1 :]]


def _account(j: Journey, at: int) -> None:
    """Add the stretch of talk or hold that ends now."""
    if j.handling_since is not None:
        _change(j, add=True, **{"hold_ms" if j.held or j.away else "talk_ms": at - j.handling_since})
        j.handling_since = at


def _stop_talk(j: Journey, at: int) -> None:
    _account(j, at)
    j.handling_since, j.held, j.away = None, False, False


def _leave(j: Journey, at: int, outcome: VisitOutcome) -> None:
    _change(j, left_at=at, outcome=outcome)


def _change(j: Journey, *, add: bool = False, **fields: Any) -> None:
    """Set fields of the last visit (or add to them); contacts that never saw a queue have none."""
    if j.visits:
        last = j.visits[-1]
        if add:
            fields = {name: getattr(last, name) + value for name, value in fields.items()}
        j.visits = [*j.visits[:-1], replace(last, **fields)]


CHANGES: dict[type, Callable[[Journey, Any, int], None]] = {
    e.CallBackPromised: _promised,
    e.WaitExpected: _wait_expected,
    e.QueueLeft: _queue_left,
    VirtualAgentLeft: _virtual_left,
    e.ContactEnded: _ended,
    e.ContactOffered: _offered,
    e.OfferEnded: _offer_ended,
    e.ContactConnected: _connected,
    e.ContactHeld: _held,
    e.AgentAway: _away,
    e.ContactRetrieved: _retrieved,
    e.AgentBack: _back,
    e.AgentLeft: _agent_left,
    e.WrapUpFinished: _wrap_up_finished,
}
