"""A whole heart in simulated time: real contacts, routing, flows and phone channel; switch and disk in memory."""

import asyncio
import random
from collections.abc import Callable, Collection
from typing import Any, ClassVar

from ringhall.contact.events import ContactClosed
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.ports import PinVerdict, Ticket, TicketVerdict
from ringhall.engine.flows import document
from ringhall.engine.lookups.ports import Answer, Question, nothing_to_ask
from ringhall.engine.recognition.ports import Expecting, Hears
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.engine.understanding.ports import Heard, Meaning, understands_nothing
from ringhall.engine.waiting.settings import Treatment
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.events import Recorded
from ringhall.foundation.numbers import country_of
from ringhall.wiring import Heart, Surroundings, build_heart
from tests.support.memory import MemoryWriter

NUMBER = "4008000001"
TURNS = 4
FLOW: dict[str, Any] = {
    "start": "menu",
    "nodes": {
        "menu": {
            "kind": "menu",
            "label": "Main line",
            "prompt": [{"text": "Press 2 for billing."}],
            "choices": {
                "1": {"to": "sales", "label": "Sales"},
                "2": {"to": "billing", "label": "Billing"},
                "3": {"to": "mailbox", "label": "Message"},
                "4": {"to": "call_back", "label": "Call-back"},
            },
            "otherwise": "bye",
        },
        "sales": {"kind": "enqueue", "queue": "sales", "on_timeout": "mailbox", "wait_seconds_max": 600},
        "billing": {"kind": "enqueue", "queue": "billing", "on_timeout": "mailbox", "wait_seconds_max": 60},
        "call_back": {
            "kind": "call_back",
            "queue": "billing",
            "prompt": [{"text": "We call you at {call_back_number}. Press 1."}],
            "number_prompt": [{"text": "Type a number."}],
            "goodbye": [{"text": "Goodbye."}],
            "declined": "billing",
            "not_possible": "mailbox",
        },
        "mailbox": {"kind": "voicemail", "mailbox": "billing", "prompt": [{"text": "After the tone."}], "next": "bye"},
        "bye": {"kind": "hang_up", "outcome": "self_served"},
    },
}


class SimulatedSwitch:
    """A switch that does at once what it is asked, and remembers it."""

    def __init__(self) -> None:
        self.asked: list[ask.Command] = []
        self.refuse: dict[type[ask.Command], int] = {}
        self.heard: Callable[[str], int | None] = lambda leg_id: None
        self.hear: Any = None

    def listen(self, hear: Any) -> None:
        self.hear = hear

    async def perform(self, command: ask.Command) -> None:
        self.asked.append(command)
        if type(command) in self.refuse:
            raise ask.SwitchRefused(type(command).__name__, self.refuse[type(command)], "refused in this test")

    async def packets_from(self, leg_id: str) -> int | None:
        return self.heard(leg_id)

    async def served_alone(self) -> tuple[list[ask.ServedAlone], int]:
        return [], 0

    async def set_seats(self, seats: list[ask.Seat], fallback_order: list[str]) -> None:
        self.seats = seats

    async def set_trunks(self, trunks: list[ask.Trunk]) -> None:
        self.trunks = trunks

    def names(self) -> list[str]:
        return [type(command).__name__ for command in self.asked]

    def last(self, kind: type[ask.Command]) -> Any:
        return next(c for c in reversed(self.asked) if isinstance(c, kind))


class OneNumber:
    """The directory of the test's only number."""

    name = "Main line"
    flow_id = "main"

    def find(self, dialled: str) -> "OneNumber | None":
        return self if dialled == NUMBER else None

    def normalise(self, raw: str) -> str:
        return raw

    def diallable(self, raw: str) -> str:
        return raw

    def is_dear(self, number: str) -> bool:
        return False

    def is_in(self, number: str, countries: Collection[str]) -> bool:
        return not countries or country_of(number) in countries

    def is_emergency(self, raw: str) -> bool:
        return raw == "112"

    def caller_id(self) -> str:
        return NUMBER


class Spoken:
    """Every text is a sound of its own name."""

    async def media(self, parts: Any, language: str) -> list[str]:
        return [f"sound:{part.text or part.prompt}" for part in parts]


class KeptTakes:
    """Codes for the prompt `welcome`, and the files of the switch that were kept and thrown away."""

    def __init__(self) -> None:
        self.codes: dict[str, TicketVerdict] = {"48210937": "right", "00000000": "locked"}
        self.keeps = True
        self.kept: list[str] = []
        self.forgotten: list[str] = []

    async def redeem(self, code: str, phone: str) -> tuple[TicketVerdict, Ticket | None]:
        verdict = self.codes.pop(code, "wrong")
        return verdict, Ticket(user_id="u1", prompt="welcome", language="da") if verdict == "right" else None

    async def keep(self, ticket: Ticket, file: str) -> bool:
        if self.keeps:
            self.kept.append(file)
        return self.keeps

    def forget(self, file: str) -> None:
        self.forgotten.append(file)


async def nobody(address: str) -> None:
    return None


async def everybody_sees(agent_id: str) -> bool:
    return True


class Ear:
    """Somebody who is listened to, as long as `is_open`; the test says what they say through `hears`."""

    port = 4_711

    def __init__(self, number: int, expecting: Expecting, hears: Hears) -> None:
        self.secret, self.expecting, self.hears = f"secret{number}", expecting, hears
        self.is_open = True

    def expect(self, expecting: Expecting) -> None:
        self.expecting = expecting

    def close(self) -> None:
        self.is_open = False


class Ears:
    """Listens to so many at once; all that were ever opened are kept."""

    def __init__(self) -> None:
        self.opened: list[Ear] = []
        self.most = 8

    def open(self, expecting: Expecting, hears: Hears) -> Ear | None:
        if sum(each.is_open for each in self.opened) >= self.most:
            return None
        self.opened.append(Ear(len(self.opened), expecting, hears))
        return self.opened[-1]


class TestCentre:
    """What a scenario plays with: callers, agents, time."""

    __test__ = False

    main_flow: ClassVar[dict[str, Any]] = FLOW
    """What callers of its number come to."""

    def __init__(
        self,
        agents: dict[str, list[str]] | None = None,
        treatments: dict[str, Treatment] | None = None,
        reached: dict[str, Any] | None = None,
        **queue: Any,
    ) -> None:
        """`treatments` by queue; `reached` is how agents are."""
        self.clock = SimulatedClock()
        self.chance = random.Random(7)
        self.writer = MemoryWriter()
        self.switch = SimulatedSwitch()
        self.alarms: list[tuple[str, str | None]] = []
        self.dials_outside = self.picks_up = True
        self.served_by: dict[str, str] = {}
        self.pins: dict[str, str] = {}
        self.pins_tried: list[tuple[str | None, str, str, str]] = []
        self.takes = KeptTakes()
        self.unheard: dict[str, float] = {}
        self.ears = Ears()
        self.agents = agents or {"a7": ["billing"], "a8": ["billing", "sales"]}
        self.queue = {"wrap_up_seconds": 30, "ring_seconds": 20, **queue}
        self.treatments: dict[str, Treatment] = treatments or {}
        self.reached = reached or {}
        self.heart = self.make_heart()
        self.heart.routing.restore()

    def make_heart(self) -> Heart:
        heart = build_heart(
            Surroundings(
                clock=self.clock,
                chance=self.chance,
                writer=self.writer,
                switch=self.switch,
                numbers=OneNumber(),
                prompts=Spoken(),
                find_customer=nobody,
                find_last_agent=self.find_last_agent,
                sees_callers=everybody_sees,
                may_dial=self.may_dial,
                may_pick_up=self.may_pick_up,
                check_pin=self.check_pin,
                takes=self.takes,
                look_up=self.look_up,
                understand=self.understand,
                recording_path=lambda name: f"rec/{name}",
                message_seconds=lambda name: self.unheard.get(name, 0),
                alarm=lambda code, grade, fields: self.alarms.append((code, grade)),
                ears=self.ears,
            )
        )
        queues = [QueueSettings(id=name, name=name.title(), **self.queue) for name in ("billing", "sales")]
        heart.routing.configure(queues, self.agent_settings())
        heart.waiting.configure(self.treatments, {queue.id: (queue.id, queue.music) for queue in queues})
        heart.flows.publish("main", 1, document.from_data(self.main_flow))
        return heart

    def agent_settings(self) -> list[AgentSettings]:
        """The agents as they are set up."""
        return [
            AgentSettings(id=a, login=f"login-{a}", name=a, queue_ids=q, **self.reached) for a, q in self.agents.items()
        ]

    async def find_last_agent(self, address: str, customer_id: str) -> str | None:
        return self.served_by.get(address)

    async def may_dial(self, agent_id: str) -> bool:
        return self.dials_outside

    async def may_pick_up(self, agent_id: str) -> bool:
        return self.picks_up

    async def check_pin(self, agent_id: str | None, number: str, pin: str, phone: str) -> PinVerdict:
        self.pins_tried.append((agent_id, number, pin, phone))
        return "right" if agent_id is not None and self.pins.get(agent_id) == pin else "wrong"

    async def look_up(self, question: Question) -> Answer:
        return await nothing_to_ask(question)

    async def understand(self, heard: Heard) -> Meaning:
        return await understands_nothing(heard)

    async def restart(self, snapshot: heard.SwitchUp) -> None:
        """Ringhall dies and comes back: only what was stored is known, the switch tells what it holds."""
        closed = {r.stream for r in self.writer.stored if isinstance(r.event, ContactClosed)}
        # The dead program's timers die with it.
        self.clock = SimulatedClock(self.clock.now())
        trunk, self.heart = self.heart.voice.calling.outside_trunk, self.make_heart()
        self.heart.voice.calling.outside_trunk = trunk
        self.heart.contacts.live.last_number = len({r.stream for r in self.writer.stored if "contact:" in r.stream})
        for recorded in [r for r in self.writer.stored if r.stream not in closed]:
            self.heart.steps.fold(recorded)
        self.switch.hear(snapshot)
        self.heart.routing.restore()
        await self.settle()

    async def settle(self) -> None:
        """Until nothing more happens: commits call back in a turn of the loop of their own."""
        for _ in range(TURNS):
            await asyncio.sleep(0)
            await self.heart.voice.lanes.settle()

    async def tell(self, event: heard.SwitchEvent) -> None:
        self.switch.hear(event)
        await self.settle()

    async def call(
        self, leg: str = "caller", dialled: str = NUMBER, caller: str = "+38615550142", **fields: Any
    ) -> Contact:
        """Somebody calls."""
        await self.tell(heard.CallArrived(leg_id=leg, dialled=dialled, caller=caller, line="public", **fields))
        return self.of(leg)

    async def press(self, leg: str, key: str) -> None:
        await self.tell(heard.KeyPressed(leg_id=leg, key=key))

    async def hang_up(self, leg: str, cause: int = 16, answered: bool = True) -> None:
        await self.tell(heard.LegEnded(leg_id=leg, cause=cause, was_answered=answered))

    async def answer(self) -> str:
        """The seat rung last answers; its leg."""
        leg: str = self.switch.last(ask.Dial).leg_id
        await self.tell(heard.LegAnswered(leg_id=leg))
        return leg

    async def ready(self, *agent_ids: str) -> None:
        for agent_id in agent_ids:
            await self.do(self.heart.routing.set_state, agent_id, "ready", None, "test")

    async def wait(self, seconds: float) -> None:
        self.clock.advance(round(seconds * 1000))
        await self.settle()

    async def do(self, verb: Any, *arguments: Any) -> None:
        """An agent's verb, as one step."""
        self.heart.steps.run(lambda step: verb(step, *arguments))
        await self.settle()

    def of(self, leg: str) -> Contact:
        found = self.heart.contacts.live.of_party(leg)
        assert found is not None
        return found

    def agent(self, agent_id: str) -> str:
        return self.heart.routing.live.agent(agent_id).state

    def story(self, contact_id: str) -> list[Recorded]:
        return [r for r in self.writer.stored if r.stream == f"contact:{contact_id}"]
