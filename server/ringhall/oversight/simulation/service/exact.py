"""The exact replay: stored events are followed, and for every offer the match is asked once more.

Whom it chooses, and the whole trace of why, must be what was stored. Where it is not, the story goes on as it was.
"""

from collections import deque
from typing import Any

import msgspec

from ringhall.contact import events as c
from ringhall.contact.flow_events import VirtualAgentTook
from ringhall.engine.routing import events as r
from ringhall.engine.routing.rules.explain import trace
from ringhall.engine.routing.rules.match import Decision, match
from ringhall.foundation.events import Recorded
from ringhall.oversight.simulation.ports import Floor
from ringhall.oversight.simulation.rules.days import Day


class Difference(msgspec.Struct, frozen=True):
    """What was stored at `at`, and what the match says now; either may be None: no offer."""

    at: int
    contact_id: str
    stored: dict[str, Any] | None
    now: dict[str, Any] | None


class Retold(msgspec.Struct):
    """How many decisions there were, and those that came out otherwise: another agent, or only another reason."""

    decisions: int = 0
    same: int = 0
    other_reason: int = 0
    differences: list[Difference] = []


def retell(day: Day, floor: Floor) -> Retold:
    """Follow the day; `floor` is fresh and does nothing of itself."""
    run = _Run(day, floor)
    for recorded in day.events:
        run.follow(recorded)
    run.moment_over()
    return run.retold


class _Run:
    def __init__(self, day: Day, floor: Floor) -> None:
        self.retold = Retold()
        self._waking = floor.routing.waking
        self._day, self._live, self._fold = day, floor.routing.live, floor.steps.fold
        self._at = 0
        self._settings = deque(day.settings)
        self._mine: deque[tuple[Decision, str]] = deque()
        self._stored = {
            recorded.event.token: recorded.event
            for recorded in day.events
            if isinstance(recorded.event, c.ContactOffered | VirtualAgentTook) and _is_of_match(recorded.event.decision)
        }
        self._configure()

    def follow(self, recorded: Recorded) -> None:
        """One event; the offers of a step come after everything else in it."""
        if recorded.at != self._at:
            self.moment_over()
            self._at = recorded.at
            if self._settings and self._settings[0].at <= recorded.at:
                self._configure()
        event = recorded.event
        if isinstance(event, self._waking):
            # What holds for those who wait is looked at whenever the live match is woken.
            self._live.review(recorded.at)
        if isinstance(event, r.AgentReserved) and (offer := self._stored.get(event.token)) is not None:
            self._decide(offer)
        self._fold(recorded)

    def moment_over(self) -> None:
        """Whoever was left beside a contact they could take should have been offered it."""
        for decision, agent_id in (*self._mine, *self._match()):
            if self._at >= self._day.since:
                self._differs(decision.contact_id, None, trace(self._live.floor, decision, self._at, agent_id))
            self._put_back(decision, agent_id)
        self._mine.clear()
        # What was put back has been looked at; only something new can change the answer.
        self._live.floor.take_touched()

    def _match(self) -> list[tuple[Decision, str]]:
        floor = self._live.floor
        decisions = match(floor, floor.take_touched(), self._at)
        return [(decision, agent_id) for decision in decisions for agent_id in decision.agent_ids]

    def _decide(self, offer: c.ContactOffered | VirtualAgentTook) -> None:
        if not self._mine:
            self._mine.extend(self._match())
        decision, agent_id = self._mine.popleft() if self._mine else (None, "")
        stored = {**offer.decision, "contact_id": offer.contact_id}
        now: dict[str, Any] | None = None
        if decision is not None:
            said = msgspec.to_builtins(trace(self._live.floor, decision, self._at, agent_id))
            now = {**said, "contact_id": decision.contact_id}
            if (decision.contact_id, agent_id) != (offer.contact_id, offer.agent_id):
                self._put_back(decision, agent_id)
        if self._at < self._day.since:
            return
        self.retold.decisions += 1
        if now == stored:
            self.retold.same += 1
        else:
            self._differs(offer.contact_id, stored, now)

    def _differs(self, contact_id: str, stored: dict[str, Any] | None, now: dict[str, Any] | None) -> None:
        same_pair = stored and now and all(stored.get(key) == now.get(key) for key in ("chosen", "contact_id"))
        self.retold.other_reason += bool(same_pair)
        self.retold.differences.append(Difference(self._at, contact_id, stored, now))

    def _put_back(self, decision: Decision, agent_id: str) -> None:
        """The story says otherwise: contact and agent are where they were."""
        floor = self._live.floor
        floor.enter(decision.seen.waiting, self._at)
        floor.set_agent(floor.agents[agent_id])

    def _configure(self) -> None:
        while self._settings and self._settings[0].at <= max(self._at, self._day.settings[0].at):
            settings = self._settings.popleft()
            self._live.configure(settings.queues, settings.agents, settings.at, settings.routing.score_minutes_max)


def _is_of_match(decision: dict[str, Any]) -> bool:
    """Whom people took by hand the match did not choose, nor would it choose them again."""
    return bool(decision) and "by_hand" not in decision
