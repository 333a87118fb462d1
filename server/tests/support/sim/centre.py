"""The centre of a simulation: a real heart that dies and comes back, the switch and the stories that outlive it."""

import asyncio
import random
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from ringhall.contact import events as c
from ringhall.engine.channels.voice.jobs import Audit
from ringhall.engine.flows import document
from ringhall.engine.routing.events import AgentEvent
from ringhall.engine.routing.rules.agents import Agent, fold
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony.fake import FakeSwitch
from ringhall.engine.virtual_agents.settings import member_of
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.errors import Refusal
from ringhall.foundation.events import Recorded
from ringhall.foundation.steps import Step
from ringhall.foundation.story_memory import MemoryStory
from ringhall.foundation.virtual_loop import VirtualLoop
from ringhall.wiring import Heart, Surroundings, build_heart
from tests.support.centre import OneNumber, Spoken, everybody_sees, nobody
from tests.support.sim.clocks import WallClock
from tests.support.sim.line import Line
from tests.support.sim.plan import (
    GROUPS,
    ZONE,
    Plan,
    agents_of,
    calendar_of,
    extensions_of,
    flow_of,
    helping_flow,
    queues_of,
    treatment_of_queue,
    treatments_of,
    virtual_agents_of,
)

AUDIT_SECONDS = 45
STORY_DELAY_MS = (0, 0, 0, 0, 0, 0, 0, 0, 2, 30)


class SimCentre:
    """`heart` is None while Ringhall is down. `on_born` is told of every new heart before it hears anything."""

    def __init__(self, plan: Plan, time: SimulatedClock, loop: VirtualLoop) -> None:
        self.plan, self.time, self.loop = plan, time, loop
        self.chance = random.Random(f"{plan.seed} heart")
        settings = random.Random(f"{plan.seed} settings")
        self.queues: list[QueueSettings] = queues_of(settings)
        self.agents: list[AgentSettings] = agents_of(plan, settings)
        self.virtual_agents = virtual_agents_of(random.Random(f"{plan.seed} virtual agents"))
        self.members = [member_of(name, known.name, known.setup) for name, known in self.virtual_agents.items()]
        self.extensions = extensions_of(self.agents)
        self.helps = document.from_data(helping_flow())
        self.flow = replace(document.from_data(flow_of()), calendars={"nights": calendar_of()})
        self.switch = FakeSwitch(remembers=False)
        self.line = Line(self.switch, time, random.Random(f"{plan.seed} line"), plan.misfortune)
        late = plan.misfortune.late > 0
        self.story = MemoryStory((lambda: self.chance.choice(STORY_DELAY_MS)) if late else (lambda: 0))
        self.story.on_stored = self._stored
        self.heart: Heart | None = None
        self.clock = WallClock(time)
        self.folded: dict[str, tuple[Agent, int]] = {}
        self.on_born: list[Callable[[Heart], None]] = []
        self.on_stored: list[Callable[[list[Recorded]], None]] = []
        self.alarms: set[str] = set()
        self.half_done: list[str] = []

    def start(self) -> None:
        """Ringhall starts, for the first time or again: stories are folded, then the link to the switch stands."""
        self.clock = WallClock(self.time, self.clock.ahead_ms)
        heart = build_heart(
            Surroundings(
                clock=self.clock,
                chance=self.chance,
                writer=self.story,
                switch=self.line,
                numbers=OneNumber(),
                prompts=Spoken(),
                find_customer=nobody,
                sees_callers=everybody_sees,
                may_dial=everybody_sees,
                may_pick_up=everybody_sees,
                recording_path=lambda name: name,
                message_seconds=lambda name: 0,
                alarm=lambda code, grade, fields: self.alarms.add(code) if grade else None,
            )
        )
        heart.voice.calling.outside_trunk = "public"
        heart.contacts.time_zone = ZONE
        heart.voice.extensions.know(self.extensions, {a.id: (a.login, a.name) for a in self.agents}, GROUPS)
        heart.flows.publish("main", 1, self.flow)
        heart.flows.publish("helps", 1, self.helps)
        heart.virtual_agents.know(self.virtual_agents)
        heart.routing.configure(self.queues, [*self.agents, *self.members])
        named = {queue.id: (treatment_of_queue(queue.id), queue.music) for queue in self.queues}
        heart.waiting.configure(treatments_of(), named)
        self._restore(heart)
        for born in self.on_born:
            born(heart)
        self.heart = heart
        self.switch.come_up()
        heart.routing.restore()
        self.loop.create_task(self._audit(Audit(heart.voice, heart.recovery, self.look)))

    async def _audit(self, audit: Audit) -> None:
        """Less often than the real one, which takes a fifth of the time of a long play."""
        while True:
            await asyncio.sleep(AUDIT_SECONDS)
            if self.switch.up:
                await audit.once()

    def _restore(self, heart: Heart) -> None:
        for agent, n in self.folded.values():
            heart.routing.live.load_agent(agent)
            heart.steps.resume(f"agent:{agent.id}", n)
        heart.contacts.live.last_number = self.numbers_given
        for stream in sorted(s for s in self.story.open if s.startswith(("contact:", "queue:"))):
            for recorded in self.story.open[stream]:
                heart.steps.fold(recorded)

    numbers_given = 0

    def die(self) -> None:
        """Ringhall is killed: what it knew and had not stored is gone; calls go on in the switch."""
        self.clock.die()
        self.heart = None
        self.line.unplug()
        self.story.crash()
        self.loop.end_tasks()

    async def look(self) -> heard.SwitchUp:
        """What the switch holds now, for the audit."""
        bridges = {name: list(legs) for name, legs in self.switch.bridges.items()}
        return heard.SwitchUp(legs=list(self.switch.legs.values()), bridges=bridges, fresh=False)

    def do(self, verb: Callable[[Step, Heart], Any]) -> bool:
        """Somebody's wish, as one step; False when it was refused or nobody was there to hear it."""
        heart = self.heart
        if heart is None:
            return False
        steps: list[Step] = []

        def decide(step: Step) -> None:
            steps.append(step)
            verb(step, heart)

        try:
            heart.steps.run(decide)
        except Refusal as refusal:
            recorded = [type(each.event).__name__ for each in steps[0].recorded] if steps else []
            if recorded:
                self.half_done.append(f"“{refusal}” was refused after {recorded}")
            return False
        return True

    def configure(self, queues: list[QueueSettings], agents: list[AgentSettings]) -> None:
        """Somebody changes settings while everybody works."""
        self.queues, self.agents = queues, agents
        if self.heart:
            self.heart.routing.configure(queues, [*agents, *self.members])

    def _stored(self, events: list[Recorded]) -> None:
        for recorded in events:
            event = recorded.event
            if isinstance(event, AgentEvent):
                agent, _ = self.folded.get(event.agent_id, (Agent(event.agent_id), 0))
                self.folded[event.agent_id] = (fold(agent, event, recorded.at), recorded.n)
                self.story.forget(recorded.stream)
            elif isinstance(event, c.ContactArrived):
                self.numbers_given = max(self.numbers_given, event.number)
        for tell in self.on_stored:
            tell(events)
