"""The floor: agents, queues and waiting contacts, indexed so that a match looks only at what was touched.

The floor is changed in place, but reads no clock and no chance: the same calls give the same floor.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable

from ringhall.engine.routing.events import Start
from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.records import average
from ringhall.engine.routing.rules.waiting import Group, Queue, Waiting
from ringhall.engine.routing.settings import AgentSettings, QueueSettings


class Seat:
    """An agent of the settings on the floor: `places` is their position in each of their queues."""

    __slots__ = ("agent", "available", "here", "idle_key", "places", "settings")

    def __init__(self, settings: AgentSettings, agent: Agent) -> None:
        self.settings = settings
        self.agent = agent
        self.places: dict[str, int] = {}
        self.available = False
        self.here = False
        self.idle_key = (0, settings.id)


class Placed:
    """A waiting contact in its group; `excluded` has a bit per member who must not get it."""

    __slots__ = ("excluded", "group", "queue", "waiting")

    def __init__(self, waiting: Waiting, queue: Queue, group: Group, excluded: int) -> None:
        self.waiting = waiting
        self.queue = queue
        self.group = group
        self.excluded = excluded


class Touched:
    """What could be newly matched: agents who gained room, contacts that came."""

    def __init__(self) -> None:
        self.agents: dict[str, None] = {}
        self.contacts: dict[str, None] = {}

    def __bool__(self) -> bool:
        return bool(self.agents or self.contacts)


class Floor:
    """Everything a match needs. `idle` orders all available agents, longest idle first."""

    def __init__(self) -> None:
        self.queues: dict[str, Queue] = {}
        self.seats: dict[str, Seat] = {}
        self.agents: dict[str, Agent] = {}
        self.waiting: dict[str, Waiting] = {}
        self.placed: dict[str, Placed] = {}
        self.idle: list[tuple[int, str]] = []
        self.touched = Touched()

    def take_touched(self) -> Touched:
        """What was touched since this was last asked."""
        touched, self.touched = self.touched, Touched()
        return touched

    def configure(self, queues: Iterable[QueueSettings], agents: Iterable[AgentSettings]) -> None:
        """Take new settings: states of agents and contacts stay, positions and groups are made anew."""
        self.queues = {settings.id: Queue(settings) for settings in queues}
        self.seats, self.placed, self.idle = {}, {}, []
        for settings in agents:
            self._seat(settings)
        for waiting in self.waiting.values():
            self._place(waiting)

    def _seat(self, settings: AgentSettings) -> None:
        seat = self.seats[settings.id] = Seat(settings, self.agents.get(settings.id) or Agent(settings.id))
        for queue_id in dict.fromkeys(settings.queue_ids):
            if queue_id in self.queues:
                seat.places[queue_id] = self.queues[queue_id].add_member(settings.id, settings.skills)
        self._note(seat)
        self.set_agent(seat.agent)

    def set_agent(self, agent: Agent) -> None:
        """The agent's state is now this."""
        self.agents[agent.id] = agent
        seat = self.seats.get(agent.id)
        if seat is None:
            return
        known, seat.agent = seat.agent.records, agent
        if agent.records != known:
            self._note(seat)
        self._mark_here(seat)
        available = agent.takes_offers(seat.settings.capacity)
        if seat.available and (not available or seat.idle_key[0] != agent.idle_since):
            self.occupy(agent.id)
        if available and not seat.available:
            self._free(seat)

    def occupy(self, agent_id: str) -> None:
        """Take the agent out of the choice until their state is set again."""
        seat = self.seats[agent_id]
        seat.available = False
        del self.idle[bisect_left(self.idle, seat.idle_key)]
        for queue_id, place in seat.places.items():
            self.queues[queue_id].available &= ~(1 << place)

    def _free(self, seat: Seat) -> None:
        seat.available = True
        seat.idle_key = (seat.agent.idle_since, seat.agent.id)
        insort(self.idle, seat.idle_key)
        for queue_id, place in seat.places.items():
            self.queues[queue_id].available |= 1 << place
        self.touched.agents[seat.agent.id] = None

    def _note(self, seat: Seat) -> None:
        for queue_id, place in seat.places.items():
            self.queues[queue_id].note(place, seat.agent.record(queue_id))

    def _mark_here(self, seat: Seat) -> None:
        here = bool(seat.agent.works) or seat.agent.presence != "offline"
        if here == seat.here:
            return
        seat.here = here
        for queue_id, place in seat.places.items():
            queue = self.queues[queue_id]
            queue.here = queue.here | 1 << place if here else queue.here & ~(1 << place)

    def starts(self, agent_id: str) -> dict[str, Start]:
        """Where the agent would start to count, queue by queue: at the average of the members who are there."""
        found: dict[str, Start] = {}
        for queue_id, place in self.seats[agent_id].places.items():
            queue = self.queues[queue_id]
            there = queue.named(queue.here & ~(1 << place))
            start = average(self.agents[colleague].record(queue_id) for colleague in there)
            if start:
                found[queue_id] = start
        return found

    def enter(self, waiting: Waiting) -> None:
        """The contact waits (again)."""
        self.leave(waiting.contact_id)
        self.waiting[waiting.contact_id] = waiting
        self._place(waiting)

    def _place(self, waiting: Waiting) -> None:
        queue = self.queues.get(waiting.queue_id)
        if queue is None:
            return
        excluded = 0
        for agent_id in waiting.not_agents:
            seat = self.seats.get(agent_id)
            if seat and waiting.queue_id in seat.places:
                excluded |= 1 << seat.places[waiting.queue_id]
        self.placed[waiting.contact_id] = Placed(waiting, queue, queue.enter(waiting), excluded)
        self.touched.contacts[waiting.contact_id] = None

    def leave(self, contact_id: str) -> None:
        """The contact waits no more."""
        self.waiting.pop(contact_id, None)
        placed = self.placed.pop(contact_id, None)
        if placed is not None:
            placed.queue.leave(placed.waiting, placed.group)

    def longest_idle(self, queue: Queue, among: int, limit: int) -> list[str]:
        """Up to `limit` members of the bitmap, longest idle first."""
        if among.bit_count() <= limit:
            keys = sorted(self.seats[agent_id].idle_key for agent_id in queue.named(among))
            return [agent_id for _, agent_id in keys]
        found: list[str] = []
        for _, agent_id in self.idle:
            place = self.seats[agent_id].places.get(queue.settings.id)
            if place is not None and among >> place & 1:
                found.append(agent_id)
                if len(found) == limit:
                    break
        return found
