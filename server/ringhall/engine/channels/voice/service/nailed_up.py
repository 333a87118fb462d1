"""Phones that stay connected (nailed up): one call to the agent's phone, and contacts come to it one after another.

The phone's leg is part of the agent's story, and waits in a bridge of its own. What a contact has of the agent is a
leg that leads into that bridge, so that each contact has its own leg, recording and end.
"""

from ringhall.contact.state import Party
from ringhall.engine.channels.voice.errors import NothingToAccept, PhoneInUse, PhoneNotNailedUp
from ringhall.engine.channels.voice.ports import Job
from ringhall.engine.channels.voice.prompt_files import ZIP_TONE
from ringhall.engine.channels.voice.rules import standing as rules
from ringhall.engine.channels.voice.seats import BROWSER_SUFFIX
from ringhall.engine.channels.voice.service.standing_ear import StandingEar, greeting
from ringhall.engine.flows.ports import Sound
from ringhall.engine.routing.rules.answering import answers_after
from ringhall.engine.routing.rules.presence import PHONE_DISCONNECTED
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.steps import Step


class NailedUp(StandingEar):
    """What agents and the phone channel ask of such phones."""

    def way_to(self, agent_id: str, *, own: bool, queue_id: str | None) -> tuple[str, bool] | None:
        """The endpoint of the agent's connected phone, and whether it is picked up by itself; None: it has to ring.

        `own`: the agent themselves asked for the call, which is no queue's.
        """
        phone = self._staff.agent(agent_id).phone
        if phone.state != "connected":
            return None
        itself = own or self.answers_after(agent_id, queue_id, 0, connected=True) is not None
        return ask.into_bridge(rules.bridge_of(phone.leg_id)), itself

    def answers_after(
        self, agent_id: str, queue_id: str | None, ring_seconds: int, *, connected: bool = False
    ) -> int | None:
        """After how many seconds the agent's phone answers a call of the queue by itself; None: the agent answers."""
        settings, queue = self._staff.known(agent_id), self._staff.auto_answer(queue_id)
        return answers_after(queue, settings, connected=connected, ring_seconds=ring_seconds) if settings else None

    def tone_before(self, agent_id: str, party_id: str) -> list[ask.Command | Job]:
        """The tone that tells the agent of a caller who is there already. A greeting must not hide them."""
        leg = self._staff.agent(agent_id).phone.leg_id

        async def tone() -> ask.Command:
            media = await self._prompts.media((Sound(prompt=ZIP_TONE),), "")
            return ask.Play(leg_id=leg, playback_id=f"{party_id}.zip", media=media)

        quiet = [ask.StopPlay(leg_id=leg, playback_id=greeting(leg))] if leg in self._greeted else []
        self._greeted.discard(leg)
        return [*quiet, tone]

    def connect(self, step: Step, agent_id: str) -> None:
        """Call the agent's phone now. PhoneNotNailedUp where calls ring, or nobody is signed in."""
        settings, agent = self._staff.known(agent_id), self._staff.agent(agent_id)
        if settings is None or settings.reached_by == "ring" or agent.presence == "offline":
            raise PhoneNotNailedUp()
        if agent.phone.state == "off":
            self._call(step, agent)

    def disconnect(self, step: Step, agent_id: str) -> None:
        """Hang the agent's phone up; they get no calls until it is connected again. PhoneInUse in a talk."""
        agent = self._staff.agent(agent_id)
        if any(contact.agent_id == agent_id for contact, _ in self._parties(agent_id)):
            raise PhoneInUse()
        if agent.phone.state != "off":
            self._let_go(step, agent, "asked")
            self._aside(step, agent_id, PHONE_DISCONNECTED)

    def accept(self, step: Step, contact_id: str, agent_id: str) -> None:
        """Put through whoever rings at the agent's connected phone. NothingToAccept when nobody does.

        Whoever is put through already stays so: an agent's key may cross the phone that answers by itself.
        """
        if any(contact.id == contact_id and party.state == "up" for contact, party in self._parties(agent_id)):
            return
        rings = [party for contact, party in self._ringing(agent_id) if contact.id == contact_id]
        if not rings:
            raise NothingToAccept()
        self._pick_up(step, contact_id, agent_id, rings[0])

    def key_pressed(self, step: Step, leg_id: str) -> None:
        """Any key takes what rings, as long as nobody is talked with."""
        agent = self._staff.of_phone(leg_id)
        rings = self._ringing(agent.id) if agent else []
        if agent and rings and not any(party.state == "up" for _, party in self._parties(agent.id)):
            contact, party = rings[0]
            self._pick_up(step, contact.id, agent.id, party)

    def _pick_up(self, step: Step, contact_id: str, agent_id: str, party: Party) -> None:
        phone = self._staff.agent(agent_id).phone
        take = ask.PutThrough(leg_id=party.id, bridge_id=rules.bridge_of(phone.leg_id))
        step.after_commit(lambda: self._lanes.send(contact_id, take))

    def page_here(self, step: Step, agent_id: str, in_call: bool) -> None:
        """A page that is the agent's phone is there; without the call it should have, that call is lost."""
        agent = self._staff.agent(agent_id)
        if agent.phone.state == "connected" and agent.phone.address.endswith(BROWSER_SUFFIX) and not in_call:
            self.lose(step, agent_id)
        if self._staff.agent(agent_id).phone.state == "off" and agent.presence == "ready":
            self._call(step, self._staff.agent(agent_id))

    def page_leg(self, agent_id: str) -> str | None:
        """The leg of the phone while it is connected and a page."""
        phone = self._staff.agent(agent_id).phone
        return phone.leg_id if phone.state == "connected" and phone.address.endswith(BROWSER_SUFFIX) else None

    def failed(self, step: Step, leg_id: str) -> None:
        """The switch refused what was asked for the leg; one that is up must not be left in silence."""
        agent = self._staff.of_phone(leg_id)
        if agent is not None and agent.phone.state == "connected":
            self.lose(step, agent.id)
        elif agent is not None:
            self.ended(step, leg_id, 0)

    def lose(self, step: Step, agent_id: str) -> None:
        """The phone is connected for the switch only: nobody is there."""
        agent = self._staff.agent(agent_id)
        if agent.phone.state == "off":
            return
        end = ask.HangUp(leg_id=agent.phone.leg_id)
        step.after_commit(lambda: self._lanes.send(rules.lane_of(agent_id), end))
        self._gone(step, agent, "lost")
