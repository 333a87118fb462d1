"""The floor: agents, queues and waiting contacts, indexed so that a match looks only at what was touched.

The floor is changed in place, but reads no clock and no chance: the same calls give the same floor.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable

from ringhall.engine.routing.rules import plans, score
from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.messages import of_messages
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.ringing import Ringing
from ringhall.engine.routing.rules.score import POINT
from ringhall.engine.routing.rules.seats import Seat
from ringhall.engine.routing.rules.waiting import AT_CAP, Because, Group, Queue
from ringhall.engine.routing.settings import RINGS_SEVERAL, SCORE_MAX, AgentSettings, QueueSettings


class Placed:
    """A waiting contact in its group; `excluded` has a bit per member who must not get it just now.

    `review_at` is when something else will hold for it.
    """

    __slots__ = ("excluded", "group", "lane", "queue", "rank", "review_at", "waiting")

    def __init__(self, waiting: Waiting, queue: Queue, now: int) -> None:
        self.waiting = waiting
        self.queue = queue
        self.excluded = queue.members.bits(plans.excluded(waiting, now)) if waiting.not_agents else 0
        self.review_at = plans.review_at(queue.plan, waiting, now)
        self.group, self.lane, self.rank = queue.enter(waiting, now)

    @property
    def barred(self) -> int:
        """The excluded, as long as another who may get it is signed in: a caller is not kept from the only agent."""
        excluded = self.excluded
        if not excluded:
            return 0
        if not self.group.eligible & self.queue.members.here & ~excluded:
            return 0
        return excluded


class Touched:
    """What could be newly matched: agents who gained room, contacts that came, groups whose circle grew."""

    __slots__ = ("agents", "contacts", "groups")

    def __init__(self) -> None:
        self.agents: dict[str, None] = {}
        self.contacts: dict[str, None] = {}
        self.groups: list[tuple[Queue, Group]] = []

    def __bool__(self) -> bool:
        return bool(self.agents or self.contacts or self.groups)


class Floor:
    """Everything a match needs. `idle` orders all agents with room, longest idle first.

    `messages` are the lines of messages beside the queues that have any. `ringing` are contacts that ring at agents and
    may ring at more. `now` is the moment of the latest match, for what weighs by time.
    """

    def __init__(self) -> None:
        self.queues: dict[str, Queue] = {}
        self.messages: dict[str, Queue] = {}
        self._score_max = SCORE_MAX
        self.now = 0
        self.seats: dict[str, Seat] = {}
        self.agents: dict[str, Agent] = {}
        self.waiting: dict[str, Waiting] = {}
        self.placed: dict[str, Placed] = {}
        self.ringing: dict[str, Ringing] = {}
        self.idle: list[tuple[int, str]] = []
        self.touched = Touched()

    def people(self) -> list[Seat]:
        """All agents of the settings but for virtual ones, in their order there."""
        return [seat for seat in self.seats.values() if seat.virtual is None]

    def virtual_agents(self) -> list[Seat]:
        """The virtual ones."""
        return [seat for seat in self.seats.values() if seat.virtual is not None]

    def take_touched(self) -> Touched:
        """What was touched since this was last asked."""
        touched, self.touched = self.touched, Touched()
        return touched

    def configure(
        self, queues: Iterable[QueueSettings], agents: Iterable[AgentSettings], now: int, score_max: int = SCORE_MAX
    ) -> None:
        """Take new settings: states of agents and contacts stay, positions and groups are made anew."""
        self.queues = {settings.id: Queue(settings, score_max * POINT) for settings in queues}
        self._score_max, self.messages = score_max, {}
        self.seats, self.placed, self.idle = {}, {}, []
        self.touched.groups.clear()
        for settings in agents:
            self._seat(settings)
        for seat in self.seats.values():
            self.set_agent(seat.agent)
        for waiting in self.waiting.values():
            self._place(waiting, now)
        for ringing in self.ringing.values():
            # Not in the middle of a match: whoever was just chosen there is shown as free by a line that opens.
            self.line_of(ringing.waiting)

    def _seat(self, settings: AgentSettings) -> None:
        agent = self.agents.get(settings.id) or Agent(settings.id)
        seat = self.seats[settings.id] = Seat(settings, agent)
        for queue_id in dict.fromkeys(settings.queue_ids):
            if queue := self.queues.get(queue_id):
                lead = score.lead(settings.head_starts.get(queue_id, 0), queue.settings.acceleration)
                tier, virtual = settings.tiers.get(queue_id, 1), seat.virtual is not None
                place = queue.add_member(agent, settings.skills, tier, lead, virtual=virtual)
                seat.join(queue, place, lead)
                queue.note(place, agent)

    def set_agent(self, agent: Agent) -> None:
        """The agent's state is now this."""
        self.agents[agent.id] = agent
        seat = self.seats.get(agent.id)
        if seat is None:
            return
        before, seat.agent = seat.agent, agent
        learnt = agent.outcomes is not before.outcomes and agent.outcomes != before.outcomes
        if learnt or agent.records != before.records or agent.busy != before.busy:
            for line, place in seat.lines():
                line.note(place, agent)
        here = bool(agent.works) or agent.presence != "offline"
        if here is not seat.here:
            self._mark_here(seat, here=here)
        if agent.is_at_work is not seat.at_work:
            seat.mark_at_work(at_work=agent.is_at_work)
        room = seat.room()
        if seat.shown and (room != seat.shown or seat.idle_key[0] != agent.idle_since):
            self.occupy(agent.id)
        if room and not seat.shown:
            self._free(seat, room)

    def occupy(self, agent_id: str) -> None:
        """Take the agent out of the choice until their state is set again."""
        seat = self.seats[agent_id]
        del self.idle[bisect_left(self.idle, seat.idle_key)]
        seat.show(())

    def _free(self, seat: Seat, room: tuple[bool, ...]) -> None:
        seat.idle_key = (seat.agent.idle_since, seat.agent.id)
        insort(self.idle, seat.idle_key)
        seat.show(room)
        self.touched.agents[seat.agent.id] = None

    def _mark_here(self, seat: Seat, *, here: bool) -> None:
        seat.here = here
        for queue, place in seat.lines():
            self.touched.groups += [(queue, group) for group in queue.mark_here(place, here=here)]
            self.touched.contacts |= queue.excluding
        for contact_id, ringing in self.ringing.items():
            if ringing.waiting.queue_id in seat.places:
                self.touched.contacts[contact_id] = None

    def open_up_to(self, queue: Queue, tier: int, because: Because | None) -> None:
        """Agents up to this tier may be asked for all of the queue's contacts."""
        self.touched.groups += [(queue, group) for group in queue.open_up_to(tier, because)]

    def enter(self, waiting: Waiting, now: int) -> None:
        """The contact waits (again)."""
        if waiting.contact_id in self.waiting:
            self.leave(waiting.contact_id)
        if self.ringing:
            self.ringing.pop(waiting.contact_id, None)
        self.waiting[waiting.contact_id] = waiting
        self._place(waiting, now)

    def review(self, contact_id: str, now: int) -> None:
        """A moment has come at which something else holds for the contact, if it still waits."""
        if waiting := self.waiting.get(contact_id):
            self.enter(waiting, now)

    def has(self, line: Queue) -> bool:
        """Whether this is a queue of now, or the line of its messages, and none of settings before."""
        return self.queues.get(line.settings.id) is line or self.messages.get(line.settings.id) is line

    def line_of(self, waiting: Waiting) -> Queue | None:
        """Where the contact stands: its queue, or beside it among the messages; None when the queue is no more."""
        queue = self.queues.get(waiting.queue_id)
        if queue is None or waiting.channel != "voicemail":
            return queue
        return self.messages.get(waiting.queue_id) or self._open_messages(queue)

    def _open_messages(self, queue: Queue) -> Queue:
        """The line of the queue's messages, from the first one on: its members have the same places."""
        settings = of_messages(queue.settings, self._score_max)
        line = self.messages[settings.id] = Queue(settings, self._score_max * POINT, can_wait=True)
        for seat in self.seats.values():
            if settings.id in seat.places:
                if seat.shown:
                    self.occupy(seat.settings.id)
                tier, virtual = seat.settings.tiers.get(settings.id, 1), seat.virtual is not None
                place = line.add_member(seat.agent, seat.settings.skills, tier, virtual=virtual)
                seat.join(line, place, 0)
                line.note(place, seat.agent)
                line.mark_here(place, here=seat.here)
                if room := seat.room():
                    self._free(seat, room)
        return line

    def _place(self, waiting: Waiting, now: int) -> None:
        queue = self.line_of(waiting)
        if queue is not None:
            placed = self.placed[waiting.contact_id] = Placed(waiting, queue, now)
            if placed.excluded:
                queue.excluding[waiting.contact_id] = None
            self.touched.contacts[waiting.contact_id] = None

    def leave(self, contact_id: str) -> None:
        """The contact waits no more."""
        self.waiting.pop(contact_id, None)
        placed = self.placed.pop(contact_id, None)
        if placed is not None:
            placed.queue.leave(placed.waiting, placed.group, placed.lane, placed.rank)
            if placed.excluded:
                placed.queue.excluding.pop(contact_id, None)

    def ring(self, waiting: Waiting, agent_ids: Iterable[str], now: int) -> None:
        """The contact rings at these agents (too); it is kept where more may join them."""
        queue = self.line_of(waiting)
        if queue is None:
            return
        ringing = self.ringing.get(waiting.contact_id)
        if ringing is None:
            if queue.settings.strategy not in RINGS_SEVERAL:
                return
            by_turns = queue.settings.strategy == "ring_progressively"
            ringing = self.ringing[waiting.contact_id] = Ringing(waiting, by_turns=by_turns)
        for agent_id in agent_ids:
            ringing.rings_at(agent_id, queue.settings, now)

    def reach_cap(self, queue: Queue, now: int) -> None:
        """Let those of the queue whose score has reached the cap stand among such."""
        lift = queue.lift(now)
        while queue.has_reached_cap(lift):
            rank = queue.to_cap()
            placed = self.placed[rank[2]]
            placed.lane, placed.rank = AT_CAP, rank

    def longest_idle(self, queue: Queue, among: int, limit: int) -> list[str]:
        """Up to `limit` members of the bitmap, longest idle first."""
        if among.bit_count() <= limit:
            keys = sorted(self.seats[agent_id].idle_key for agent_id in queue.members.named(among))
            return [agent_id for _, agent_id in keys]
        found: list[str] = []
        for _, agent_id in self.idle:
            place = self.seats[agent_id].places.get(queue.settings.id)
            if place is not None and among >> place & 1:
                found.append(agent_id)
                if len(found) == limit:
                    break
        return found
