"""The floor right now, folded from the stories of agents and contacts; the same events give the same floor."""

from collections.abc import Iterable

from ringhall.contact import events as c
from ringhall.contact.state import Contact
from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules.agents import CHANGES, Agent, Work, fold
from ringhall.engine.routing.rules.deadlines import Deadlines
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.settings import SCORE_MAX, AgentSettings, QueueSettings
from ringhall.foundation.events import Event, Recorded


class LiveFloor:
    """Owns the floor and its deadlines. Only `Routing` changes it, by recording events.

    `reviews` are the moments at which something else holds for a contact that waits.
    """

    def __init__(self) -> None:
        self.floor = Floor()
        self.deadlines = Deadlines()
        self.reviews = Deadlines()
        self._at_work: dict[str, dict[str, None]] = {}

    def configure(
        self, queues: Iterable[QueueSettings], agents: Iterable[AgentSettings], now: int, score_max: int = SCORE_MAX
    ) -> None:
        """Take new settings; who waits and who works goes on."""
        self.floor.configure(queues, agents, now, score_max)
        for contact_id in self.floor.waiting:
            self._set_review(contact_id)

    def apply(self, recorded: Recorded) -> None:
        """Fold one event of an agent's or a contact's story."""
        event = recorded.event
        if isinstance(event, e.AgentEvent):
            self._agent(event, recorded.at)
        elif isinstance(event, c.ContactQueued):
            self._enter(waiting_of(event, event.contact_id), event.wait_until, recorded.at)
        elif isinstance(event, c.ContactEvent):
            self._gone(event)

    def take(self, agent: Agent) -> None:
        """An agent as stored, before any newer event of theirs is folded."""
        self.floor.set_agent(agent)
        for work in agent.works:
            self._work_changed(agent.id, work)
        self.deadlines.set(("blocked", agent.id, ""), agent.blocked_until)

    def load_agent(self, agent: Agent) -> None:
        """Start from an agent's folded state; events after it are then applied."""
        self._become(self.agent(agent.id), agent)

    def load_contact(self, contact: Contact, now: int) -> None:
        """Start from a contact's folded state: whoever waits keeps age and deadline."""
        if contact.state == "queued" and contact.queue_id and contact.waiting_since is not None:
            self._enter(waiting_of(contact, contact.id), contact.wait_until, now)

    def agent(self, agent_id: str) -> Agent:
        """The agent's state; offline when nothing is known of them."""
        return self.floor.agents.get(agent_id) or Agent(agent_id)

    def busy_with(self, contact_id: str) -> list[Agent]:
        """The agents who work on the contact."""
        return [self.floor.agents[agent_id] for agent_id in self._at_work.get(contact_id, ())]

    def _agent(self, event: e.AgentEvent, at: int) -> None:
        before = self.agent(event.agent_id)
        self._become(before, fold(before, event, at))

    def _become(self, before: Agent, after: Agent) -> None:
        self.floor.set_agent(after)
        for work in before.works:
            if after.on(work.contact_id) is None:
                self._work_over(after.id, work)
        for work in after.works:
            if work is not before.on(work.contact_id):
                self._work_changed(after.id, work)
        self.deadlines.set(("blocked", after.id, ""), after.blocked_until)

    def _work_changed(self, agent_id: str, work: Work) -> None:
        self._at_work.setdefault(work.contact_id, {})[agent_id] = None
        self.deadlines.set(("work", agent_id, work.contact_id), work.until)

    def _work_over(self, agent_id: str, work: Work) -> None:
        workers = self._at_work[work.contact_id]
        del workers[agent_id]
        if not workers:
            del self._at_work[work.contact_id]
        self.deadlines.set(("work", agent_id, work.contact_id), None)

    def review(self, now: int) -> None:
        """Look again at every contact for which something else holds by now: the next step, an end of a hold."""
        for _, contact_id, _ in self.reviews.take_past(now):
            self.floor.review(contact_id, now)
            self._set_review(contact_id)

    def earliest(self) -> int | None:
        """The next moment at which there is something to do."""
        return min(
            (due for due in (self.deadlines.earliest(), self.reviews.earliest()) if due is not None), default=None
        )

    def _enter(self, waiting: Waiting, until: int | None, now: int) -> None:
        self.floor.enter(waiting, now)
        self.deadlines.set(("wait", waiting.contact_id, ""), until)
        self._set_review(waiting.contact_id)

    def _set_review(self, contact_id: str) -> None:
        placed = self.floor.placed.get(contact_id)
        self.reviews.set(("review", contact_id, ""), placed.review_at if placed else None)

    def _gone(self, event: c.ContactEvent) -> None:
        self.floor.leave(event.contact_id)
        self.deadlines.set(("wait", event.contact_id, ""), None)
        self.reviews.set(("review", event.contact_id, ""), None)


def waiting_of(waits: c.ContactQueued | Contact, contact_id: str) -> Waiting:
    """What routing keeps of a contact that waits, by its event or by what that was folded into."""
    assert waits.queue_id is not None
    assert waits.waiting_since is not None
    return Waiting(
        contact_id,
        waits.queue_id,
        waits.waiting_since,
        waits.priority,
        tuple(waits.skills),
        tuple(waits.not_agents),
        waits.not_agents_until,
        tuple(waits.preferred),
        waits.preferred_until,
        waits.head_start_ms,
    )


LEAVING: tuple[type[c.ContactEvent], ...] = (
    c.FlowEntered,
    c.QueueLeft,
    c.ContactOffered,
    c.ContactConnected,
    c.ContactEnded,
    c.ContactClosed,
)
KINDS: tuple[type[Event], ...] = (*CHANGES, c.ContactQueued, *LEAVING)
