"""The step: how every input changes the centre.

One input runs to its end without waiting: slices decide, record events (which fold into live state at
once and are shown to the handlers of other slices in order), and ask for effects. The whole step is
committed as one, and only then do its effects run and its events go out to the pages.
"""

import asyncio
import operator
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Protocol, TypeVar

from ringhall.foundation.clock import Clock
from ringhall.foundation.errors import Unavailable
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.logging import log
from ringhall.foundation.turn import Turn

T = TypeVar("T")
Effect = Callable[[], Awaitable[None] | None]
Handler = Callable[["Step", Recorded], None]
Fold = Callable[[Recorded], None]

EVENTS_PER_STEP_MAX = 10_000


class NotStoring(Unavailable):
    """The database has been away too long."""

    code = "not-storing"
    text = "Nothing can be stored just now, so nothing is changed. Calls go on; try again when the alarm is over."


class Writer(Protocol):
    """Keeps stories. `append` returns a future that is done when the events are on disk."""

    @property
    def accepting(self) -> bool:
        """Whether it takes more; False when too much waits for a database that is away."""
        ...

    def append(self, events: list[Recorded], *, patient: bool = False) -> "asyncio.Future[None]":
        """`patient` events may wait a moment for others, to be written with them."""
        ...


class Step:
    """One input being worked off. Slices use `record`, `at_end`, `after_commit` and `tidy_after_commit`.

    `late_ms` is how long before `now` the input happened out there, where whoever heard it knows.
    """

    def __init__(self, now: int, centre: "Steps") -> None:
        self.now = now
        self.late_ms = 0
        self.recorded: list[Recorded] = []
        self.effects: list[tuple[Turn, Effect]] = []
        self.housekeeping: list[Effect] = []
        self._pending: deque[Recorded] = deque()
        self._closing: dict[Callable[[Step], None], None] = {}
        self._centre = centre

    def record(self, event: Event) -> Recorded:
        """Add a fact to its story: live state changes now, handlers see it before the step ends."""
        recorded = self._centre.place(event, self.now)
        if len(self.recorded) >= EVENTS_PER_STEP_MAX:
            raise RuntimeError(f"A step recorded over {EVENTS_PER_STEP_MAX} events: handlers run in a circle")
        self.recorded.append(recorded)
        self._pending.append(recorded)
        self._centre.fold(recorded)
        return recorded

    def after_commit(self, effect: Effect, turn: Turn = Turn.USUAL) -> None:
        """Do this once the step's events are safely stored; within its turn, in the order in which it was asked."""
        self.effects.append((turn, effect))

    def tidy_after_commit(self, effect: Effect) -> None:
        """Do this then too; but nobody waits for it."""
        self.housekeeping.append(effect)

    def at_end(self, act: Callable[["Step"], None]) -> None:
        """Do this within the step, once no handler has more to record; asked for twice, it is done once."""
        self._closing[act] = None

    def drain(self) -> None:
        """Show each new event to its handlers, in order, until nobody records more."""
        while self._pending or self._closing:
            if self._pending:
                self._show(self._pending.popleft())
            else:
                self._close(self._closing.popitem()[0])

    def _show(self, recorded: Recorded) -> None:
        for handler in self._centre.handlers_of(type(recorded.event)):
            try:
                handler(self, recorded)
            except Exception:
                # What was recorded stands and is stored: story and state stay one.
                log.exception("step.handler_failed", event_kind=type(recorded.event).__name__)

    def _close(self, act: Callable[["Step"], None]) -> None:
        try:
            act(self)
        except Exception:
            log.exception("step.closing_failed", act=getattr(act, "__qualname__", repr(act)))

    def last_word(self, hook: Callable[["Step"], None]) -> None:
        """Show the step, which has run to its end, to `hook`."""
        try:
            hook(self)
        except Exception:
            # Else what was folded would not be stored, and no other step could ever run.
            log.exception("step.hook_failed", hook=getattr(hook, "__qualname__", repr(hook)))


class Steps:
    """Runs steps one at a time, numbers their events, and joins slices by one handler table."""

    def __init__(self, clock: Clock, writer: Writer) -> None:
        self._clock = clock
        self._writer = writer
        self._folds: dict[type[Event], list[Fold]] = {}
        self._handlers: dict[type[Event], list[Handler]] = {}
        self._last_words: list[Callable[[Step], None]] = []
        self._published: list[Callable[[list[Recorded]], None]] = []
        self._last: dict[str, int] = {}
        self._current: Step | None = None

    def fold_with(self, kinds: Iterable[type[Event]], fold: Fold) -> None:
        """Let `fold` keep live state from events of these kinds."""
        for kind in kinds:
            self._folds.setdefault(kind, []).append(fold)

    def handle(self, table: dict[type[Event], Handler]) -> None:
        """Add a slice's HANDLERS table."""
        for kind, handler in table.items():
            self._handlers.setdefault(kind, []).append(handler)

    def before_commit(self, hook: Callable[[Step], None]) -> None:
        """Show every step to `hook` once it has run to its end, so that it can add effects."""
        self._last_words.append(hook)

    def on_published(self, tell: Callable[[list[Recorded]], None]) -> None:
        """Tell `tell` of every committed step, in the order of commits."""
        self._published.append(tell)

    def handlers_of(self, kind: type[Event]) -> list[Handler]:
        return self._handlers.get(kind, [])

    def fold(self, recorded: Recorded) -> None:
        """Fold one event into live state; also used when stories are read again after a restart."""
        self._last[recorded.stream] = recorded.n
        for fold in self._folds.get(type(recorded.event), ()):
            fold(recorded)

    def place(self, event: Event, now: int) -> Recorded:
        """The event with the next number of its story."""
        stream = event.stream
        return Recorded(stream, self._last.get(stream, 0) + 1, now, event)

    def resume(self, stream: str, n: int) -> None:
        """The story is stored up to `n` and its state was loaded; go on from there."""
        self._last[stream] = n

    def forget(self, stream: str) -> None:
        """The story is closed and no longer live; its counter may go."""
        self._last.pop(stream, None)

    def run(self, decide: Callable[[Step], T], *, patient: bool = False) -> tuple[T, "asyncio.Future[None]"]:
        """Work off one input. Returns what `decide` returned and a future of the commit.

        With `patient`, a step that turns out to have no effects may be stored a moment later, with others.
        A Refusal raised by `decide` before it records anything leaves no trace. Raises NotStoring when nothing
        more can be kept: what is not stored does not happen.
        """
        if not self._writer.accepting:
            raise NotStoring()
        if self._current is not None:
            raise RuntimeError("A step is already running; record into it instead of starting another")
        step = Step(self._clock.now(), self)
        self._current = step
        try:
            result = decide(step)
            step.drain()
        finally:
            if step.recorded:
                step.drain()
                for hook in self._last_words:
                    step.last_word(hook)
            self._current = None
            committed = self._commit(step, patient)
        return result, committed

    def keep(self, events: list[Recorded]) -> "asyncio.Future[None]":
        """Store and publish stories that were told elsewhere and are over: no live state and no handler sees them."""
        kept = self._writer.append(events)
        kept.add_done_callback(lambda done: self._kept(events, done))
        return kept

    def _kept(self, events: list[Recorded], done: "asyncio.Future[None]") -> None:
        if done.cancelled() or done.exception() is not None:
            log.error("story.not_kept", events=len(events))
            return
        for tell in self._published:
            tell(events)

    def _commit(self, step: Step, patient: bool) -> "asyncio.Future[None]":
        committed = self._writer.append(step.recorded, patient=patient and not step.effects)
        if step.recorded or step.effects:
            committed.add_done_callback(lambda done: self._finish(step, done))
        return committed

    def _finish(self, step: Step, done: "asyncio.Future[None]") -> None:
        if done.cancelled() or done.exception() is not None:
            log.error("step.not_stored", events=len(step.recorded))
            return
        for _, effect in sorted(step.effects, key=operator.itemgetter(0)):
            self._start(effect)
        for effect in step.housekeeping:
            self._start(effect)
        for recorded in step.recorded:
            if recorded.event.closes and self._last.get(recorded.stream) == recorded.n:
                self.forget(recorded.stream)
        if step.recorded:
            for tell in self._published:
                tell(step.recorded)

    @staticmethod
    def _start(effect: Effect) -> None:
        try:
            outcome = effect()
        except Exception:
            log.exception("step.effect_failed")
            return
        if outcome is not None:
            task = asyncio.ensure_future(outcome)
            task.add_done_callback(_report)


def _report(task: "asyncio.Future[None]") -> None:
    if not task.cancelled() and task.exception() is not None:
        log.error("step.effect_failed", exc_info=task.exception())
