"""Tiers that open while callers wait too long: looked at when something happens, once a second at most."""

from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules.openings import Look, opened_by
from ringhall.engine.routing.rules.waiting import Queue
from ringhall.engine.routing.service.agents import AgentVerbs
from ringhall.foundation.steps import Step

LOOK_MS = 1_000


class Openings(AgentVerbs):
    """Decides which tiers are open by what waits; what it decides is a queue's story."""

    def open_tiers(self, step: Step) -> None:
        """Look at every queue whose tiers open by themselves, those looked at just now a moment later."""
        for queue in self.live.opening:
            due = self.live.looked_at.get(queue.settings.id, -LOOK_MS) + LOOK_MS
            if due > step.now:
                self.live.look_again(queue, due)
            else:
                self._look(step, queue)

    def _look(self, step: Step, queue: Queue) -> None:
        queue_id = queue.settings.id
        self.live.looked_at[queue_id] = step.now
        expected = self.expected_wait_of_newcomer(queue_id, step.now)
        # Where nobody works and nobody waits, nobody waits too long.
        expected_ms = expected.p50_ms if expected else None if queue.ages else 0
        look = Look(expected_ms, self.live.levels.percent(queue, step.now))
        before = self.live.opened.get(queue_id)
        by = opened_by(queue.settings.openings, before.tier if before else 1, look)
        tier = by.tier if by else 1
        if tier != (before.tier if before else 1):
            figure = None if by is None else look.expected_ms if by.when == "expected_wait" else look.level
            step.record(
                e.TierOpened(
                    queue_id=queue_id,
                    tier=tier,
                    when=by.when if by else None,
                    limit=by.limit if by else None,
                    figure=figure,
                )
            )
        if queue.ages:
            # Whoever has waited longest becomes late by time alone.
            late_at = queue.ages[0][0] + queue.settings.target_seconds * 1000 + 1
            self.live.look_again(queue, late_at if late_at > step.now else None)
