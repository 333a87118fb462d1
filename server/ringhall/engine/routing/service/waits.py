"""How long contacts will wait, and what place they have: asked when somebody wants to know."""

from ringhall.engine.routing.rules.expected_wait import Range, expected_wait
from ringhall.engine.routing.rules.patience import By, Moment, hour_of, moment_of
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.position import position
from ringhall.engine.routing.service.enquiries import Enquiries


class Waits(Enquiries):
    """Answers from the live floor and from what queues have taught. `now` is milliseconds UTC."""

    def position(self, contact_id: str, now: int) -> int | None:
        """The contact's place in its queue, 1 for the next; None when it does not wait."""
        return position(self.live.floor, contact_id, now)

    def expected_wait(self, contact_id: str, now: int) -> Range | None:
        """How much longer the contact will wait; None when it does not wait, or nobody at work can take it."""
        waiting = self.live.floor.waiting.get(contact_id)
        return self._expected(waiting, now) if waiting else None

    def expected_wait_of_newcomer(
        self, queue_id: str, now: int, skills: tuple[str, ...] = (), priority: int = 0
    ) -> Range | None:
        """How long somebody who came now would wait; None when nobody at work could take them."""
        return self._expected(Waiting("", queue_id, now, priority, skills), now)

    def patience(self, queue_id: str, by: By, share: float, now: int, ahead_ms: int) -> Moment | None:
        """When callers who come to the queue now give up (`patience.moment_of`), on a clock `ahead_ms` before UTC."""
        return moment_of(self.live.lessons.waits(queue_id), by, share, hour_of(now, ahead_ms), ahead_ms)

    def _expected(self, waiting: Waiting, now: int) -> Range | None:
        if waiting.queue_id not in self.live.floor.queues or waiting.channel == "voicemail":
            return None
        return expected_wait(self.live.floor, self.live.crew, self.live.lessons.learnt(now), waiting, now)
