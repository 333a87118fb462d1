"""One play from its seed: people come, misfortune befalls them, everybody goes home, and nothing may be left."""

import time as machine
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import structlog

from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.virtual_loop import VirtualLoop
from tests.support.sim.centre import SimCentre
from tests.support.sim.crew import Crew
from tests.support.sim.disasters import Disasters
from tests.support.sim.people import Caller, World
from tests.support.sim.plan import Plan
from tests.support.sim.promises import Promises

# A clock that was put back by an hour keeps its timers waiting for so long.
GOING_HOME_MS = 12_000_000
TIDY_MS = 600_000
NUMBER = "4008000001"
LEGS_PER_AGENT_MAX = 6
# What the log may call an error because chance has done it.
EXPECTED = frozenset({"switch.down", "audit.difference", "step.not_stored"})


@dataclass
class Played:
    """What came of it; `seconds` are the processor's."""

    plan: Plan
    seconds: float = 0.0
    steps: int = 0
    events: int = 0
    contacts: int = 0
    offers: int = 0
    disasters: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)


class Play:
    """A centre, its people and their misfortune on one simulated clock."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.time = SimulatedClock(plan.start_ms)
        self.loop = VirtualLoop(self.time)
        self.troubles: list[str] = []
        self.centre = SimCentre(plan, self.time, self.loop)
        self.world = World(plan, self.centre.switch, self.time)
        self.promises = Promises(self.centre)
        self.crew = Crew(self.centre, self.world)
        self.disasters = Disasters(self.centre, self.crew, self.time)
        self._closing = plan.start_ms + plan.length_ms

    def run(self) -> Played:
        """Play it to its end. Raises BrokenPromise."""
        began = machine.process_time()
        with self.loop.at_work(), self._errors_heard():
            self.centre.start()
            self._next_call()
            self._until(self._closing)
            self._everybody_goes_home()
            self._nothing_is_left()
            self.loop.end_tasks()
        seen = self.promises
        return Played(
            plan=self.plan,
            seconds=machine.process_time() - began,
            steps=seen.steps,
            events=self.centre.story.stored,
            contacts=seen.closed,
            offers=seen.offers,
            disasters=self.disasters.count,
            outcomes=seen.outcomes,
        )

    def _until(self, moment: int) -> None:
        while self.time.now() < moment:
            self.loop.run_until(min(moment, self.time.now() + 60_000))
            self.world.gone()
            if self.promises.failed:
                raise self.promises.failed
            if self.centre.heart and self.centre.switch.up:
                self.promises.legs(self.centre.heart)
            for trouble in (*self.troubles, *self.centre.half_done):
                raise self.promises.broken(trouble)
            for failure in self.loop.failures:
                raise self.promises.broken(f"A task failed: {failure}") from failure.get("exception")

    def _next_call(self) -> None:
        chance, world = self.world.chance, self.world
        # Now and then a rush: queues build up and are worked off again.
        rush = 0.55 if (self.time.now() // 1_800_000) % 3 == 2 else 1.4
        self.world.in_(chance.expovariate(1 / (self.plan.gap_ms * rush)), self._call)
        if chance.random() < 0.05:
            chance.choice(list(self.crew.desks.values())).call_out()
        if chance.random() < 0.05:
            world.in_(chance.randint(0, 20_000), chance.choice(list(self.crew.desks.values())).pick_up)
        if chance.random() < 0.01 and self.time.now() < self._closing:
            lobby, other = chance.sample(("300", "301"), 2)
            world.by_phone(
                f"phone{lobby}",
                chance.choice((other, "400", "500", "600", "601", "701", NUMBER, "+38615550142", "2001")),
            )
        if chance.random() < 0.01 * world.plan.misfortune.phones_vanish:
            chance.choice(list(self.crew.desks.values())).page_goes()

    def _call(self) -> None:
        if self.time.now() >= self._closing:
            return
        if len(self.centre.switch.legs) < LEGS_PER_AGENT_MAX * self.plan.crew:
            self.world.calls += 1
            leg = f"caller{self.world.calls}"
            Caller(self.world, leg)
            self.centre.switch.arrive(leg, NUMBER, "+38640123456" if self.world.chance.random() < 0.2 else "anonymous")
        self._next_call()

    def _everybody_goes_home(self) -> None:
        """No more misfortune: the last callers are served or give up, then the agents leave."""
        self.disasters.over = True
        self.centre.line.calm = True
        self._until(self.time.now() + 60_000)
        self._until(self.time.now() + GOING_HOME_MS)
        for leg in list(self.centre.switch.legs):
            self.world.hang_up(leg)
        self._until(self.time.now() + TIDY_MS)
        self.crew.empty_boxes()
        for desk in self.crew.desks.values():
            desk.go_home()
        self._until(self.time.now() + TIDY_MS)

    def _nothing_is_left(self) -> None:
        heart = self.centre.heart
        assert heart is not None
        self.promises.deep(heart)
        floor, contacts = heart.routing.live.floor, heart.contacts.live
        left: dict[str, object] = {
            "open contacts": {one.id: one.state for one in contacts.by_id.values()},
            "waiting": floor.waiting,
            "placed": floor.placed,
            "busy agents": {one.id: one.works for one in floor.agents.values() if one.works},
            "deadlines": heart.routing.live.deadlines.earliest(),
            "parties": contacts._by_party,
            "media": heart.voice.media,
            "timers": heart.voice.wheel._timers,
            "legs": self.centre.switch.legs,
            "bridges": self.centre.switch.bridges,
            "stories": {s: [type(r.event).__name__ for r in story] for s, story in self.centre.story.open.items()},
            "numbered stories": [stream for stream in heart.steps._last if stream.startswith("contact:")],
            "lost": self.promises.arrived - self.promises.closed,
            "messages without a contact": self.promises.left - self.promises.received,
        }
        for what, found in left.items():
            if found:
                raise self.promises.broken(f"Left behind: {what}: {str(found)[:500]}")

    @contextmanager
    def _errors_heard(self) -> Iterator[None]:
        """Errors that the program only logs break its promise as well."""

        def hear(_: Any, level: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
            if level in ("error", "critical", "exception") and entry["event"] not in EXPECTED:
                self.troubles.append(_told(entry))
            raise structlog.DropEvent

        before = structlog.get_config()
        structlog.configure(processors=[hear], cache_logger_on_first_use=False)
        try:
            yield
        finally:
            structlog.configure(**before)


def _told(entry: MutableMapping[str, Any]) -> str:
    text = structlog.processors.format_exc_info(None, "error", dict(entry))
    trace = text.pop("exception", "")
    return f"{text}\n{trace}"
