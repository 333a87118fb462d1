"""What others ask of the floor. Nothing here changes it."""

from collections.abc import Sequence
from typing import Literal

from ringhall.contact.events import Channel
from ringhall.engine.routing.errors import AgentUnknown, QueueTakesNobody
from ringhall.engine.routing.live import LiveFloor
from ringhall.engine.routing.missed_offers import MissedOffers
from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.overflow import QueueSeen
from ringhall.engine.routing.rules.phones import reaches
from ringhall.engine.routing.settings import AgentSettings, AutoAnswer, QueueRule, QueueSettings, RoutingSettings
from ringhall.engine.routing.wrap_up import WrapUp

USUAL = QueueSettings(id="", name="")
"""What holds where there is no queue."""


class Enquiries:
    """Answers from settings and the live floor."""

    def __init__(self, settings: RoutingSettings | None) -> None:
        self.live = LiveFloor()
        self.settings = settings or RoutingSettings()

    def login_of(self, agent_id: str) -> str:
        """The agent's login, which is also the name of their SIP account. Raises AgentUnknown."""
        return self.settings_of(agent_id).login

    def agent_of_login(self, login: str) -> str | None:
        """The agent with this login, None for a stranger's."""
        found = (seat.settings.id for seat in self.live.floor.people() if seat.settings.login == login)
        return next(found, None)

    def seat_of(self, agent_id: str) -> str:
        """The SIP account of the phone they sit at; empty at their own."""
        return self.live.agent(agent_id).seat

    def seated_at(self, account: str) -> list[Agent]:
        """Those who are signed in at the phone with this SIP account, in the order of the settings."""
        there = [agent_id for agent_id in self.live.seated.get(account, ()) if agent_id in self.live.floor.seats]
        if len(there) > 1:
            there.sort(key=list(self.live.floor.seats).index)
        return [self.live.agent(agent_id) for agent_id in there]

    def has_queue(self, queue_id: str) -> bool:
        """Whether there is such a queue."""
        return queue_id in self.live.floor.queues

    def all_queues(self) -> list[QueueSettings]:
        """What people set for each queue."""
        return [queue.settings for queue in self.live.floor.queues.values()]

    def is_signed_in(self, agent_id: str) -> bool:
        """Whether somebody works as this agent now."""
        return self.live.agent(agent_id).presence != "offline"

    def serves(self, agent_id: str, queue_id: str) -> bool:
        """Whether the agent is a member of the queue. Raises AgentUnknown."""
        return queue_id in self.settings_of(agent_id).queue_ids

    def require_admission(self, queue_id: str) -> None:
        """QueueTakesNobody when it is full or closed."""
        why = self.admits(queue_id)
        if why is not None:
            queue = self.live.floor.queues.get(queue_id)
            raise QueueTakesNobody(name=queue.settings.name if queue else queue_id, why=why)

    def admits(self, queue_id: str) -> Literal["full", "closed"] | None:
        """Why the queue takes nobody in just now; None when it does."""
        queue = self.live.floor.queues.get(queue_id)
        if queue is None or queue_id in self.live.closed:
            return "closed"
        return "full" if len(queue.ages) >= queue.settings.waiting_max else None

    def rules_of(self, queue_id: str) -> Sequence[QueueRule]:
        """The queue's rules."""
        queue = self.live.floor.queues.get(queue_id)
        return queue.settings.rules if queue else ()

    def seen(self, queue_id: str, *, people_only: bool = False) -> QueueSeen:
        """The queue as its rules look at it, for somebody whom only people may serve; one that is no more is closed."""
        queue = self.live.floor.queues.get(queue_id)
        if queue is None:
            return QueueSeen(0, False, 0, 1, open=False)
        members, settings = queue.members, queue.settings
        among = ~members.virtual if people_only else -1
        here = members.here & among
        return QueueSeen(
            here=here.bit_count(),
            at_work=bool(members.at_work & among) or any(self._is_busy(name) for name in members.named(here)),
            waiting=len(queue.ages),
            waiting_max=settings.waiting_max,
            open=queue_id not in self.live.closed,
        )

    def _is_busy(self, agent_id: str) -> bool:
        agent = self.live.agent(agent_id)
        return agent.presence == "ready" or bool(agent.works)

    def wait_ms_max(self, queue_id: str) -> int:
        """How long somebody waits in the queue at most, where no flow says otherwise."""
        queue = self.live.floor.queues.get(queue_id)
        return (queue.settings if queue else USUAL).wait_seconds_max * 1000

    def closed_flow(self, queue_id: str) -> str:
        """The flow for callers who find the queue closed; empty where it names none."""
        queue = self.live.floor.queues.get(queue_id)
        return queue.settings.closed_flow_id if queue else ""

    def weighs(self, queue_id: str | None, channel: Channel) -> tuple[int, bool]:
        """What a contact of this queue takes of an agent's capacity (percent), and whether it gives way to others."""
        queue = self.live.floor.queues.get(queue_id) if queue_id else None
        if channel == "voicemail":
            return (queue.settings if queue else USUAL).message_weight, True
        return (queue.settings.weight, queue.settings.interruptible) if queue else (100, False)

    def wrap_up_after(self, work: Work) -> WrapUp:
        """What work there is after this talk."""
        return self._of_queue(work.queue_id)

    def misses_cost(self, work: Work) -> MissedOffers:
        """What it costs to miss this offer."""
        return self._of_queue(work.queue_id)

    def _of_queue(self, queue_id: str | None) -> QueueSettings | RoutingSettings:
        queue = self.live.floor.queues.get(queue_id) if queue_id else None
        return queue.settings if queue else self.settings

    def settings_of(self, agent_id: str) -> AgentSettings:
        """The settings of an agent who is a person. Raises AgentUnknown."""
        seat = self.live.floor.seats.get(agent_id)
        if seat is None or seat.virtual is not None:
            raise AgentUnknown(agent_id=agent_id)
        return seat.settings

    def is_free(self, agent: Agent) -> bool:
        """Whether the agent could be offered a usual contact now. Raises AgentUnknown."""
        settings = self.settings_of(agent.id)
        return reaches(settings, agent.phone) and agent.takes_offers(settings.capacity)

    def known(self, agent_id: str) -> AgentSettings | None:
        """The agent's settings; None for somebody who is no agent (any more), or no person."""
        seat = self.live.floor.seats.get(agent_id)
        return seat.settings if seat and seat.virtual is None else None

    def is_virtual(self, agent_id: str) -> bool:
        """Whether this is a virtual agent of now."""
        seat = self.live.floor.seats.get(agent_id)
        return seat is not None and seat.virtual is not None

    def auto_answer(self, queue_id: str | None) -> AutoAnswer:
        """Whether calls of the queue (None: of no queue) are answered by the agent's phone itself."""
        queue = self.live.floor.queues.get(queue_id) if queue_id else None
        return queue.settings.auto_answer if queue else "agent"

    def agent(self, agent_id: str) -> Agent:
        """The agent as they are now."""
        return self.live.agent(agent_id)

    def of_phone(self, leg_id: str) -> Agent | None:
        """Whose connected phone this leg is, or is to be; None where it is nobody's."""
        agent_id = self.live.phones.get(leg_id)
        return self.live.agent(agent_id) if agent_id else None

    def all_agents(self) -> list[Agent]:
        """Everybody who ever signed in, as they are now."""
        return list(self.live.floor.agents.values())
