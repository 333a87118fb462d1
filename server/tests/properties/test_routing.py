"""Whatever callers, agents, phones and clocks do: the promises of the floor hold after every step."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ringhall.contact.events import ContactClosed, OfferOutcome
from ringhall.engine.routing.errors import WrapUpFixed
from ringhall.engine.routing.events import Presence
from ringhall.engine.routing.settings import SCORE_MAX, Relaxation
from tests.support.floor import SmallCentre, a_queue, an_agent
from tests.support.scan import scan

pytestmark = pytest.mark.property

QUEUES = ("sales", "billing")
AGENTS = ("ann", "ben", "cem", "dea")
queues = st.sampled_from(QUEUES)
agents = st.sampled_from(AGENTS)
skills = st.lists(st.sampled_from(("danish", "gold")), max_size=2, unique=True)


class FloorAtWork(RuleBasedStateMachine):
    """A small centre with two queues and four agents."""

    def __init__(self) -> None:
        super().__init__()
        relaxations = [Relaxation(after_seconds=9), Relaxation(after_seconds=20, own_skills=False, tier=2)]
        self.queues = [
            a_queue("sales", wrap_up_seconds=0, not_again_seconds=30, no_answer_break_after=0, declined_break_after=2),
            a_queue("billing", wrap_up_mode="fixed", skills=["gold>=2 | danish"], priority=1, relaxations=relaxations),
        ]
        self.agents = {name: an_agent(name, QUEUES, skills={"gold": 1}) for name in AGENTS}
        self.centre = SmallCentre(self.queues, list(self.agents.values()))
        self.arrived: set[str] = set()

    def talking(self) -> list[str]:
        return [one.id for one in self.centre.live.by_id.values() if one.state == "connected" and one.agent_id]

    def ringing(self) -> list[str]:
        return [name for name in AGENTS if self.centre.offered_to(name)]

    @rule(queue=queues, priority=st.integers(0, 2), wanted=skills, patience=st.integers(1, 90) | st.none())
    def caller_arrives(self, queue: str, priority: int, wanted: list[str], patience: int | None) -> None:
        until = None if patience is None else self.centre.clock.now() + patience * 1000
        self.arrived.add(self.centre.caller(queue, priority=priority, skills=wanted, wait_until=until))

    @rule(queue=queues, not_agents=st.lists(agents, max_size=2, unique=True))
    def caller_arrives_who_shall_not_get_some(self, queue: str, not_agents: list[str]) -> None:
        self.arrived.add(self.centre.caller(queue, not_agents=not_agents))

    @rule(queue=queues, preferred=st.lists(agents, max_size=2, unique=True), seconds=st.integers(1, 20))
    def caller_arrives_for_some(self, queue: str, preferred: list[str], seconds: int) -> None:
        until = self.centre.clock.now() + seconds * 1000
        self.arrived.add(self.centre.caller(queue, preferred=preferred, preferred_until=until))

    @precondition(lambda self: self.centre.routing.live.floor.waiting)
    @rule(data=st.data(), seconds=st.integers(0, 600))
    def supervisor_credits_waiting(self, data: st.DataObject, seconds: int) -> None:
        contact_id = data.draw(st.sampled_from(sorted(self.centre.routing.live.floor.waiting)))
        self.centre.do(lambda step: self.centre.contacts.credit(step, contact_id, seconds * 1000))

    @rule(agent=agents, state=st.sampled_from(("ready", "ready", "not_ready", "offline")))
    def agent_asks(self, agent: str, state: Presence) -> None:
        self.centre.sets(agent, state, "lunch" if state == "not_ready" else None)

    @precondition(lambda self: self.ringing())
    @rule(data=st.data())
    def agent_answers(self, data: st.DataObject) -> None:
        self.centre.answers(data.draw(st.sampled_from(self.ringing())))

    @precondition(lambda self: self.ringing())
    @rule(data=st.data(), outcome=st.sampled_from(("declined", "busy", "failed", "timed_out", "withdrawn")))
    def offer_ends(self, data: st.DataObject, outcome: OfferOutcome) -> None:
        self.centre.ends_offer(data.draw(st.sampled_from(self.ringing())), outcome)

    @precondition(lambda self: self.centre.live.by_id)
    @rule(data=st.data())
    def customer_hangs_up(self, data: st.DataObject) -> None:
        contact = self.centre.live.by_id[data.draw(st.sampled_from(sorted(self.centre.live.by_id)))]
        if contact.state != "wrap_up":
            self.centre.hangs_up(contact.id)

    @precondition(lambda self: self.talking())
    @rule(data=st.data(), held=st.booleans())
    def agent_holds_or_retrieves(self, data: st.DataObject, held: bool) -> None:
        contact = self.centre.live.get(data.draw(st.sampled_from(self.talking())))
        verb = self.centre.contacts.hold if held else self.centre.contacts.retrieve
        self.centre.do(lambda step: verb(step, contact.id, contact.agent_id or ""))

    @precondition(lambda self: self.talking())
    @rule(data=st.data(), queue=queues)
    def agent_transfers(self, data: st.DataObject, queue: str) -> None:
        contact = self.centre.live.get(data.draw(st.sampled_from(self.talking())))
        agent_id, leg = contact.agent_id or "", contact.agent_party
        self.centre.do(lambda step: self.centre.contacts.transfer_to_queue(step, contact.id, agent_id, queue, 0))
        if leg:
            self.centre.do(lambda step: self.centre.contacts.party_left(step, leg.id, "removed"))

    @rule(agent=agents)
    def agent_finishes_wrap_up(self, agent: str) -> None:
        before = self.centre.agent(agent)
        if before.state != "wrap_up":
            return
        try:
            self.centre.do(lambda step: self.centre.routing.finish_wrap_up(step, agent))
        except WrapUpFixed:
            assert self.centre.agent(agent) == before
            assert any(work.mode == "fixed" for work in before.works if work.state == "wrap_up")
        else:
            assert all(work.mode != "fixed" for work in before.works if work.state == "wrap_up")

    @rule(agent=agents, has=skills, member_of=st.lists(queues, max_size=2, unique=True), tier=st.integers(1, 2))
    def settings_change(self, agent: str, has: list[str], member_of: list[str], tier: int) -> None:
        tiers = dict.fromkeys(member_of, tier)
        self.agents[agent] = an_agent(agent, tuple(member_of), skills=dict.fromkeys(has, 2), tiers=tiers)
        self.centre.routing.configure(self.queues, list(self.agents.values()))

    @rule(seconds=st.integers(1, 40))
    def time_passes(self, seconds: int) -> None:
        self.centre.clock.advance(seconds * 1000)

    @rule()
    def ringhall_is_killed_and_started(self) -> None:
        self.centre = self.centre.restarted()

    @invariant()
    def nobody_idle_beside_somebody_waiting(self) -> None:
        assert scan(self.centre.routing.live.floor, self.centre.clock.now(), SCORE_MAX) == []

    @invariant()
    def no_contact_is_lost(self) -> None:
        live = self.centre.live.by_id
        closed = {event.contact_id for event in self.centre.told(ContactClosed)}
        assert self.arrived == closed | set(live)
        waiting = {one.id for one in live.values() if one.state == "queued"}
        assert set(self.centre.routing.live.floor.waiting) == waiting

    @invariant()
    def each_reservation_is_one_offer_and_each_talk_one_agent(self) -> None:
        works = [(name, work) for name in AGENTS for work in self.centre.agent(name).works]
        assert len(works) == len({name for name, _ in works})
        reserved = {(name, work.contact_id, work.token) for name, work in works if work.state == "ringing"}
        live = self.centre.live.by_id.values()
        assert reserved == {(offer.agent_id, one.id, offer.token) for one in live for offer in one.offers}
        talks = {(name, work.contact_id) for name, work in works if work.state in ("talking", "hold")}
        assert talks == {(one.agent_id, one.id) for one in live if one.agent_id}
        wrapping = {(name, work.contact_id) for name, work in works if work.state == "wrap_up"}
        assert wrapping == {(name, one.id) for one in live for name in one.wrapping}

    @invariant()
    def story_and_floor_are_one(self) -> None:
        due = self.centre.routing.live.deadlines.earliest()
        if due is not None and due <= self.centre.clock.now():
            # A wait that ran out while it rang: whoever starts anew ends it at once, the clock here when it moves.
            return
        now, again = self.centre.routing.live, self.centre.restarted().routing.live
        assert again.floor.agents == now.floor.agents
        assert again.floor.waiting == now.floor.waiting
        assert again.floor.idle == now.floor.idle
        assert again.deadlines.earliest() == now.deadlines.earliest()
        bits = [(queue.members.available, queue.members.here, queue.ages) for queue in now.floor.queues.values()]
        assert [
            (queue.members.available, queue.members.here, queue.ages) for queue in again.floor.queues.values()
        ] == bits


TestFloorAtWork = FloorAtWork.TestCase
TestFloorAtWork.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
