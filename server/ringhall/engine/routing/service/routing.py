"""Routing: contacts wait, agents become free, deadlines pass, and every step ends with the match."""

from collections.abc import Callable, Iterable
from typing import Literal

from ringhall.engine.routing import events as e
from ringhall.engine.routing.ports import Contacts
from ringhall.engine.routing.rules import presence
from ringhall.engine.routing.rules.agents import Work
from ringhall.engine.routing.rules.deadlines import Key
from ringhall.engine.routing.rules.explain import Trace, trace
from ringhall.engine.routing.rules.match import Decision, match
from ringhall.engine.routing.rules.outcomes import kind_of
from ringhall.engine.routing.rules.ringing import rings_ms
from ringhall.engine.routing.service.openings import Openings
from ringhall.engine.routing.settings import AgentSettings, QueueSettings, RoutingSettings
from ringhall.foundation.clock import Clock
from ringhall.foundation.errors import Refusal
from ringhall.foundation.events import Event
from ringhall.foundation.ids import NewId
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step, Steps
from ringhall.foundation.wheel import Wheel

MINUTE_MS = 60_000


class Routing(Openings):
    """The one writer of the floor. `waking` are the events after which it matches, `came` who began to wait since."""

    def __init__(
        self,
        steps: Steps,
        clock: Clock,
        contacts: Contacts,
        new_id: NewId,
        settings: RoutingSettings | None = None,
    ) -> None:
        super().__init__(contacts, settings)
        self._steps = steps
        self._clock = clock
        self._wheel = Wheel(clock)
        self._new_id = new_id
        self._open = False
        self.came: dict[str, None] = {}
        self.waking: tuple[type[Event], ...] = ()
        self.on_settings: list[Callable[[Step], None]] = []

    def configure(
        self, queues: Iterable[QueueSettings], agents: Iterable[AgentSettings], closed: Iterable[str] = ()
    ) -> None:
        """Take new settings, from outside any step: callers keep their age, busy agents their work.

        `closed` are the queues that are so now, by their calendars or by hand.
        """
        queues = list(queues)
        self.live.closed = frozenset(closed)
        self.contacts.short_abandon_ms = {queue.id: queue.short_abandon_seconds * 1000 for queue in queues}
        self.contacts.not_again_ms = {queue.id: queue.not_again_seconds * 1000 for queue in queues}
        self.contacts.call_back_settings = {queue.id: queue.call_back for queue in queues}
        self.live.configure(queues, agents, self._clock.now(), self.settings.score_minutes_max)
        if self._open:
            self._steps.run(self._after_settings)

    def restore(self) -> None:
        """Go to work, once stories are folded and settings known: free the lost, pass what is due, match."""
        self._open = True
        self._steps.run(self._free_lost)
        self._steps.run(self._after_settings)
        self._steps.run(self._work_off)

    def wake(self, step: Step) -> None:
        """Something changed: match once the step has nothing more to record."""
        step.at_end(self.match)

    def match(self, step: Step) -> None:
        """Offer every waiting contact that somebody can take, then set the timer for the next deadline."""
        self.live.review(step.now)
        self.open_tiers(step)
        floor = self.live.floor
        for decision in match(floor, floor.take_touched(), step.now):
            self._offer(step, decision)
        self._expect(step)
        self._set_timer()

    def _expect(self, step: Step) -> None:
        """Keep what is expected of each wait that has begun in this step and goes on after it."""
        came, self.came = self.came, {}
        for contact_id in came:
            if expected := self.expected_wait(contact_id, step.now):
                self.contacts.expect(step, contact_id, expected.p50_ms, expected.p90_ms)

    def _offer(self, step: Step, decision: Decision) -> None:
        traces = [(agent_id, trace(self.live.floor, decision, step.now, agent_id)) for agent_id in decision.agent_ids]
        for agent_id, why in traces:
            if decision.is_virtual:
                self._give_to_virtual(step, decision, agent_id, why)
            else:
                self._ring(step, decision, agent_id, why)

    def _give_to_virtual(self, step: Step, decision: Decision, agent_id: str, why: Trace) -> None:
        """It is there at once: nothing rings."""
        contact_id, token, seat = decision.contact_id, self._new_id(), self.live.floor.seats[agent_id]
        assert seat.virtual is not None
        until = step.now + seat.virtual.minutes_max * MINUTE_MS
        self.keep_room(step, agent_id, contact_id, token, decision.queue_id, until)
        try:
            self.contacts.take_virtually(step, contact_id, agent_id=agent_id, token=token, until=until, decision=why)
        except Refusal as refusal:
            log.error("routing.not_taken", contact_id=contact_id, agent_id=agent_id, why=str(refusal))
            self.release(step, agent_id, contact_id, "withdrawn")

    def _ring(self, step: Step, decision: Decision, agent_id: str, why: Trace) -> None:
        queue = decision.seen.queue.settings
        contact_id, token = decision.contact_id, self._new_id()
        until = step.now + rings_ms(queue, self.contacts.get(contact_id))
        work = self.live.agent(agent_id).on(contact_id)
        if work and work.state == "wrap_up":
            # Passed on, and back again: what was to do after the first talk is done after the next.
            self.end_wrap_up(step, agent_id, contact_id, "system")
        waiting = decision.seen.waiting
        # A message that is worked off says nothing of how long callers take.
        kind = "" if waiting.channel == "voicemail" else kind_of(queue.id, waiting.skills)
        self.keep_room(step, agent_id, contact_id, token, queue.id, until, kind)
        try:
            self.contacts.offer(
                step,
                contact_id,
                agent_id=agent_id,
                token=token,
                queue_id=queue.id,
                ring_until=until,
                decision=why,
            )
        except Refusal as refusal:
            # The contact is out of the floor now and stays out; the agent goes back to their idle place.
            log.error("routing.offer_refused", contact_id=contact_id, agent_id=agent_id, why=str(refusal))
            self.release(step, agent_id, contact_id, "withdrawn")

    def _set_timer(self) -> None:
        self._wheel.set("earliest", self.live.earliest(), self._on_time)

    def _on_time(self) -> None:
        self._steps.run(self._work_off)

    def _work_off(self, step: Step) -> None:
        self.wake(step)
        for key in self.live.deadlines.take_past(step.now):
            try:
                self._pass(step, key)
            except Exception:
                # One that fails must not take the others with it, nor the clock.
                log.exception("routing.deadline_failed", deadline=key)

    def _pass(self, step: Step, key: Key) -> None:
        kind, owner, contact_id = key
        if kind == "wait":
            self._leave_queue(step, owner, "timeout")
        elif kind == "blocked":
            step.record(e.AgentUnblocked(agent_id=owner))
        elif work := self.live.agent(owner).on(contact_id):
            self._work_over(step, owner, work)

    def _work_over(self, step: Step, agent_id: str, work: Work) -> None:
        if work.state == "wrap_up":
            self.end_wrap_up(step, agent_id, work.contact_id, "clock")
        elif self.is_virtual(agent_id):
            wait_until = step.now + self.wait_ms_max(work.queue_id or "")
            self.contacts.hand_over(step, work.contact_id, wait_until)
        elif work.state == "talking":
            self.contacts.give_back(step, work.contact_id)
        elif work.token:
            try:
                self.contacts.end_offer(step, work.contact_id, work.token, "timed_out")
            except Refusal:
                # No offer: they were called into a talk. Nobody may answer there who is kept for it no more.
                self._stop_ringing(step, agent_id, work)

    def _stop_ringing(self, step: Step, agent_id: str, work: Work) -> None:
        try:
            self.contacts.stop_ringing(step, work.contact_id, work.token or "")
        except Refusal as refusal:
            log.warning("routing.reservation_unused", contact_id=work.contact_id, agent_id=agent_id, why=str(refusal))
        if left := self.live.agent(agent_id).on(work.contact_id):
            self.release(step, agent_id, left.contact_id, "withdrawn")

    def _leave_queue(self, step: Step, contact_id: str, reason: Literal["timeout", "closed"]) -> None:
        try:
            contact = self.contacts.get(contact_id)
            if contact.flow_id is None and contact.channel == "voice":
                # Whoever came by no flow has nowhere else to go.
                self.contacts.end(step, contact_id, "overflowed", "system")
                return
            self.contacts.leave_queue(step, contact_id, reason)
        except Refusal as refusal:
            log.error("routing.leave_refused", contact_id=contact_id, why=str(refusal))
            self.live.leave(contact_id)

    def _after_settings(self, step: Step) -> None:
        self.wake(step)
        floor = self.live.floor
        for waiting in [w for w in self.live.all_waiting() if w.queue_id not in floor.queues]:
            self._leave_queue(step, waiting.contact_id, "closed")
        leaving = {key for key, q in floor.queues.items() if q.settings.on_close == "leave"} & self.live.closed
        for waiting in [w for w in floor.waiting.values() if w.queue_id in leaving]:
            # Whoever came by no flow has nowhere else to go, and a promised call has its own hours.
            contact = self.contacts.get(waiting.contact_id)
            if contact.flow_id and not contact.waits_for_call:
                self._leave_queue(step, waiting.contact_id, "closed")
        for agent in [a for a in floor.agents.values() if a.id not in floor.seats and a.presence != "offline"]:
            self.record(step, presence.on_request(agent, "offline", None, "system"))
        for follow in self.on_settings:
            follow(step)

    def _free_lost(self, step: Step) -> None:
        """An agent busy with a contact that is not open any more is bound to nothing."""
        for agent in list(self.live.floor.agents.values()):
            for work in agent.works:
                try:
                    self.contacts.get(work.contact_id)
                except Refusal:
                    self.release(step, agent.id, work.contact_id, "lost")
