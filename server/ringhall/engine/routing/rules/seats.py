"""An agent on the floor: where in each queue, and for which kinds of contacts there is room."""

from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.members import Members
from ringhall.engine.routing.rules.waiting import Queue
from ringhall.engine.routing.settings import AgentSettings


class Seat:
    """An agent of the settings on the floor: `places` is their position in each of their queues.

    Queues whose contacts weigh the same are one class: room is looked up once for each. `shown` is for which classes
    the queues know the agent as available.
    """

    __slots__ = ("_classes", "_idle", "_none", "agent", "here", "idle_key", "places", "settings", "shown")

    def __init__(self, settings: AgentSettings, agent: Agent) -> None:
        self.settings = settings
        self.agent = agent
        self.places: dict[str, int] = {}
        self._classes: dict[tuple[int, bool], list[tuple[Members, int]]] = {}
        self._none: tuple[bool, ...] = ()
        self._idle: tuple[bool, ...] = ()
        self.shown: tuple[bool, ...] = ()
        self.here = False
        self.idle_key = (0, settings.id)

    @property
    def available(self) -> bool:
        """Whether any queue may offer something."""
        return bool(self.shown)

    def join(self, queue: Queue, place: int) -> None:
        """The agent's position in this queue."""
        self.places[queue.settings.id] = place
        weighs = (queue.settings.weight, queue.settings.interruptible)
        self._classes.setdefault(weighs, []).append((queue.members, 1 << place))
        self._none = (False,) * len(self._classes)
        fits = tuple(weight <= self.settings.capacity for weight, _ in self._classes)
        self._idle = fits if any(fits) else ()

    def room(self) -> tuple[bool, ...]:
        """Class by class whether one more contact fits now; () when none does."""
        agent, capacity = self.agent, self.settings.capacity
        if not agent.is_open:
            return ()
        if not agent.works:
            return self._idle
        room = tuple([agent.takes_offers(capacity, weight, interruptible=soft) for weight, soft in self._classes])
        return room if any(room) else ()

    def show(self, room: tuple[bool, ...]) -> None:
        """Let the queues know; nothing at all is ()."""
        before = self.shown or self._none
        for queues, was, is_now in zip(self._classes.values(), before, room or self._none, strict=True):
            if was != is_now:
                for members, bit in queues:
                    members.available ^= bit
        self.shown = room
