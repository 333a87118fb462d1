"""The legs of agents' phones that stay connected: called, let go of, found."""

from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact, Party
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.ports import LanguageOf, Prompts, Staff
from ringhall.engine.channels.voice.rules import standing as rules
from ringhall.engine.channels.voice.seats import Seats
from ringhall.engine.channels.voice.service.calling import Calling
from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.clock import Clock
from ringhall.foundation.ids import NewId
from ringhall.foundation.steps import Step, Steps
from ringhall.foundation.wheel import Wheel

RING_SECONDS = 30


class StandingLegs:
    """Keeps agents' phones as their stories and settings want them."""

    def __init__(
        self,
        *,
        steps: Steps,
        contacts: Contacts,
        staff: Staff,
        calling: Calling,
        seats: Seats,
        lanes: Lanes,
        prompts: Prompts,
        language_of: LanguageOf,
        new_id: NewId,
        clock: Clock,
    ) -> None:
        self._steps, self._contacts, self._staff, self._seats = steps, contacts, staff, seats
        self._lanes, self._prompts, self._language_of = lanes, prompts, language_of
        self._new_id, self._clock, self._wheel = new_id, clock, Wheel(clock)
        self._calling = calling
        self._greeted: set[str] = set()

    def applies_to(self, agent_id: str) -> bool:
        """Whether this agent's phone stays connected, or is on its way to be."""
        settings = self._staff.known(agent_id)
        return self._staff.agent(agent_id).phone.state != "off" or (
            settings is not None and settings.reached_by == "nailed_up"
        )

    def look(self, step: Step, agent_id: str) -> None:
        """Do what is wanted of this agent's phone now."""
        agent = self._staff.agent(agent_id)
        match rules.next_act(agent, self._staff.known(agent_id), step.now):
            case "call":
                self._call(step, agent)
            case "sign_out":
                self._let_go(step, agent, "signed_out")
            case "let_go":
                self._let_go(step, agent, "not_wanted")
        self._wheel.set(agent_id, self._staff.agent(agent_id).phone.retry_at, lambda: self._due(agent_id))

    def moved(self, step: Step, agent_id: str) -> None:
        """The agent sits elsewhere: a phone that is connected is let go of, and the one before them is called."""
        agent = self._staff.agent(agent_id)
        if agent.phone.state != "off" and agent.phone.address != self._seats.endpoint(agent_id):
            self._let_go(step, agent, "not_wanted")
        self.look(step, agent_id)

    def look_at_all(self, step: Step) -> None:
        """After a change of settings."""
        for agent in self._staff.all_agents():
            self.look(step, agent.id)

    def _due(self, agent_id: str) -> None:
        self._steps.run(lambda step: self.look(step, agent_id))

    def _call(self, step: Step, agent: Agent) -> None:
        leg, endpoint, lane = self._new_id(), self._seats.endpoint(agent.id), rules.lane_of(agent.id)
        step.record(e.PhoneDialled(agent_id=agent.id, leg_id=leg, address=endpoint))
        headers = {"X-Ringhall-Purpose": "nailed_up"}
        dial = ask.Dial(leg_id=leg, endpoint=endpoint, caller="Ringhall", ring_seconds=RING_SECONDS, headers=headers)
        place = ask.CreateBridge(bridge_id=rules.bridge_of(leg), mixing=True)
        step.after_commit(lambda: self._lanes.send(lane, place, dial))

    def _let_go(self, step: Step, agent: Agent, reason: e.PhoneGone) -> None:
        leg, lane = agent.phone.leg_id, rules.lane_of(agent.id)
        step.record(e.PhoneDisconnected(agent_id=agent.id, leg_id=leg, reason=reason))
        end = (ask.HangUp(leg_id=leg), ask.DestroyBridge(bridge_id=rules.bridge_of(leg)))
        step.after_commit(lambda: self._lanes.send(lane, *end))

    def _aside(self, step: Step, agent_id: str, reason: str) -> None:
        if self._staff.agent(agent_id).presence == "ready":
            self._staff.set_state(step, agent_id, "not_ready", reason, "system")

    def _parties(self, agent_id: str) -> list[tuple[Contact, Party]]:
        return [
            (contact, party)
            for contact in self._at_work_on(self._staff.agent(agent_id))
            for party in contact.present()
            if party.agent_id == agent_id and rules.comes_by_it(party)
        ]

    def _at_work_on(self, agent: Agent) -> list[Contact]:
        live = self._contacts.live.by_id
        return [live[work.contact_id] for work in agent.works if work.contact_id in live]

    def _ringing(self, agent_id: str) -> list[tuple[Contact, Party]]:
        return [(contact, party) for contact, party in self._parties(agent_id) if party.state == "dialling"]
