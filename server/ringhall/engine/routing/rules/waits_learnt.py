"""What each queue teaches about waiting, learnt from the stories of contacts; old lessons fade.

Handling is ring, talk and wrap-up, each contact weighing a little less than the next. Patience is all time waited over
the number who gave up (exponential patience, the served counting as censored; Brown et al. 2005). Arrivals are counted
by what they wish and start with, and fade with the time. The latest waits are kept one by one, for the curve of those
who give up (`rules/patience.py`); a promised call-back ends the wait on the line.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import ClassVar

from ringhall.contact import events as c
from ringhall.engine.routing.rules.learnt import UNTAUGHT, Learnt, Stream
from ringhall.engine.routing.rules.patience import Wait
from ringhall.foundation.events import Event

KEPT = 0.998
"""What a lesson weighs after one more: half after 350 contacts."""
PRIOR = 4.0
"""As so many contacts, or callers who gave up, counts what is usual elsewhere; this does not fade."""
WAIT_MS_MIN = 1_000
ARRIVALS_FADE_MS = 30 * 60_000
STREAMS_MAX = 32
WAITS_MAX = 2_000
"""So many of the latest waits are kept of each queue."""
MINUTE_MS = 60_000

Kind = tuple[tuple[str, ...], int, int]
"""Skills wished for, priority, head start: what makes a stream."""


class Lessons:
    """What one queue has taught: faded sums, the latest `waits`; of arrivals the count of each kind at its last."""

    def __init__(self) -> None:
        self.handled, self.handled_ms = 0.0, 0.0
        self.gone, self.waited_ms = 0.0, 0.0
        self.since: int | None = None
        self.arrivals: dict[Kind, tuple[float, int]] = {}
        self._latest = 0
        self._streams: tuple[Stream, ...] | None = ()
        self.waits: deque[Wait] = deque(maxlen=WAITS_MAX)

    def count(self, kind: Kind, at: int) -> None:
        """One more came, in the order of time; beyond the bound the kind that has faded most is forgotten."""
        self.since = at if self.since is None else self.since
        self.arrivals[kind] = (self._faded(kind, at) + 1, at)
        self._latest, self._streams = max(self._latest, at), None
        if len(self.arrivals) > STREAMS_MAX:
            del self.arrivals[min(self.arrivals, key=lambda other: self._faded(other, at))]

    def took(self, spent_ms: int) -> None:
        """An agent was taken by a contact for so long, before any wrap-up."""
        self.handled, self.handled_ms = KEPT * self.handled + 1, KEPT * self.handled_ms + spent_ms

    def waited(self, spent_ms: int, *, gave_up: bool) -> None:
        """A contact's wait is over; hardly any wait says nothing of patience."""
        if spent_ms < WAIT_MS_MIN:
            return
        self.gone, self.waited_ms = KEPT * self.gone + gave_up, KEPT * self.waited_ms + spent_ms

    def _faded(self, kind: Kind, at: int) -> float:
        amount, last = self.arrivals.get(kind, (0.0, at))
        return amount * exp(min(0, last - at) / ARRIVALS_FADE_MS)

    def learnt(self, now: int) -> Learnt:
        """What follows from it at this moment."""
        lasted = max(MINUTE_MS, now - (now if self.since is None else self.since))
        seen = ARRIVALS_FADE_MS * (1 - exp(-lasted / ARRIVALS_FADE_MS))
        handling = (self.handled_ms + PRIOR * UNTAUGHT.handling_ms) / (self.handled + PRIOR)
        patience = (self.waited_ms + PRIOR * UNTAUGHT.patience_ms) / (self.gone + PRIOR)
        fading = exp(min(0, self._latest - now) / ARRIVALS_FADE_MS) / seen
        return Learnt(max(1.0, handling), patience, self._coming(), fading)

    def _coming(self) -> tuple[Stream, ...]:
        """Everybody who came, faded up to the latest of them: they fade on at the same pace until the next comes."""
        if self._streams is None:
            self._streams = tuple([Stream(*kind, self._faded(kind, self._latest)) for kind in self.arrivals])
        return self._streams

    def keep(self, wait: Wait) -> bool:
        """One more wait in the queue itself, whatever came before it; False when it was hardly any."""
        if wait.waited_ms >= WAIT_MS_MIN:
            self.waits.append(wait)
            return True
        return False


class LearntAt(Mapping[str, Learnt]):
    """What follows from the lessons at one moment. Who asks about a wait looks at few of the queues."""

    def __init__(self, lessons: Mapping[str, Lessons], now: int) -> None:
        self._lessons, self._now = lessons, now
        self._known: dict[str, Learnt] = {}

    def __getitem__(self, queue_id: str) -> Learnt:
        if queue_id not in self._known:
            self._known[queue_id] = self._lessons[queue_id].learnt(self._now)
        return self._known[queue_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lessons)

    def __len__(self) -> int:
        return len(self._lessons)


class WaitsLearnt:
    """All queues' lessons. What is open is remembered only until the contact ends or the work after it is done."""

    KINDS: ClassVar[tuple[type[Event], ...]] = (
        c.ContactQueued,
        c.CallBackPromised,
        c.QueueLeft,
        c.ContactOffered,
        c.ContactConnected,
        c.AgentLeft,
        c.ContactEnded,
        c.WrapUpFinished,
        c.ContactClosed,
    )

    def __init__(self) -> None:
        self.queues: dict[str, Lessons] = {}
        self._messages: dict[str, None] = {}
        self._waiting: dict[str, tuple[str, int, int]] = {}
        self._promised: dict[str, bool] = {}
        self._gave_up: tuple[str, str] = ("", "")
        self._offered: dict[str, int] = {}
        self._talking: dict[tuple[str, str], tuple[str, int]] = {}
        self._wrapping: dict[str, dict[str, tuple[str, int]]] = {}

    def learnt(self, now: int) -> Mapping[str, Learnt]:
        """What is known of each queue that has taught anything, worked out when it is asked for."""
        return LearntAt(self.queues, now)

    def waits(self, queue_id: str) -> Sequence[Wait]:
        """The latest waits in the queue."""
        lessons = self.queues.get(queue_id)
        return lessons.waits if lessons else ()

    def recall(self, waits: Mapping[str, Sequence[Wait]]) -> None:
        """Begin with these waits of each queue, in the order of time, instead of those that were seen so far."""
        for lessons in self.queues.values():
            lessons.waits.clear()
        for queue_id, some in waits.items():
            for wait in some:
                self._of(queue_id).keep(wait)

    def apply(self, event: Event, at: int) -> None:
        """Fold one event of a contact's story; messages teach nothing about callers."""
        if isinstance(event, c.ContactQueued) and event.channel == "voicemail":
            self._messages[event.contact_id] = None
        if isinstance(event, c.ContactEvent) and event.contact_id in self._messages:
            if isinstance(event, c.ContactClosed):
                del self._messages[event.contact_id]
            return
        match event:
            case c.ContactQueued():
                self._queued(event, at)
            case c.CallBackPromised():
                self._promised[event.contact_id] = event.contact_id in self._waiting
                self._wait_over(event.contact_id, at, gave_up=False)
            case c.QueueLeft():
                self._wait_over(event.contact_id, at, gave_up=event.reason == "abandoned")
            case c.ContactOffered():
                self._offered[event.contact_id] = at
            case c.ContactConnected():
                self._promised.pop(event.contact_id, None)
                self._wait_over(event.contact_id, at, gave_up=False)
                began = self._offered.pop(event.contact_id, at)
                if event.queue_id is not None:
                    self._talking[event.contact_id, event.agent_id] = (event.queue_id, began)
            case c.AgentLeft():
                self._left(event.contact_id, event.agent_id, at)
            case c.ContactEnded():
                if event.outcome in ("lost", "failed") and self._gave_up[0] == event.contact_id:
                    # A fault took them out of the queue, not their patience.
                    self._of(self._gave_up[1]).waits.pop()
                    self._gave_up = ("", "")
                self._waiting.pop(event.contact_id, None)
                self._offered.pop(event.contact_id, None)
            case c.WrapUpFinished():
                queue_id, began = self._wrapping.get(event.contact_id, {}).pop(event.agent_id, ("", at))
                if queue_id:
                    self._of(queue_id).handled_ms += at - began
            case c.ContactClosed():
                self._promised.pop(event.contact_id, None)
                self._wrapping.pop(event.contact_id, None)
            case _:
                pass

    def _of(self, queue_id: str) -> Lessons:
        return self.queues.setdefault(queue_id, Lessons())

    def _queued(self, event: c.ContactQueued, at: int) -> None:
        """An arrival, unless it only comes back after an offer that nobody took."""
        before = self._waiting.get(event.contact_id)
        is_back = before is not None and before[0] == event.queue_id
        if not is_back and not self._promised.get(event.contact_id, False):
            head_start_ms = event.head_start_ms
            if event.people_only:
                # From a virtual agent, after any time: few kinds are kept apart.
                head_start_ms -= head_start_ms % MINUTE_MS
            kind = (tuple(event.skills), event.priority, head_start_ms)
            self._of(event.queue_id).count(kind, at)
        if before is not None and not is_back:
            self._of(before[0]).keep(Wait(before[2], at - before[2], gave_up=False))
        if event.contact_id in self._promised:
            # Nobody waits on the line for a call that is promised.
            self._promised[event.contact_id] = True
            return
        came = before[2] if before is not None and is_back else at
        self._waiting[event.contact_id] = (event.queue_id, event.waiting_since, came)

    def _wait_over(self, contact_id: str, at: int, *, gave_up: bool) -> None:
        if known := self._waiting.pop(contact_id, None):
            queue_id, since, came = known
            self._of(queue_id).waited(at - since, gave_up=gave_up)
            if self._of(queue_id).keep(Wait(came, at - came, gave_up)):
                self._gave_up = (contact_id if gave_up else "", queue_id)

    def _left(self, contact_id: str, agent_id: str, at: int) -> None:
        if known := self._talking.pop((contact_id, agent_id), None):
            self._of(known[0]).took(at - known[1])
            self._wrapping.setdefault(contact_id, {})[agent_id] = (known[0], at)
