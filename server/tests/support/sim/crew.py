"""Agents at their desks: they answer what rings, use every verb now and then, take breaks, finish their work."""

from collections.abc import Callable
from functools import partial
from typing import Any

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.rules.standing import leg_in
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.routing import events as r
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.events import Recorded
from ringhall.foundation.steps import Step
from ringhall.wiring import Heart
from tests.support.sim.centre import SimCentre
from tests.support.sim.people import Outsider, World

MINUTE = 60_000
BROWSERS = 3
"""Every third agent has a page for a phone."""
OUTSIDE = "+38615550142"


class Desk:
    """One agent. Of what happens they learn from stored events, as a page does."""

    def __init__(self, centre: SimCentre, world: World, agent_id: str, browser: bool) -> None:
        self.id, self._centre, self._world, self._browser = agent_id, centre, world, browser
        self._tabs = 0

    def begin(self) -> None:
        """Sign in some time in the first minute, and take a break now and then."""
        self._world.in_(self._world.chance.randint(0, MINUTE), self.page_comes)
        self._world.in_(self._world.chance.randint(0, MINUTE), self.be_ready)
        self._world.in_(self._world.chance.expovariate(1 / (90 * MINUTE)), self._break)

    def be_ready(self) -> None:
        if not self._do(lambda s, h: h.routing.set_state(s, self.id, "ready", None, self.id)) and self._open():
            self._world.in_(10_000, self.be_ready)

    def go_home(self) -> None:
        self._do(lambda s, h: h.routing.set_state(s, self.id, "offline", None, self.id))

    def page_comes(self) -> None:
        """The page is (again) the agent's phone; it knows whether it has a call."""
        if self._browser:
            self._tabs += 1
            tab, has_call = f"t{self._tabs}", self._own_leg() is not None
            self._do(lambda s, h: h.verbs.phone_here(s, self.id, tab, has_call))

    def page_goes(self) -> None:
        """Closed, reloaded or crashed: its call goes with it, with a goodbye or without; often it comes back."""
        if not self._browser:
            return
        tab, leg, chance = f"t{self._tabs}", self._own_leg(), self._world.chance
        self._do(lambda s, h: h.verbs.phone_gone(s, self.id, tab))
        if leg:
            self._world.hang_up(leg, chance.choice((0, 16)))
        self._world.in_(chance.choice((300, 4_000, 20_000, 90_000)), self.page_comes)

    def rings(self, dial: ask.Dial) -> None:
        """The seat rings: usually it is answered."""
        leg, chance = dial.leg_id, self._world.chance
        self._world.by_leg[leg] = self
        self._world.in_(dial.ring_seconds * 1000, lambda: self._rung_out(leg))
        draw = chance.random()
        if draw < 0.95:
            self._world.in_(chance.randint(300, 6_000), lambda: self._answer(leg))
        elif draw < 0.965:
            self._world.in_(chance.randint(300, 6_000), self._decline)
        elif draw < 0.985:
            self._world.in_(chance.randint(20, 3_000), lambda: self._world.hang_up(leg, chance.choice((17, 21, 0, 20))))

    def comes(self, dial: ask.Dial) -> None:
        """Somebody comes by the phone that stays connected: at once, or once they are accepted by key or click."""
        leg, chance = dial.leg_id, self._world.chance
        self._world.by_leg[leg] = self
        self._world.in_(dial.ring_seconds * 1000, lambda: self._rung_out(leg))
        if dial.at_once:
            self._world.in_(20, lambda: self._answer(leg))
        elif chance.random() < 0.95:
            self._world.in_(chance.randint(300, 6_000), self._take)

    def _take(self) -> None:
        phone = self._centre.heart.routing.live.agent(self.id).phone if self._centre.heart else None
        if phone and self._world.is_there(phone.leg_id) and self._world.chance.random() < 0.5:
            self._world.switch.press(phone.leg_id, "5")
        else:
            self._with_contact(lambda s, h, contact: h.verbs.accept(s, contact.id, self.id))

    def notices(self, command: ask.Command) -> None:
        """What the switch does with a seat's leg is what its agent asked for."""
        if isinstance(command, ask.PutThrough):
            self._answer(command.leg_id)

    def hears(self, event: r.AgentEvent) -> None:
        """A stored event of the agent's own story."""
        chance = self._world.chance
        if isinstance(event, r.AgentWrapUpStarted):
            if chance.random() < 0.05:
                self._do(lambda s, h: h.routing.extend_wrap_up(s, self.id, event.contact_id, 30))
            elif chance.random() < 0.7:
                wrap_ms = chance.expovariate(1 / self._world.plan.wrap_up_seconds) * 1000
                self._world.in_(wrap_ms, lambda: self._finish(event.contact_id))
        elif isinstance(event, r.AgentPresenceSet) and event.state == "not_ready" and event.by == "system":
            self._world.in_(chance.randint(5_000, MINUTE), self.be_ready)
        elif isinstance(event, r.AgentReserved) and self._message(event.contact_id):
            self._message_offered(event.contact_id)

    def _message_offered(self, contact_id: str) -> None:
        """Nothing rings: they click, or they look away."""
        chance = self._world.chance
        draw = chance.random()
        if draw < 0.9:
            self._world.in_(chance.randint(300, 9_000), lambda: self._accept(contact_id))
        elif draw < 0.95:
            self._world.in_(chance.randint(300, 9_000), lambda: self._decline_message(contact_id))

    def _decline_message(self, contact_id: str) -> None:
        self._do(lambda s, h: h.verbs.decline(s, contact_id, self.id))

    def _accept(self, contact_id: str) -> None:
        if self._do(lambda s, h: h.contacts.accept(s, contact_id, self.id)):
            self._world.in_(self._world.chance.randint(1_000, 240_000), lambda: self._work_off(contact_id))

    def _work_off(self, contact_id: str) -> None:
        """Done, given to another box, or the caller is called back first; it goes on until it is out of their hands."""
        chance, message = self._world.chance, self._message(contact_id)
        if self._centre.heart is None:
            self._world.in_(10_000, lambda: self._work_off(contact_id))
        if message is None or message.agent_id != self.id:
            return
        draw = chance.random()
        if draw < 0.1 and self._open():
            box = chance.choice(
                [*(q.id for q in self._centre.queues[:3]), f"agent:{chance.choice(self._centre.agents).id}"]
            )
            self._do(lambda s, h: h.mailboxes.hand_over(s, contact_id, box, self.id))
        elif draw < 0.25 and self._open():
            self._do(lambda s, h: h.verbs.dial(s, self.id, OUTSIDE, contact_id))
        else:
            self._do(lambda s, h: h.contacts.complete(s, contact_id, self.id))
        self._world.in_(30_000, lambda: self._work_off(contact_id))

    def _message(self, contact_id: str) -> Contact | None:
        contact = self._centre.heart.contacts.live.by_id.get(contact_id) if self._centre.heart else None
        return contact if contact and contact.channel == "voicemail" else None

    def _finish(self, contact_id: str) -> None:
        agent = self._centre.heart.routing.live.agent(self.id) if self._centre.heart else None
        if agent and (work := agent.on(contact_id)) and work.state == "wrap_up":
            self._do(lambda s, h: h.routing.end_wrap_up(s, self.id, contact_id, "agent"))

    def _answer(self, leg: str) -> None:
        world = self._world
        held = world.switch.legs.get(leg)
        if held is None or held.state == "up":
            return
        world.switch.answer(leg)
        if world.chance.random() < 0.15:
            world.in_(world.chance.randint(1_000, 60_000), self._act)
        if world.chance.random() < world.plan.misfortune.phones_vanish:
            vanish = self.page_goes if self._browser else (lambda: world.hang_up(leg, 0))
            world.in_(world.chance.randint(100, 90_000), vanish)

    def _rung_out(self, leg: str) -> None:
        held = self._world.switch.legs.get(leg)
        if held is not None and held.state != "up":
            self._world.hang_up(leg, 19)

    def _break(self) -> None:
        chance = self._world.chance
        self._do(lambda s, h: h.routing.set_state(s, self.id, "not_ready", "break", self.id))
        if self._open():
            self._world.in_(chance.randint(1, 15) * MINUTE, self.be_ready)
            self._world.in_(chance.expovariate(1 / (90 * MINUTE)) + 20 * MINUTE, self._break)

    def _decline(self) -> None:
        self._with_contact(lambda s, h, contact: h.verbs.decline(s, contact.id, self.id))

    def _act(self) -> None:
        """Some verb of the desk; most are followed by another."""
        chance = self._world.chance
        verb = chance.choice(VERBS)
        self._with_contact(partial(verb, self))
        if chance.random() < 0.6:
            self._world.in_(chance.randint(500, 30_000), self._act)

    def target(self) -> Target:
        """Somewhere to send or ask."""
        chance = self._world.chance
        kind = chance.choice(("queue", "agent", "agent", "number", "extension"))
        if kind == "extension":
            return Target("extension", self.extension())
        if kind == "queue":
            return Target("queue", chance.choice(self._centre.queues).id)
        return Target("agent", chance.choice(self._centre.agents).id) if kind == "agent" else Target("number", OUTSIDE)

    def extension(self) -> str:
        """One of ours."""
        return self._world.chance.choice(self._centre.extensions).number

    def call_out(self) -> None:
        """Call somebody, if there is nothing else to do: from the desk or by the phone, outside or one of us."""
        number = self._world.chance.choice((OUTSIDE, self.extension(), self.extension(), "701", "702"))
        if self._browser or self._world.chance.random() < 0.3:
            self._do(lambda s, h: h.verbs.dial(s, self.id, number))
        else:
            self._world.by_phone(self.id, number)

    def pick_up(self) -> None:
        """Take what rings at a colleague, at any phone, or longest in a queue of theirs: from the desk or by *8."""
        heart, chance = self._centre.heart, self._world.chance
        agents = heart.routing.live.floor.agents.values() if heart else ()
        ringing = [each.id for each in agents if any(work.state == "ringing" for work in each.works)]
        at = Target("agent", chance.choice(ringing)) if ringing and chance.random() < 0.7 else None
        if self._browser or chance.random() < 0.5:
            self._do(lambda s, h: h.verbs.pick_up(s, self.id, at))
        else:
            self._world.by_phone(self.id, chance.choice(("*8", f"*8{self.extension()}")))

    def _with_contact(self, verb: Callable[[Step, Heart, Contact], Any]) -> None:
        heart = self._centre.heart
        work = heart.routing.live.agent(self.id).work if heart else None
        contact = heart.contacts.live.by_id.get(work.contact_id) if heart and work else None
        if contact:
            self._do(lambda s, h: verb(s, h, contact))

    def _own_leg(self) -> str | None:
        people = self._world.by_leg
        return next((leg for leg in self._world.switch.legs if people.get(leg) is self), None)

    def _do(self, verb: Callable[[Step, Heart], Any]) -> bool:
        return self._centre.do(verb)

    def _open(self) -> bool:
        return not self._centre.line.calm


def _pass_on(desk: Desk, step: Step, heart: Heart, contact: Contact) -> None:
    heart.verbs.transfer(step, contact.id, desk.id, desk.target())


def _ask(desk: Desk, step: Step, heart: Heart, contact: Contact) -> None:
    target = desk.target()
    if target.kind != "queue":
        heart.verbs.consult(step, contact.id, desk.id, target)


def _drop_somebody(desk: Desk, step: Step, heart: Heart, contact: Contact) -> None:
    for party in contact.present()[-1:]:
        heart.verbs.hang_up_party(step, contact.id, desk.id, party.id)


def _plain(name: str) -> Callable[[Desk, Step, Heart, Contact], None]:
    def act(desk: Desk, step: Step, heart: Heart, contact: Contact) -> None:
        getattr(heart.verbs, name)(step, contact.id, desk.id)

    return act


VERBS: tuple[Callable[[Desk, Step, Heart, Contact], None], ...] = (
    *map(
        _plain,
        (
            "hold",
            "hold",
            "retrieve",
            "swap",
            "conference",
            "cancel_consult",
            "complete_consult",
            "hang_up",
            "park",
            "park",
        ),
    ),
    _pass_on,
    _ask,
    _ask,
    _drop_somebody,
)


class Crew:
    """All desks, joined with the switch that rings them and the centre that tells them."""

    def __init__(self, centre: SimCentre, world: World) -> None:
        self.desks = {each.id: Desk(centre, world, each.id, n % BROWSERS == 0) for n, each in enumerate(centre.agents)}
        self._world, self._centre = world, centre
        people = centre.switch.on_performed

        def performed(command: ask.Command) -> None:
            if isinstance(command, ask.Dial):
                self._dialled(command)
            else:
                people(command)

        centre.switch.on_performed = performed
        world.wish_call_back = self._promise
        centre.on_stored.append(self._tell)
        for desk in self.desks.values():
            desk.begin()

    def _promise(self, leg_id: str) -> bool:
        heart, chance = self._centre.heart, self._world.chance
        contact = heart.contacts.live.of_party(leg_id) if heart else None
        if contact is None:
            return False
        number = contact.address if chance.random() < 0.5 else f"+38640{chance.randint(1, 40):06}"
        return self._centre.do(lambda s, h: h.contacts.promise_call_back(s, contact.id, number=number))

    def empty_boxes(self) -> None:
        """Messages in boxes that nobody serves any more are thrown away by somebody."""
        heart = self._centre.heart
        left = [each.id for each in heart.contacts.live.by_id.values() if each.channel == "voicemail"] if heart else []
        for contact_id in left:
            self._centre.do(partial(_discard, contact_id))

    def _dialled(self, dial: ask.Dial) -> None:
        name = dial.endpoint.removeprefix("PJSIP/").removesuffix("-web")
        heart, leg_id = self._centre.heart, leg_in(dial.endpoint.removeprefix(ask.INTO_BRIDGE))
        if leg_id is not None:
            owner = heart.routing.of_phone(leg_id) if heart else None
            if owner is not None:
                self.desks[owner.id].comes(dial)
        elif name in self.desks:
            self.desks[name].rings(dial)
        else:
            Outsider(self._world, dial.leg_id)

    def _tell(self, events: list[Recorded]) -> None:
        # A page hears of it a little later, outside the step.
        for recorded in events:
            if isinstance(recorded.event, HEARD) and (event := recorded.event).agent_id in self.desks:
                self._world.in_(1, partial(self.desks[event.agent_id].hears, event))


def _discard(contact_id: str, step: Step, heart: Heart) -> None:
    heart.contacts.discard(step, contact_id)


HEARD = (r.AgentWrapUpStarted, r.AgentPresenceSet, r.AgentReserved)
