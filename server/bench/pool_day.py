"""A run of the Wallace-Whitt centre on the real floor with the real match, under a virtual clock."""

import heapq
import random
from dataclasses import dataclass, field
from typing import NamedTuple

from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.settings import AgentSettings, QueueSettings

KINDS = tuple(f"k{n}" for n in range(6))
ERLANGS, MEAN_MINUTES, AGENTS, PLACES = 84.0, 10.0, 90, 30
MINUTES, WARM_UP_MINUTES = 4_200.0, 200.0
MINUTE = 60_000


class Choice(NamedTuple):
    """How many skills an agent has, and the head start in seconds of the first kind of calls."""

    skills: int
    head_start: int


@dataclass
class Outcome:
    """Calls after the warm-up, those turned away, and the waits of the others in minutes."""

    calls: int = 0
    turned_away: int = 0
    waits: list[float] = field(default_factory=list)


class Call(NamedTuple):
    """When, which kind, and how long it will talk (milliseconds)."""

    at: int
    kind: str
    talk: int


def calls_of(seed: int) -> list[Call]:
    """The same for every choice."""
    chance, now, found = random.Random(seed), 0.0, []
    while now < MINUTES:
        now += chance.expovariate(ERLANGS / MEAN_MINUTES)
        talk = round(chance.expovariate(1 / MEAN_MINUTES) * MINUTE)
        found.append(Call(round(now * MINUTE), chance.choice(KINDS), talk))
    return found


def crew_of(choice: Choice) -> list[AgentSettings]:
    """Fifteen agents for each kind; their further skills go round the other kinds."""
    crew = []
    for n in range(AGENTS):
        first, turn = n % len(KINDS), n // len(KINDS)
        others = [(first + 1 + (turn + more) % (len(KINDS) - 1)) % len(KINDS) for more in range(choice.skills - 1)]
        queue_ids = [KINDS[kind] for kind in (first, *others)]
        head_starts = {KINDS[first]: choice.head_start}
        crew.append(
            AgentSettings(id=f"a{n:02}", login=f"a{n}", name=f"a{n}", queue_ids=queue_ids, head_starts=head_starts)
        )
    return crew


def play(choice: Choice, seed: int) -> Outcome:
    """One run from an empty centre on."""
    run = _Run(choice)
    for number, call in enumerate(calls_of(seed)):
        run.until(call.at)
        run.arrives(f"c{number:06}", call)
    return run.outcome


class _Run:
    def __init__(self, choice: Choice) -> None:
        self.outcome, self._floor = Outcome(), Floor()
        self._floor.configure([QueueSettings(id=kind, name=kind) for kind in KINDS], crew_of(choice), 0)
        self._calls: dict[str, Call] = {}
        self._ends: list[tuple[int, str]] = []
        for agent_id in self._floor.seats:
            self._floor.set_agent(Agent(agent_id, "ready"))

    def until(self, now: int) -> None:
        """Talks end, and whoever waits is taken."""
        while self._ends and self._ends[0][0] <= now:
            ended, agent_id = heapq.heappop(self._ends)
            self._floor.set_agent(Agent(agent_id, "ready", idle_since=ended))
            self._match(ended)

    def arrives(self, contact_id: str, call: Call) -> None:
        """A call comes in, or is turned away where all places are taken."""
        counts, full = call.at > WARM_UP_MINUTES * MINUTE, len(self._floor.waiting) >= PLACES
        self.outcome.calls += counts
        self.outcome.turned_away += counts and full
        if not full:
            self._calls[contact_id] = call
            self._floor.enter(Waiting(contact_id, call.kind, call.at), call.at)
            self._match(call.at)

    def _match(self, now: int) -> None:
        for decision in match(self._floor, self._floor.take_touched(), now):
            call = self._calls.pop(decision.contact_id)
            if call.at > WARM_UP_MINUTES * MINUTE:
                self.outcome.waits.append((now - call.at) / MINUTE)
            work = Work(decision.contact_id, "talking", now, call.kind)
            self._floor.set_agent(Agent(decision.agent_id, "ready", works=(work,)))
            heapq.heappush(self._ends, (now + call.talk, decision.agent_id))
