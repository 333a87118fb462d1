"""The floor right now, folded from the stories of agents and contacts; the same events give the same floor."""

from collections.abc import Iterable

from ringhall.contact import events as c
from ringhall.contact.rules.terms import waits_for_people
from ringhall.contact.state import Contact
from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules.agents import CHANGES, Agent, Work, fold
from ringhall.engine.routing.rules.crew import Crew
from ringhall.engine.routing.rules.deadlines import Deadlines
from ringhall.engine.routing.rules.expected_wait import Range
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.service_levels import ServiceLevels
from ringhall.engine.routing.rules.waiting import Because, Queue
from ringhall.engine.routing.rules.waits_learnt import WaitsLearnt
from ringhall.engine.routing.settings import SCORE_MAX, AgentSettings, QueueSettings
from ringhall.foundation.events import Event, Recorded


class LiveFloor:
    """Owns the floor and its deadlines. Only `Routing` changes it, by recording events.

    `reviews` are the moments at which something else holds for a contact that waits. Contacts that are to be offered to
    nobody before a moment stand in `later`, out of the floor. `lessons` are what queues have taught about waiting, and
    `expected` what was expected last of a wait in each. Tiers of the queues in `opening` open while callers wait too
    long, as the event in `opened` says; `looked_at` is when that was decided last, by the `levels` of service too.
    The queues in `closed` take nobody in now.
    """

    def __init__(self) -> None:
        self.floor = Floor()
        self.crew = Crew(self.floor)
        self.deadlines = Deadlines()
        self.reviews = Deadlines()
        self.later: dict[str, Waiting] = {}
        self.opening: list[Queue] = []
        self.opened: dict[str, e.TierOpened] = {}
        self.closed: frozenset[str] = frozenset()
        self.looked_at: dict[str, int] = {}
        self.levels = ServiceLevels()
        self.lessons = WaitsLearnt()
        self.expected: dict[str, Range] = {}
        self.phones: dict[str, str] = {}
        self.seated: dict[str, dict[str, None]] = {}
        self._at_work: dict[str, dict[str, None]] = {}

    def configure(
        self, queues: Iterable[QueueSettings], agents: Iterable[AgentSettings], now: int, score_max: int = SCORE_MAX
    ) -> None:
        """Take new settings; who waits and who works goes on."""
        self.floor.configure(queues, agents, now, score_max)
        self.crew = Crew(self.floor)
        self.opening = [queue for queue in self.floor.queues.values() if queue.settings.openings]
        known = [self.opened.get(queue.settings.id) for queue in self.opening]
        self.opened = {event.queue_id: event for event in known if event is not None}
        self.looked_at.clear()
        for event in self.opened.values():
            self._tier_opened(event)
        for contact_id in self.floor.waiting:
            self._set_review(contact_id)
        for contact_id in self.floor.ringing:
            self.floor.touched.contacts[contact_id] = None
            self._set_look(contact_id, now)

    def apply(self, recorded: Recorded) -> None:
        """Fold one event of an agent's or a contact's story."""
        event = recorded.event
        if isinstance(event, e.AgentEvent):
            self._agent(event, recorded.at)
        elif isinstance(event, e.TierOpened):
            self._tier_opened(event)
        elif isinstance(event, c.ContactQueued):
            self._enter(waiting_of(event, event.contact_id), event.wait_until, event.not_before, recorded.at)
        elif isinstance(event, c.ContactOffered):
            self._offered(event, recorded.at)
        elif isinstance(event, c.ContactEvent):
            self._gone(event.contact_id)
            self.floor.ringing.pop(event.contact_id, None)
            self._set_look(event.contact_id, recorded.at)

    def learn(self, recorded: Recorded) -> None:
        """Fold what one event of a contact's story teaches about waiting."""
        if isinstance(recorded.event, c.WaitExpected):
            self.expected[recorded.event.queue_id] = Range(recorded.event.p50_ms, recorded.event.p90_ms)
        self.lessons.apply(recorded.event, recorded.at)
        self.levels.apply(recorded.event, recorded.at, self.floor.queues)

    def _tier_opened(self, event: e.TierOpened) -> None:
        queue = self.floor.queues.get(event.queue_id)
        if queue is not None:
            self.opened[event.queue_id] = event
            because: Because = {"when": event.when, "limit": event.limit, "figure": event.figure}
            self.floor.open_up_to(queue, event.tier, because if event.tier > 1 else None)

    def look_again(self, queue: Queue, due: int | None) -> None:
        """When to look anew which of the queue's tiers are open."""
        self.reviews.set(("opening", queue.settings.id, ""), due)

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
            self._enter(waiting_of(contact, contact.id), contact.wait_until, contact.not_before, now)
        elif contact.state == "offered" and contact.queue_id and contact.waiting_since is not None:
            self.floor.ring(waiting_of(contact, contact.id), [offer.agent_id for offer in contact.offers], now)
            self._set_look(contact.id, now)

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
        if before.phone.leg_id != after.phone.leg_id:
            self.phones.pop(before.phone.leg_id, None)
            if after.phone.leg_id:
                self.phones[after.phone.leg_id] = after.id
        if before.seat != after.seat:
            self.seated.get(before.seat, {}).pop(after.id, None)
            if after.seat:
                self.seated.setdefault(after.seat, {})[after.id] = None
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
        for kind, contact_id, _ in self.reviews.take_past(now):
            if kind == "opening":
                continue
            if kind == "more":
                self.floor.touched.contacts[contact_id] = None
                self._set_look(contact_id, now)
            elif kind == "later":
                self._place(self.later.pop(contact_id), now)
            else:
                self.floor.review(contact_id, now)
                self._set_review(contact_id)

    def earliest(self) -> int | None:
        """The next moment at which there is something to do."""
        return min(
            (due for due in (self.deadlines.earliest(), self.reviews.earliest()) if due is not None), default=None
        )

    def _enter(self, waiting: Waiting, until: int | None, not_before: int | None, now: int) -> None:
        contact_id = waiting.contact_id
        later = not_before if not_before is not None and not_before > now else None
        self._gone(contact_id)
        self.floor.ringing.pop(contact_id, None)
        self.deadlines.set(("wait", contact_id, ""), until)
        self.reviews.set(("later", contact_id, ""), later)
        if later is None:
            self._place(waiting, now)
        else:
            self.later[contact_id] = waiting
            self._set_look(contact_id, now)

    def _place(self, waiting: Waiting, now: int) -> None:
        self.floor.enter(waiting, now)
        self._set_look(waiting.contact_id, now)
        self._set_review(waiting.contact_id)

    def all_waiting(self) -> list[Waiting]:
        """Whoever waits, also those to be offered later only."""
        return [*self.floor.waiting.values(), *self.later.values()]

    def leave(self, contact_id: str) -> None:
        """The contact waits no more, whatever its story says."""
        self._gone(contact_id)

    def _set_review(self, contact_id: str) -> None:
        placed = self.floor.placed.get(contact_id)
        self.reviews.set(("review", contact_id, ""), placed.review_at if placed else None)

    def _offered(self, event: c.ContactOffered, at: int) -> None:
        # Whom the match has just given away is out of the floor already.
        waiting = self.floor.waiting.get(event.contact_id)
        ringing = self.floor.ringing.get(event.contact_id)
        self._gone(event.contact_id)
        if ringing is not None:
            waiting = ringing.waiting
        if waiting is not None:
            self.floor.ring(waiting, [event.agent_id], at)
        self._set_look(event.contact_id, at)

    def _set_look(self, contact_id: str, now: int) -> None:
        """When a contact that rings may ring at more agents."""
        ringing = self.floor.ringing.get(contact_id)
        queue = self.floor.line_of(ringing.waiting) if ringing else None
        due = ringing.next_look(queue.plan, now) if ringing and queue else None
        self.reviews.set(("more", contact_id, ""), due)

    def _gone(self, contact_id: str) -> None:
        self.floor.leave(contact_id)
        self.later.pop(contact_id, None)
        self.reviews.set(("later", contact_id, ""), None)
        self.deadlines.set(("wait", contact_id, ""), None)
        self.reviews.set(("review", contact_id, ""), None)


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
        waits.channel,
        waits.people_only if isinstance(waits, c.ContactQueued) else waits_for_people(waits),
    )


LEAVING: tuple[type[c.ContactEvent], ...] = (
    c.FlowEntered,
    c.QueueLeft,
    c.CallBackTaken,
    c.ContactConnected,
    c.ContactEnded,
    c.ContactClosed,
)
LEARNT_FROM: tuple[type[Event], ...] = tuple(dict.fromkeys((*WaitsLearnt.KINDS, *ServiceLevels.KINDS, c.WaitExpected)))
KINDS: tuple[type[Event], ...] = (e.TierOpened, *CHANGES, c.ContactQueued, c.ContactOffered, *LEAVING)
