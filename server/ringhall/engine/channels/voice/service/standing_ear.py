"""What the switch tells of phones that stay connected, and the return after a cut."""

from ringhall.engine.channels.voice.rules import standing as rules
from ringhall.engine.channels.voice.service.lost_pages import AWAY_SECONDS_MAX
from ringhall.engine.channels.voice.service.standing_legs import StandingLegs
from ringhall.engine.flows.ports import Sound
from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.phones import retry_at
from ringhall.engine.routing.rules.presence import PHONE_DISCONNECTED, PHONE_UNREACHABLE
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step

GREETING = {
    "en": "Your phone is connected. Please stay on the line.",
    "zh": "您的电话已接通，请不要挂断。",
    "da": "Din telefon er forbundet. Læg ikke på.",
    "ro": "Telefonul dumneavoastră este conectat. Vă rugăm să nu închideți.",
    "sl": "Vaš telefon je povezan. Prosimo, ne odložite slušalke.",
}


class StandingEar(StandingLegs):
    """Makes of it what follows for agents and their talks."""

    def answered(self, step: Step, event: heard.LegAnswered) -> bool:
        """The phone was picked up. False where the leg is nobody's phone."""
        agent = self._staff.of_phone(event.leg_id)
        if agent is not None and agent.phone.state == "dialling":
            self._connected(step, agent)
        return agent is not None

    def _connected(self, step: Step, agent: Agent) -> None:
        leg, lane = agent.phone.leg_id, rules.lane_of(agent.id)
        step.record(e.PhoneConnected(agent_id=agent.id, leg_id=leg))
        self._greeted.add(leg)
        join = ask.AddToBridge(bridge_id=rules.bridge_of(leg), leg_id=leg)
        step.after_commit(lambda: self._lanes.send(lane, join, lambda: self._greet(agent.id, leg)))
        for contact in self._at_work_on(agent):
            if contact.agent_id == agent.id and contact.away_until is not None:
                self._calling.seat(step, contact, agent.id, "rejoin", AWAY_SECONDS_MAX)

    async def _greet(self, agent_id: str, leg: str) -> ask.Command | None:
        language = await self._language_of(agent_id)
        said = Sound(text=GREETING.get(language, GREETING["en"]))
        media = await self._prompts.media((said,), language if language in GREETING else "en")
        return ask.Play(leg_id=leg, playback_id=greeting(leg), media=media) if leg in self._greeted else None

    def playback_ended(self, leg_id: str, playback_id: str) -> None:
        """The greeting is over."""
        if playback_id == greeting(leg_id):
            self._greeted.discard(leg_id)

    def ended(self, step: Step, leg_id: str, cause: int) -> bool:
        """The phone's leg is gone. False where it was nobody's phone."""
        agent = self._staff.of_phone(leg_id)
        if agent is None:
            return False
        self._gone(step, agent, rules.reason_gone(cause, was_connected=agent.phone.state == "connected"))
        return True

    def _gone(self, step: Step, agent: Agent, reason: e.PhoneGone) -> None:
        """They are not blamed: what was offered waits on, a talk ends if they hung up, or waits for them if not."""
        again = retry_at(agent.phone, reason, step.now)
        leg = agent.phone.leg_id
        self._greeted.discard(leg)
        step.record(e.PhoneDisconnected(agent_id=agent.id, leg_id=leg, reason=reason, retry_at=again))
        lane, end = rules.lane_of(agent.id), ask.DestroyBridge(bridge_id=rules.bridge_of(leg))
        step.after_commit(lambda: self._lanes.send(lane, end))
        log.info("phone.disconnected", agent_id=agent.id, reason=reason, retry_at=again)
        for contact, party in self._parties(agent.id):
            if party.state == "dialling":
                self._contacts.party_left(step, party.id, "withdrawn")
            elif reason == "hung_up" or contact.agent_id != agent.id or contact.state != "connected":
                self._contacts.party_left(step, party.id, "hung_up")
            else:
                self._contacts.agent_away(step, contact.id, step.now + AWAY_SECONDS_MAX * 1000)
        if again is None:
            self._aside(step, agent.id, PHONE_DISCONNECTED if reason == "hung_up" else PHONE_UNREACHABLE)
        self.look(step, agent.id)

    def knows(self, leg_id: str) -> bool:
        """Whether the leg is some agent's phone."""
        return self._staff.of_phone(leg_id) is not None

    def legs(self) -> set[str]:
        """The legs of all phones that are connected, or called."""
        return {agent.phone.leg_id for agent in self._staff.all_agents() if agent.phone.state != "off"}

    def reconcile(self, step: Step, snapshot: heard.SwitchUp) -> None:
        """Phones and stories are brought together."""
        legs = {leg.leg_id: leg.state for leg in snapshot.legs}
        for agent in self._staff.all_agents():
            if agent.phone.state != "off" and agent.phone.leg_id not in legs:
                self._gone(step, agent, "lost")
            elif agent.phone.state == "dialling" and legs[agent.phone.leg_id] == "up":
                self._connected(step, agent)
            elif agent.phone.state == "connected":
                self._into_bridge(step, agent, snapshot.bridges)
            self.look(step, agent.id)
        for bridge in snapshot.bridges:
            leg_id = rules.leg_in(bridge)
            if leg_id is not None and not self.knows(leg_id):
                step.after_commit(lambda one=bridge: self._lanes.send(one, ask.DestroyBridge(bridge_id=one)))  # type: ignore[misc]

    def _into_bridge(self, step: Step, agent: Agent, bridges: dict[str, list[str]]) -> None:
        leg, lane = agent.phone.leg_id, rules.lane_of(agent.id)
        bridge = rules.bridge_of(leg)
        if leg not in bridges.get(bridge, ()):
            work = ask.CreateBridge(bridge_id=bridge, mixing=True), ask.AddToBridge(bridge_id=bridge, leg_id=leg)
            step.after_commit(lambda: self._lanes.send(lane, *work))


def greeting(leg_id: str) -> str:
    """What the switch calls the greeting of this leg."""
    return f"{leg_id}.greeting"
