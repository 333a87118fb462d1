"""What agents do, and what is done with them: the rules say what follows, here it is recorded."""

from collections.abc import Iterable

from ringhall.engine.routing import events as e
from ringhall.engine.routing.errors import AgentBusy, NotIdle, NotInWrapUp, WrapUpFixed, WrapUpLongEnough
from ringhall.engine.routing.ports import Contacts
from ringhall.engine.routing.rules import newcomers, presence
from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.service.waits import Waits
from ringhall.engine.routing.settings import RoutingSettings
from ringhall.foundation.steps import Step

RESERVE_SLACK_MS = 5_000
"""The switch stops ringing first; a reservation it forgot is given up this much later."""


class AgentVerbs(Waits):
    """The verbs of agents. Each works inside a step and may raise a Refusal."""

    def __init__(self, contacts: Contacts, settings: RoutingSettings | None) -> None:
        super().__init__(settings)
        self.contacts = contacts

    def set_state(self, step: Step, agent_id: str, state: e.Presence, reason: str | None, by: str) -> Agent:
        """The agent is to be ready, not ready or offline: now, or as a wish while they have work."""
        self.settings_of(agent_id)
        agent = self.live.agent(agent_id)
        if state == "offline":
            self._give_messages_back(step, agent)
        floor, signs_in = self.live.floor, agent.presence == "offline" and state != "offline"
        starts = newcomers.starts(floor, agent_id) if signs_in else {}
        busy = newcomers.busy(floor, agent_id, step.now) if signs_in else None
        self.record(step, presence.on_request(agent, state, reason, by, starts, busy))
        return self.live.agent(agent_id)

    def set_on_duty(self, step: Step, agent_id: str, *, on_duty: bool) -> None:
        """A virtual agent takes contacts from now on, or no more; those it has go on."""
        state: e.Presence = "ready" if on_duty else "offline"
        self.record(step, presence.on_request(self.live.agent(agent_id), state, None, "system"))

    def seat(self, step: Step, agent_id: str, account: str, by: str) -> None:
        """The agent sits at the phone with this SIP account from now on; empty: at their own."""
        step.record(e.AgentSeated(agent_id=agent_id, account=account, by=by))

    def _give_messages_back(self, step: Step, agent: Agent) -> None:
        for work in agent.works:
            if work.state == "talking" and self._is_message(work.contact_id):
                self.contacts.give_back(step, work.contact_id)

    def _take_messages_back(self, step: Step, agent_id: str) -> None:
        """They wait for another moment, at no cost."""
        for work in self.live.agent(agent_id).works:
            if work.state == "ringing" and work.token and self._is_message(work.contact_id):
                self.contacts.end_offer(step, work.contact_id, work.token, "withdrawn")

    def take(self, step: Step, agent_id: str, contact_id: str, token: str) -> None:
        """The agent takes a message that waits, ready or not. AgentBusy when there is no room for it."""
        name, capacity = self.settings_of(agent_id).name, self.settings_of(agent_id).capacity
        agent, contact = self.live.agent(agent_id), self.contacts.get(contact_id)
        weight, _ = self.weighs(contact.queue_id, contact.channel)
        if agent.presence == "offline" or sum(work.weight for work in agent.works) + weight > capacity:
            raise AgentBusy(name=name, state=agent.state)
        self.contacts.offer(
            step,
            contact_id,
            agent_id=agent_id,
            token=token,
            queue_id=contact.queue_id,
            ring_until=step.now,
            decision={},
        )

    def keep_room(
        self,
        step: Step,
        agent_id: str,
        contact_id: str,
        token: str,
        queue_id: str | None,
        until: int | None,
        kind: str = "",
    ) -> None:
        """The agent keeps room for a contact that rings; messages that are offered to them give way to a call.

        `kind` is what the contact will teach about the agent.
        """
        channel = self.contacts.get(contact_id).channel
        weight, interruptible = self.weighs(queue_id, channel)
        step.record(
            e.AgentReserved(
                agent_id=agent_id,
                contact_id=contact_id,
                token=token,
                queue_id=queue_id,
                until=until,
                weight=weight,
                interruptible=interruptible,
                kind=kind,
            )
        )
        if channel != "voicemail":
            # Only now: in the story the match comes before all that follows from it, so that a replay sees what it saw.
            self._take_messages_back(step, agent_id)

    def finish_wrap_up(self, step: Step, agent_id: str, by: e.WrapUpEndedBy = "agent") -> Agent:
        """The agent is done with the work after the talk, all of it there is. NotInWrapUp when there is none."""
        name, agent = self.settings_of(agent_id).name, self.live.agent(agent_id)
        done = [work for work in agent.works if work.state == "wrap_up"]
        if not done:
            raise NotInWrapUp(name=name, state=agent.state)
        for work in done:
            self.end_wrap_up(step, agent_id, work.contact_id, by)
        return self.live.agent(agent_id)

    def extend_wrap_up(self, step: Step, agent_id: str, contact_id: str, seconds: int) -> Agent:
        """More time for the work after the talk, as much in all as its queue allows."""
        agent = self.live.agent(agent_id)
        work = agent.on(contact_id)
        if work is None or work.state != "wrap_up" or work.until is None:
            raise NotInWrapUp(name=self.settings_of(agent_id).name, state=agent.state)
        if seconds * 1000 > work.extra_ms:
            raise WrapUpLongEnough(seconds=work.extra_ms // 1000)
        until = work.until + seconds * 1000
        step.record(e.AgentWrapUpExtended(agent_id=agent_id, contact_id=contact_id, until=until))
        return self.live.agent(agent_id)

    def require_idle(self, agent_id: str) -> None:
        """NotIdle unless the agent is there with nothing in hand but what gives way to calls."""
        name, agent = self.settings_of(agent_id).name, self.live.agent(agent_id)
        if agent.presence == "offline" or any(not work.interruptible for work in agent.works):
            raise NotIdle(name=name, state=agent.state.replace("_", " "))

    def end_wrap_up(self, step: Step, agent_id: str, contact_id: str, by: e.WrapUpEndedBy) -> None:
        """This wrap-up is over, and the contact's part in it. WrapUpFixed when that is not the agent's to say."""
        agent = self.live.agent(agent_id)
        work = agent.on(contact_id)
        if by == "agent" and work and work.mode == "fixed":
            raise WrapUpFixed()
        self.record(step, presence.after_wrap_up(agent, contact_id, by))
        self.contacts.finish_wrap_up(step, contact_id, agent_id)

    def reserve(self, step: Step, agent_id: str, contact_id: str, token: str, until: int) -> None:
        """Keep an agent for a consultation or transfer that rings until `until`.

        AgentBusy when they are not free, or have to do with this contact already.
        """
        agent = self.live.agent(agent_id)
        if agent.on(contact_id) or not self.is_free(agent):
            raise AgentBusy(name=self.settings_of(agent_id).name, state=agent.state)
        self.keep_room(step, agent_id, contact_id, token, None, until + RESERVE_SLACK_MS)

    def release(self, step: Step, agent_id: str, contact_id: str, reason: e.ReleaseReason) -> None:
        """The agent has nothing more to do with the contact."""
        agent = self.live.agent(agent_id)
        work = agent.on(contact_id)
        if work:
            self.record(step, presence.released(agent, work, reason))

    def _is_message(self, contact_id: str) -> bool:
        return self.contacts.get(contact_id).channel == "voicemail"

    @staticmethod
    def record(step: Step, events: Iterable[e.AgentEvent]) -> None:
        """Record what the rules said."""
        for event in events:
            step.record(event)
