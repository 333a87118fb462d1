"""An agent on the floor: where in each queue, and for which kinds of contacts there is room."""

from collections.abc import Iterator

from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.members import Members
from ringhall.engine.routing.rules.phones import reaches
from ringhall.engine.routing.rules.waiting import Queue
from ringhall.engine.routing.settings import AgentSettings, QueueSettings, VirtualMember


class Seat:
    """An agent of the settings on the floor: `places` is their position in each of their queues.

    `spots` are the queues themselves, and the lines of messages beside them, with the agent's bit and what contacts
    have as a head start with this agent.
    `virtual` are the settings of a virtual agent.
    Queues whose contacts weigh the same are one class: room is looked up once for each. `shown` is for which classes
    the queues know the agent as available.
    """

    __slots__ = (
        "_classes",
        "_idle",
        "_lightest",
        "_none",
        "agent",
        "at_work",
        "here",
        "idle_key",
        "places",
        "settings",
        "shown",
        "spots",
        "virtual",
    )

    def __init__(self, settings: AgentSettings, agent: Agent) -> None:
        self.settings = settings
        self.virtual = settings if isinstance(settings, VirtualMember) else None
        self.agent = agent
        self.places: dict[str, int] = {}
        self.spots: list[tuple[Queue, int, int]] = []
        self._classes: dict[tuple[int, bool], list[tuple[Members, int]]] = {}
        self._none: tuple[bool, ...] = ()
        self._lightest = 0
        self._idle: tuple[bool, ...] = ()
        self.shown: tuple[bool, ...] = ()
        self.here = self.at_work = False
        self.idle_key = (0, settings.id)

    @property
    def available(self) -> bool:
        """Whether any queue may offer something."""
        return bool(self.shown)

    def join(self, queue: Queue, place: int, lead: int) -> None:
        """The agent's position in this queue, and the head start of its contacts."""
        self.places[queue.settings.id] = place
        self.spots.append((queue, 1 << place, lead))
        if self.at_work:
            queue.members.at_work |= 1 << place
        weighs = (queue.settings.weight, queue.settings.interruptible)
        self._classes.setdefault(weighs, []).append((queue.members, 1 << place))
        self._none = (False,) * len(self._classes)
        fits = tuple(weight <= self.settings.capacity for weight, _ in self._classes)
        self._idle = fits if any(fits) else ()
        self._lightest = min(weight for weight, _ in self._classes)

    def lines(self) -> Iterator[tuple[Queue, int]]:
        """All they stand in, with their place there."""
        return ((queue, self.places[queue.settings.id]) for queue, _, _ in self.spots)

    def mark_at_work(self, *, at_work: bool) -> None:
        """Let the queues know whether the agent is ready and not about to leave."""
        self.at_work = at_work
        for queue, bit, _ in self.spots:
            queue.members.at_work = queue.members.at_work | bit if at_work else queue.members.at_work & ~bit

    def room(self) -> tuple[bool, ...]:
        """Class by class whether one more contact fits now; () when none does.

        What is interruptible needs room beside everything; what is not needs it only beside its like.
        """
        agent = self.agent
        if not agent.is_open or not reaches(self.settings, agent.phone):
            return ()
        if self.virtual is not None:
            return (True,) * len(self._classes) if len(agent.works) < self.virtual.contacts_max else ()
        if not agent.works:
            return self._idle
        left = beside = self.settings.capacity
        for work in agent.works:
            left -= work.weight
            beside -= 0 if work.interruptible else work.weight
        if beside < self._lightest:
            return ()
        room = tuple([weight <= (left if soft else beside) for weight, soft in self._classes])
        return room if True in room else ()

    def has_room(self, queue: QueueSettings) -> bool:
        """Whether a contact of a queue set up so would fit now."""
        if self.virtual is not None:
            return self.agent.is_open and len(self.agent.works) < self.virtual.contacts_max
        return self.agent.takes_offers(self.settings.capacity, queue.weight, interruptible=queue.interruptible)

    def show(self, room: tuple[bool, ...]) -> None:
        """Let the queues know; nothing at all is ()."""
        before, self.shown = self.shown or self._none, room
        for queues, was, is_now in zip(self._classes.values(), before, room or self._none, strict=True):
            if was is not is_now:
                for members, bit in queues:
                    members.available ^= bit
