"""Whatever callers, agents, pages, the switch and Ringhall itself do, in any order: nobody is lost."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ringhall.contact import events as e
from ringhall.contact.rules.fold import arrive, fold
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.errors import Refusal
from tests.support.centre import TestCentre

pytestmark = pytest.mark.property

AGENTS = {"a7": ["billing"], "a8": ["billing", "sales"], "a9": ["sales"]}
agents = st.sampled_from(sorted(AGENTS))


class Centre(RuleBasedStateMachine):
    """Plays a centre by chance; the switch's legs are kept here as the switch would keep them."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.calls = 0
        self.legs: dict[str, bool] = {}
        self.seen = 0
        self.centre: TestCentre = self.loop.run_until_complete(self._make())

    async def _make(self) -> TestCentre:
        hours: dict[str, Any] = {"call_back_opens": "00:00", "call_back_closes": "24:00", "call_back_hours_max": 1}
        centre = TestCentre(AGENTS, wrap_up_seconds=10, call_back_attempts=2, call_back_gap_minutes=1, **hours)
        centre.heart.voice.calling.outside_trunk = "public"
        return centre

    def play(self, what: Any) -> None:
        with suppress(Refusal):
            self.loop.run_until_complete(what)
        self.watch_switch()

    def watch_switch(self) -> None:
        """Legs are born by Dial and end by HangUp; each end is told, as the real switch does."""
        while self.seen < len(self.centre.switch.asked):
            command = self.centre.switch.asked[self.seen]
            self.seen += 1
            if isinstance(command, ask.Dial):
                self.legs[command.leg_id] = False
            elif isinstance(command, ask.HangUp) and command.leg_id in self.legs:
                answered = self.legs.pop(command.leg_id)
                self.loop.run_until_complete(self.centre.hang_up(command.leg_id, answered=answered))

    def leg(self, pick: int, fits: Callable[[str], bool]) -> str | None:
        found = [leg for leg in self.legs if fits(leg)]
        return found[pick % len(found)] if found else None

    @rule(pick=st.integers(0, 20))
    def a_prompt_ends(self, pick: int) -> None:
        command = self.asked_of_callers(pick, ask.Play)
        if command:
            self.play(self.centre.tell(heard.PlaybackEnded(leg_id=command.leg_id, playback_id=command.playback_id)))

    @rule(pick=st.integers(0, 20), seconds=st.sampled_from([0, 3]), hung_up=st.sampled_from(["no", "before", "after"]))
    def a_message_ends(self, pick: int, seconds: int, hung_up: str) -> None:
        command = self.asked_of_callers(pick, ask.RecordMessage)
        if command is None:
            return
        if hung_up == "before":
            self.leg_ends(command.leg_id)
        self.play(
            self.centre.tell(
                heard.MessageRecorded(
                    leg_id=command.leg_id,
                    recording_id=command.recording_id,
                    seconds=seconds,
                    file="m.wav" if seconds else "",
                )
            )
        )
        if hung_up == "after":
            self.leg_ends(command.leg_id)

    def asked_of_callers(self, pick: int, kind: type[ask.Command]) -> Any:
        """One of the latest commands of this kind to callers who are there."""
        latest = {c.leg_id: c for c in self.centre.switch.asked if isinstance(c, kind) and c.leg_id in self.legs}
        return list(latest.values())[pick % len(latest)] if latest else None

    def leg_ends(self, leg: str) -> None:
        if leg in self.legs:
            self.play(self.centre.hang_up(leg, 16, self.legs.pop(leg)))

    @rule()
    def somebody_calls(self) -> None:
        if len(self.legs) < 12:
            self.calls += 1
            leg = f"caller{self.calls}"
            self.legs[leg] = True
            self.play(self.centre.call(leg))

    @rule(pick=st.integers(0, 20), key=st.sampled_from("12349"))
    def a_caller_presses(self, pick: int, key: str) -> None:
        leg = self.leg(pick, lambda name: name.startswith("caller"))
        if leg:
            self.play(self.centre.press(leg, key))

    @rule(
        pick=st.integers(0, 20), own=st.booleans(), first=st.sampled_from(["customer", "agent"]), leaves=st.booleans()
    )
    def a_caller_is_promised_a_call(self, pick: int, own: bool, first: Any, leaves: bool) -> None:
        leg = self.leg(pick, lambda name: name.startswith("caller"))
        contacts = self.centre.heart.contacts
        contact = contacts.live.of_party(leg) if leg else None
        if contact is None or leg is None:
            return
        number = contact.address if own else f"+38640{pick:06}"
        contacts.call_back_settings = {
            queue_id: msgspec.structs.replace(each, first=first)
            for queue_id, each in contacts.call_back_settings.items()
        }
        self.play(self.promise(contact.id, number))
        if leaves:
            self.leg_ends(leg)

    async def promise(self, contact_id: str, number: str) -> None:
        contacts = self.centre.heart.contacts
        self.centre.heart.steps.run(lambda step: contacts.promise_call_back(step, contact_id, number=number))
        await self.centre.settle()

    @rule(pick=st.integers(0, 20), cause=st.sampled_from([16, 0, 17, 19]))
    def a_leg_ends(self, pick: int, cause: int) -> None:
        leg = self.leg(pick, lambda _: True)
        if leg:
            answered = self.legs.pop(leg)
            self.play(self.centre.hang_up(leg, cause, answered))

    @rule(pick=st.integers(0, 20))
    def a_seat_answers(self, pick: int) -> None:
        leg = self.leg(pick, lambda name: not self.legs[name])
        if leg:
            self.legs[leg] = True
            self.play(self.centre.tell(heard.LegAnswered(leg_id=leg)))

    @rule(agent=agents, state=st.sampled_from(["ready", "ready", "not_ready", "offline"]))
    def an_agent_changes(self, agent: str, state: Any) -> None:
        routing = self.centre.heart.routing
        self.play(self.centre.do(routing.set_state, agent, state, None, agent))

    @rule(
        agent=agents,
        verb=st.sampled_from(
            ["hold", "retrieve", "hang_up", "decline", "complete_consult", "conference", "cancel_consult"]
        ),
    )
    def an_agent_acts(self, agent: str, verb: str) -> None:
        contact = self.contact_of(agent)
        if contact:
            self.play(self.centre.do(getattr(self.centre.heart.verbs, verb), contact.id, agent))

    @rule(
        agent=agents,
        verb=st.sampled_from(["transfer", "consult"]),
        to=st.sampled_from([Target("queue", "sales"), Target("agent", "a8"), Target("agent", "a9")]),
    )
    def an_agent_passes_on(self, agent: str, verb: str, to: Target) -> None:
        contact = self.contact_of(agent)
        if contact:
            self.play(self.centre.do(getattr(self.centre.heart.verbs, verb), contact.id, agent, to))

    @rule(agent=agents, here=st.booleans())
    def a_page_comes_or_goes(self, agent: str, here: bool) -> None:
        verbs = self.centre.heart.verbs
        if here:
            self.play(self.centre.do(verbs.phone_here, agent, "tab", False))
        else:
            self.play(self.centre.do(verbs.phone_gone, agent, "tab"))

    @rule(agent=agents)
    def an_agent_finishes(self, agent: str) -> None:
        self.play(self.centre.do(self.centre.heart.routing.finish_wrap_up, agent))

    @rule(seconds=st.sampled_from([0.1, 3, 21, 65]))
    def time_passes(self, seconds: float) -> None:
        self.play(self.centre.wait(seconds))

    @precondition(lambda self: self.calls > 0)
    @rule()
    def ringhall_dies_and_returns(self) -> None:
        legs = [
            heard.LegState(
                leg_id=leg,
                state="up" if up else "ringing",
                ours=True,
                dialled="4008000001" if leg.startswith("caller") else "",
            )
            for leg, up in self.legs.items()
        ]
        bridges = {f"{c}.{m.bridge}": list(m.bridged) for c, m in self.centre.heart.voice.media.items() if m.bridge}
        self.play(self.centre.restart(heard.SwitchUp(legs=legs, bridges=bridges, fresh=False)))

    @precondition(lambda self: self.calls > 0)
    @rule()
    def the_switch_dies(self) -> None:
        self.legs.clear()
        self.play(self.centre.tell(heard.SwitchUp(legs=[], bridges={}, fresh=True)))

    def contact_of(self, agent: str) -> Contact | None:
        contacts = self.centre.heart.contacts.live.by_id.values()
        return next((c for c in contacts if c.agent_id == agent or c.offer_to(agent)), None)

    @invariant()
    def stories_are_gapless_and_fold_to_what_lives(self) -> None:
        stories: dict[str, Contact] = {}
        numbers: dict[str, int] = {}
        for recorded in self.centre.writer.stored:
            assert recorded.n == numbers.get(recorded.stream, 0) + 1
            numbers[recorded.stream] = recorded.n
            if isinstance(recorded.event, e.ContactArrived):
                stories[recorded.event.contact_id] = arrive(recorded)
            elif isinstance(recorded.event, e.ContactEvent):
                fold(stories[recorded.event.contact_id], recorded)
        live = self.centre.heart.contacts.live.by_id
        assert live == {c.id: c for c in stories.values() if c.state != "closed"}

    @invariant()
    def nobody_is_idle_beside_somebody_waiting(self) -> None:
        floor = self.centre.heart.routing.live
        now = self.centre.clock.now()
        live = self.centre.heart.contacts.live.by_id
        waiting = {c.queue_id for c in live.values() if c.state == "queued" and (c.not_before or 0) <= now}
        for agent, queues in AGENTS.items():
            if floor.agent(agent).takes_offers():
                assert not waiting & set(queues), f"{agent} idles"

    @invariant()
    def an_agent_has_one_contact_and_an_offer_one_agent(self) -> None:
        contacts = list(self.centre.heart.contacts.live.by_id.values())
        for agent in AGENTS:
            works = self.centre.heart.routing.live.agent(agent).works
            assert len(works) <= 1
            offered = [c for c in contacts if c.offer_to(agent)]
            talking = [c for c in contacts if c.agent_id == agent]
            assert len(offered) + len(talking) <= 1
            for contact in offered + talking:
                assert works, f"{agent} is free though {contact.state}"
                assert works[0].contact_id == contact.id
            for work in works:
                assert work.contact_id in self.centre.heart.contacts.live.by_id

    @invariant()
    def the_switch_holds_no_leg_without_a_contact(self) -> None:
        for leg in self.legs:
            assert self.centre.heart.contacts.live.of_party(leg), f"{leg} is nobody's"

    def teardown(self) -> None:
        try:
            self.everybody_goes_home()
        finally:
            self.loop.close()

    def everybody_goes_home(self) -> None:
        for leg in list(self.legs):
            if leg in self.legs:
                answered = self.legs.pop(leg)
                self.play(self.centre.hang_up(leg, 16, answered))
        self.play(self.centre.wait(200))
        # A promise that nobody keeps ends after its hour.
        self.play(self.centre.wait(3600))
        for leg in list(self.legs):
            self.leg_ends(leg)
        self.play(self.centre.wait(200))
        messages = self.throw_messages_away()
        assert not self.centre.heart.contacts.live.by_id
        closed = [r.event for r in self.centre.writer.stored if isinstance(r.event, e.ContactClosed)]
        assert len({c.contact_id for c in closed}) == len(closed) == self.calls + messages

    def throw_messages_away(self) -> int:
        """Nobody serves the mailbox: whatever was said into it waits until somebody does this. How many there were."""
        contacts = self.centre.heart.contacts
        messages = [each.id for each in contacts.live.by_id.values() if each.channel == "voicemail"]
        for message in messages:
            self.play(self.centre.do(contacts.discard, message))
        self.play(self.centre.settle())
        return len(messages)


TestNobodyIsLost = Centre.TestCase
TestNobodyIsLost.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)
