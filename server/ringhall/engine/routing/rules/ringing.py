"""Contacts that ring at several agents: who else is to be rung while nobody has answered."""

from ringhall.contact.state import Contact
from ringhall.engine.routing.rules import plans
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.settings import QueueSettings


def rings_ms(queue: QueueSettings, contact: Contact) -> int:
    """How long an agent is kept for an offer. Where the customer is called first their phone has its time before."""
    calls_first = contact.waits_for_call and queue.call_back.first == "customer"
    return 1000 * (queue.ring_seconds + (queue.call_back.ring_seconds if calls_first else 0))


class Ringing:
    """A contact that rings; `asked` are all it rang at since it last waited, `more_at` when one more may ring.

    It goes on by the strategy it began with, whatever the queue's settings say meanwhile.
    """

    __slots__ = ("asked", "by_turns", "more_at", "waiting")

    def __init__(self, waiting: Waiting, *, by_turns: bool) -> None:
        self.waiting = waiting
        self.by_turns = by_turns
        self.asked: dict[str, None] = {}
        self.more_at = 0

    def rings_at(self, agent_id: str, queue: QueueSettings, now: int) -> None:
        """One more agent hears it."""
        self.asked[agent_id] = None
        if self.by_turns:
            self.more_at = now + queue.ring_more_seconds * 1000

    def room(self, queue: QueueSettings, now: int) -> int:
        """How many more may be rung now."""
        if now < self.more_at:
            return 0
        left = queue.ring_agents_max - len(self.asked)
        return min(left, 1) if self.by_turns else left

    def next_look(self, plan: tuple[plans.Step, ...], now: int) -> int | None:
        """When another agent may be rung for no other reason than that time has passed."""
        moments = (self.more_at, plans.review_at(plan, self.waiting, now))
        return min((moment for moment in moments if moment is not None and moment > now), default=None)

    def standing(self, plan: tuple[plans.Step, ...], now: int) -> plans.Standing:
        """For whom it is by now: its wait goes on while it rings."""
        return plans.standing_of(plan, plans.circle_of(plan, self.waiting, now))
