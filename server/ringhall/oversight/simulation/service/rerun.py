"""The closed-loop replay: callers come and agents want what they wanted; routing decides anew, under its settings."""

from collections.abc import Callable, Sequence
from functools import partial

from ringhall.contact import events as c
from ringhall.contact.state import Contact
from ringhall.engine.routing import events as r
from ringhall.engine.routing.settings import VirtualMember
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.errors import Refusal
from ringhall.foundation.events import Recorded
from ringhall.foundation.steps import Step
from ringhall.foundation.story_memory import MemoryStory
from ringhall.foundation.virtual_loop import VirtualLoop
from ringhall.oversight.simulation.ports import BuildFloor
from ringhall.oversight.simulation.rules.days import SettingsAt
from ringhall.oversight.simulation.rules.habits import Habits
from ringhall.oversight.simulation.rules.observed import Call, Wish

# Whoever was set aside for a missed call, and was not in the stored day, comes back after so long.
BACK_MS = 60_000
AFTERWARDS_MS = 4 * 3_600_000


class Rerun:
    """One day of these calls and wishes; `play` gives its events, in order."""

    def __init__(
        self, build: BuildFloor, since: int, until: int, settings: Sequence[SettingsAt], habits: Habits
    ) -> None:
        self._since, self._until, self._habits = since, until, habits
        self._time = SimulatedClock(since)
        self._loop = VirtualLoop(self._time)
        self._story = MemoryStory()
        self._events: list[Recorded] = []
        self._story.on_stored = self._events.extend
        self._floor = build(self._time, self._story, 1)
        self._calls: dict[str, Call] = {}
        self._offers: dict[str, int] = {}
        self._wanted: dict[str, r.Presence] = {}
        self._settings = settings
        self._floor.steps.handle({c.QueueLeft: self._left})
        self._floor.steps.on_published(self._told)

    def play(self, calls: Sequence[Call], wishes: Sequence[Wish]) -> list[Recorded]:
        """Let the day pass, and the hours after it in which the last callers are served."""
        with self._loop.at_work():
            for settings in self._settings:
                self._at(settings.at, partial(self._configure, settings))
            self._loop.run_until(self._since)
            self._floor.routing.restore()
            for wish in wishes:
                self._at(wish.at, partial(self._wish, wish))
            for call in calls:
                self._at(call.at, partial(self._arrive, call))
            self._loop.run_until(self._until + AFTERWARDS_MS)
        return self._events

    def _at(self, moment: int, act: Callable[[], object]) -> None:
        self._time.call_at(moment, act)  # type: ignore[arg-type]

    def _in(self, milliseconds: int, act: Callable[[], object]) -> None:
        self._at(self._time.now() + milliseconds, act)

    def _do(self, decide: Callable[[Step], object]) -> None:
        """What has become impossible meanwhile is not done."""
        try:
            self._floor.steps.run(decide)
        except Refusal:
            return

    def _configure(self, settings: SettingsAt) -> None:
        self._floor.routing.settings = settings.routing
        # What virtual agents did stays as it was: their callers come when they turned to people.
        people = [agent for agent in settings.agents if not isinstance(agent, VirtualMember)]
        self._floor.routing.configure(settings.queues, people)

    def _wish(self, wish: Wish) -> None:
        self._wanted[wish.agent_id] = wish.state
        routing = self._floor.routing
        self._do(lambda step: routing.set_state(step, wish.agent_id, wish.state, wish.reason, wish.agent_id))

    def _arrive(self, call: Call) -> None:
        contacts, routing, now = self._floor.contacts, self._floor.routing, self._time.now()

        def arrive(step: Step) -> str:
            contact = contacts.open(step, channel="voice", direction="inbound", dialled="", address=call.id)
            self._calls[contact.id] = call
            refused = routing.admits(call.queue_id)
            contacts.enqueue(
                step,
                contact.id,
                call.queue_id,
                priority=call.priority,
                skills=call.skills,
                not_agents=call.not_agents,
                waiting_since=now - call.waited_before_ms,
                wait_until=None if call.limit_ms is None else now + call.limit_ms,
            )
            if refused:
                contacts.leave_queue(step, contact.id, refused)
            return contact.id

        contact_id, _ = self._floor.steps.run(arrive)
        patience = self._habits.patience(call)
        if patience is not None:
            self._in(patience, lambda: self._give_up(contact_id))

    def _give_up(self, contact_id: str) -> None:
        contact = self._open(contact_id)
        if contact and contact.state in ("queued", "offered"):
            self._do(lambda step: self._floor.contacts.end(step, contact_id, "abandoned", "customer"))

    def _left(self, step: Step, recorded: Recorded) -> None:
        """There is no flow that goes on: the call leaves this day's queues."""
        event = recorded.event
        assert isinstance(event, c.QueueLeft)
        if event.reason != "abandoned":
            self._floor.contacts.end(step, event.contact_id, "overflowed", "system")

    def _told(self, events: list[Recorded]) -> None:
        for recorded in events:
            event = recorded.event
            if isinstance(event, c.ContactOffered):
                self._ring(event)
            elif isinstance(event, c.ContactConnected):
                talk_ms = self._habits.talk(self._calls[event.contact_id])
                self._in(talk_ms, partial(self._hang_up, event.contact_id))
            elif isinstance(event, r.AgentWrapUpStarted):
                self._wrap_up(event, event.until - recorded.at)
            elif isinstance(event, r.AgentPresenceSet) and event.by == "system":
                self._in(BACK_MS, partial(self._come_back, event.agent_id))

    def _ring(self, event: c.ContactOffered) -> None:
        attempt = self._offers[event.contact_id] = self._offers.get(event.contact_id, 0) + 1
        ring_ms = self._habits.ring(self._calls[event.contact_id], attempt)
        # Who takes longer than it rings has missed it: routing's own deadline says so.
        if self._time.now() + ring_ms < event.ring_until:
            self._in(ring_ms, partial(self._answer, event))

    def _answer(self, event: c.ContactOffered) -> None:
        contact = self._open(event.contact_id)
        if contact is None or contact.state != "offered" or contact.offer_of(event.token) is None:
            return
        contacts, party_id = self._floor.contacts, f"{contact.id}.{contact.parties_ever + 1}"

        def answer(step: Step) -> None:
            contacts.add_party(
                step,
                event.contact_id,
                party_id=party_id,
                role="agent",
                purpose="offer",
                agent_id=event.agent_id,
                token=event.token,
            )
            contacts.party_answered(step, party_id)
            contacts.stop_offering(step, event.contact_id)

        self._do(answer)

    def _hang_up(self, contact_id: str) -> None:
        if self._open(contact_id):
            self._do(lambda step: self._floor.contacts.end(step, contact_id, "answered", "customer"))

    def _wrap_up(self, event: r.AgentWrapUpStarted, most_ms: int) -> None:
        wrap_up_ms = self._habits.wrap_up(self._calls[event.contact_id])
        routing = self._floor.routing
        if wrap_up_ms < most_ms:
            self._in(
                wrap_up_ms,
                lambda: self._do(lambda s: routing.end_wrap_up(s, event.agent_id, event.contact_id, "agent")),
            )

    def _come_back(self, agent_id: str) -> None:
        if self._wanted.get(agent_id) == "ready":
            self._do(lambda step: self._floor.routing.set_state(step, agent_id, "ready", None, agent_id))

    def _open(self, contact_id: str) -> Contact | None:
        return self._floor.contacts.live.by_id.get(contact_id)
