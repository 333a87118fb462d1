"""Stories of the floor in simulated time: who is offered which contact, and what agents become."""

from typing import Any

import pytest

from ringhall.contact import events as c
from ringhall.engine.routing.errors import WrapUpFixed, WrapUpLongEnough
from ringhall.engine.routing.live import LiveFloor
from ringhall.engine.routing.rules.agents import Wish
from ringhall.engine.routing.rules.presence import MISSED_OFFER, PHONE_UNREACHABLE
from ringhall.engine.routing.snapshot import agent_of
from ringhall.engine.routing.wrap_up import MANUAL_SECONDS_MAX
from tests.support.floor import SmallCentre, a_queue, an_agent

pytestmark = pytest.mark.scenario


def centre(*names: str, **queue: Any) -> SmallCentre:
    """One queue `sales` and these agents, signed in a second after one another."""
    made = SmallCentre([a_queue(**queue)], [an_agent(name) for name in names])
    for name in names:
        made.sets(name, "ready")
        made.clock.advance(1_000)
    return made


def test_the_agent_who_was_idle_longest_is_offered_the_call() -> None:
    floor = centre("ben", "ann", "cem")
    first, second = floor.caller(), floor.caller()
    assert floor.rings_at("ben") == first
    assert floor.rings_at("ann") == second
    assert floor.agent("cem").state == "ready"


def test_a_higher_priority_comes_before_age_and_age_before_arrival() -> None:
    floor = centre("ann")
    floor.sets("ann", "not_ready", "lunch")
    floor.caller()
    floor.clock.advance(60_000)
    old = floor.caller(waiting_since=floor.clock.now() - 90_000)
    urgent = floor.caller(priority=5)
    floor.sets("ann", "ready")
    assert floor.answers("ann") == urgent
    floor.hangs_up(urgent)
    floor.do(lambda step: floor.routing.finish_wrap_up(step, "ann"))
    assert floor.rings_at("ann") == old


def test_a_ring_that_times_out_brings_the_caller_back_at_their_age() -> None:
    floor = centre("ann", "ben", ring_seconds=20)
    ben_after_ann = floor.caller()
    floor.clock.advance(10_000)
    floor.caller()
    younger = floor.caller()
    floor.clock.advance(10_000)
    assert floor.agent("ann").presence == "not_ready"
    assert floor.agent("ann").reason == MISSED_OFFER
    floor.clock.advance(10_000)
    floor.sets("ben", "ready")
    assert floor.rings_at("ben") == ben_after_ann
    assert floor.live.get(younger).state == "queued"


def test_before_the_last_miss_the_agent_is_only_blocked_for_a_while() -> None:
    floor = centre("ann", declined_break_after=2, declined_delay_seconds=10)
    floor.caller()
    floor.declines("ann")
    assert floor.agent("ann").state == "ready"
    assert floor.rings_at("ann") is None
    floor.clock.advance(10_000)
    floor.declines("ann")
    assert floor.agent("ann").reason == MISSED_OFFER


def test_a_phone_that_is_busy_costs_what_the_queue_says_for_it() -> None:
    floor = centre("ann", busy_delay_seconds=60, busy_break_after=2, declined_break_after=1, not_again_seconds=1)
    contact = floor.live.get(floor.caller())
    assert contact.offer is not None
    rings = {"role": "agent", "purpose": "offer", "agent_id": "ann", "token": contact.offer.token}
    floor.do(lambda step: floor.contacts.add_party(step, contact.id, party_id="leg", **rings))
    floor.do(lambda step: floor.contacts.party_left(step, "leg", "busy"))
    floor.clock.advance(59_999)
    assert (floor.agent("ann").state, floor.rings_at("ann")) == ("ready", None)
    floor.clock.advance(1)
    floor.ends_offer("ann", "busy")
    assert floor.agent("ann").reason == MISSED_OFFER


def test_a_phone_that_cannot_be_reached_makes_the_agent_not_ready() -> None:
    floor = centre("ann", "ben")
    floor.caller()
    floor.ends_offer("ann", "failed")
    assert (floor.agent("ann").presence, floor.agent("ann").reason) == ("not_ready", PHONE_UNREACHABLE)
    assert floor.agent("ben").state == "ringing"


def test_a_caller_who_hangs_up_while_it_rings_leaves_the_agent_their_idle_place() -> None:
    floor = centre("ann", "ben")
    floor.hangs_up(floor.caller(), "abandoned")
    next_caller = floor.caller()
    assert floor.rings_at("ann") == next_caller


def test_a_wish_made_while_busy_comes_true_when_the_agent_is_free() -> None:
    floor = centre("ann", wrap_up_seconds=0)
    floor.caller()
    talk = floor.answers("ann")
    floor.caller()
    assert floor.sets("ann", "not_ready", "lunch").state == "talking"
    floor.hangs_up(talk)
    assert (floor.agent("ann").state, floor.agent("ann").reason) == ("not_ready", "lunch")
    assert floor.rings_at("ann") is None


def test_a_wish_can_be_taken_back() -> None:
    floor = centre("ann", wrap_up_seconds=0)
    floor.caller()
    talk = floor.answers("ann")
    floor.sets("ann", "offline")
    assert floor.sets("ann", "ready").wanted is None
    floor.hangs_up(talk)
    assert floor.agent("ann").state == "ready"


def in_wrap_up(**queue: Any) -> tuple[SmallCentre, str]:
    """Ann after her talk, and the contact it is about."""
    floor = centre("ann", **queue)
    floor.caller()
    contact_id = floor.answers("ann")
    floor.hangs_up(contact_id)
    assert floor.agent("ann").state == "wrap_up"
    return floor, contact_id


def test_a_fixed_wrap_up_is_not_the_agents_to_end() -> None:
    floor, _ = in_wrap_up(wrap_up_mode="fixed", wrap_up_seconds=30)
    with pytest.raises(WrapUpFixed):
        floor.do(lambda step: floor.routing.finish_wrap_up(step, "ann"))
    floor.clock.advance(29_999)
    assert floor.agent("ann").state == "wrap_up"
    floor.clock.advance(1)
    assert floor.agent("ann").state == "ready"


def test_a_manual_wrap_up_lasts_until_the_agent_ends_it_across_a_restart_and_new_settings() -> None:
    floor, _ = in_wrap_up(wrap_up_mode="manual", wrap_up_seconds=30)
    floor.clock.advance(3 * 3_600_000)
    floor = floor.restarted()
    floor.routing.configure([a_queue(wrap_up_seconds=5)], [an_agent("ann")])
    shown = agent_of(floor.routing.live, "ann")
    assert (shown["state"], shown["wrap_up_mode"], shown["wrap_up_until"]) == ("wrap_up", "manual", None)
    floor.do(lambda step: floor.routing.finish_wrap_up(step, "ann"))
    assert floor.agent("ann").state == "ready"


def test_a_manual_wrap_up_that_was_forgotten_ends_after_four_hours() -> None:
    floor, _ = in_wrap_up(wrap_up_mode="manual")
    floor.clock.advance(MANUAL_SECONDS_MAX * 1000 - 1)
    assert floor.agent("ann").state == "wrap_up"
    floor.clock.advance(1)
    assert floor.agent("ann").state == "ready"


def test_wrap_up_is_made_longer_by_as_much_in_all_as_the_queue_says() -> None:
    floor, contact_id = in_wrap_up(wrap_up_seconds=30, wrap_up_extra_seconds=90)
    floor.do(lambda step: floor.routing.extend_wrap_up(step, "ann", contact_id, 60))
    floor = floor.restarted()
    assert agent_of(floor.routing.live, "ann")["wrap_up_extra_seconds"] == 30
    with pytest.raises(WrapUpLongEnough, match="30 s longer"):
        floor.do(lambda step: floor.routing.extend_wrap_up(step, "ann", contact_id, 31))
    floor.do(lambda step: floor.routing.extend_wrap_up(step, "ann", contact_id, 30))
    floor.clock.advance(119_999)
    assert floor.agent("ann").state == "wrap_up"
    floor.clock.advance(1)
    assert floor.agent("ann").state == "ready"


def test_in_wrap_up_of_one_queue_no_other_queue_rings() -> None:
    floor = SmallCentre([a_queue(wrap_up_mode="manual"), a_queue("billing")], [an_agent("ann", ("sales", "billing"))])
    floor.sets("ann", "ready")
    floor.caller()
    floor.hangs_up(floor.answers("ann"))
    other = floor.caller("billing")
    floor.clock.advance(60_000)
    assert floor.rings_at("ann") is None
    floor.do(lambda step: floor.routing.finish_wrap_up(step, "ann"))
    assert floor.rings_at("ann") == other


def test_wrap_up_ends_by_the_clock_and_closes_the_contact() -> None:
    floor = centre("ann", wrap_up_seconds=30)
    floor.caller()
    talk = floor.answers("ann")
    floor.clock.advance(100_000)
    floor.hangs_up(talk)
    assert floor.agent("ann").state == "wrap_up"
    waiting = floor.caller()
    floor.clock.advance(29_999)
    assert floor.agent("ann").state == "wrap_up"
    floor.clock.advance(1)
    assert floor.rings_at("ann") == waiting
    assert [event.contact_id for event in floor.told(c.ContactClosed)] == [talk]


def test_hold_shows_and_the_talk_goes_on_after_it() -> None:
    floor = centre("ann")
    floor.caller()
    talk = floor.answers("ann")
    floor.do(lambda step: floor.contacts.hold(step, talk, "ann"))
    assert floor.agent("ann").state == "hold"
    floor.do(lambda step: floor.contacts.retrieve(step, talk, "ann"))
    assert floor.agent("ann").state == "talking"


def test_a_caller_who_waited_long_enough_leaves_the_queue() -> None:
    floor = SmallCentre([a_queue()], [an_agent()])
    patient = floor.caller(wait_until=floor.clock.now() + 60_000)
    floor.clock.advance(60_000)
    assert [(event.contact_id, event.reason) for event in floor.told(c.QueueLeft)] == [(patient, "timeout")]
    assert floor.routing.live.floor.waiting == {}


def test_an_agent_whose_seat_vanished_takes_nothing_until_it_is_back() -> None:
    floor = centre("ann", wrap_up_seconds=0)
    floor.caller()
    talk = floor.answers("ann")
    floor.do(lambda step: floor.contacts.agent_away(step, talk, step.now + 20_000))
    assert floor.agent("ann").wanted == Wish("not_ready", PHONE_UNREACHABLE)
    floor.do(lambda step: step.record(c.AgentBack(contact_id=talk, agent_id="ann")))
    assert floor.agent("ann").wanted is None
    floor.hangs_up(talk)
    assert floor.agent("ann").state == "ready"


def test_an_agent_called_into_a_consultation_is_offered_nothing_meanwhile() -> None:
    floor = centre("ann", "ben", wrap_up_seconds=0)
    floor.caller()
    talk = floor.answers("ann")
    consult = {"party_id": "leg-9", "role": "agent", "purpose": "consult", "agent_id": "ben", "token": "t-9"}

    floor.do(lambda step: floor.routing.reserve(step, "ben", talk, "t-9", step.now + 25_000))
    floor.do(lambda step: floor.contacts.add_party(step, talk, **consult))
    waiting = floor.caller()
    floor.do(lambda step: floor.contacts.party_answered(step, "leg-9"))
    assert floor.agent("ben").state == "talking"
    floor.do(lambda step: floor.contacts.party_left(step, "leg-9", "hung_up"))
    assert floor.agent("ann").state == "talking"
    assert floor.rings_at("ben") == waiting


def test_a_third_party_who_takes_over_goes_into_wrap_up_of_their_own() -> None:
    floor = centre("ann", "ben", wrap_up_seconds=30)
    floor.caller()
    talk = floor.answers("ann")
    party = {"role": "agent", "purpose": "consult", "agent_id": "ben", "token": "t-9"}
    floor.do(lambda step: floor.routing.reserve(step, "ben", talk, "t-9", step.now + 25_000))
    floor.do(lambda step: floor.contacts.add_party(step, talk, party_id="leg-9", **party))
    floor.do(lambda step: floor.contacts.party_answered(step, "leg-9"))
    leg = floor.live.get(talk).agent_party
    assert leg is not None
    floor.do(lambda step: floor.contacts.party_left(step, leg.id, "hung_up"))
    assert (floor.agent("ann").state, floor.agent("ben").state) == ("wrap_up", "talking")
    floor.clock.advance(30_000)
    assert floor.agent("ann").state == "ready"
    floor.hangs_up(talk)
    assert floor.agent("ben").state == "wrap_up"
    floor.clock.advance(30_000)
    assert len(floor.told(c.ContactClosed)) == 1


def test_after_a_crash_callers_keep_their_age_agents_their_state_and_deadlines_run_on() -> None:
    before = centre("ann", "ben", "cem", ring_seconds=20, wrap_up_seconds=30)
    before.caller()
    talk = before.answers("ann")
    before.hangs_up(talk)
    before.caller()
    before.answers("ben")
    ringing, waiting = before.caller(), before.caller()
    before.clock.advance(5_000)

    after = before.restarted()
    assert after.routing.live.floor.agents == before.routing.live.floor.agents
    assert after.routing.live.floor.waiting == before.routing.live.floor.waiting
    after.clock.advance(14_999)
    assert after.agent("cem").state == "ringing"
    after.clock.advance(1)
    assert after.agent("cem").reason == MISSED_OFFER
    after.clock.advance(10_000)
    assert after.rings_at("ann") == ringing
    assert after.live.get(waiting).state == "queued"


def test_an_agent_busy_with_a_contact_nobody_knows_is_freed_after_a_crash() -> None:
    before = centre("ann")
    before.caller()
    talk = before.answers("ann")
    kept = [recorded for recorded in before.memory.events if recorded.stream != f"contact:{talk}"]
    after = SmallCentre([a_queue()], [an_agent("ann")], now=before.clock.now(), stored=kept)
    assert after.agent("ann").state == "ready"


def test_the_floor_may_be_restored_from_folded_states_instead_of_stories() -> None:
    before = centre("ann", "ben", ring_seconds=20, wrap_up_seconds=30)
    before.caller()
    before.answers("ann")
    before.caller()
    before.caller(priority=2, skills=["danish"], wait_until=before.clock.now() + 9_000)
    told, loaded = before.routing.live, LiveFloor()
    loaded.configure([a_queue()], [an_agent("ann"), an_agent("ben")], before.clock.now())
    for agent in told.floor.agents.values():
        loaded.load_agent(agent)
    for contact in before.live.by_id.values():
        loaded.load_contact(contact, before.clock.now())
    assert loaded.floor.agents == told.floor.agents
    assert loaded.floor.waiting == told.floor.waiting
    assert loaded.deadlines.earliest() == told.deadlines.earliest() == before.clock.now() + 9_000
    assert [agent.id for agent in loaded.busy_with(before.rings_at("ben") or "")] == ["ben"]


def taken(floor: SmallCentre, calls: int) -> list[str]:
    """Who takes so many calls one after the other, each over before the next."""
    order = []
    for _ in range(calls):
        contact_id = floor.caller()
        order.append(next(name for name in floor.routing.live.floor.seats if floor.rings_at(name) == contact_id))
        floor.answers(order[-1])
        floor.clock.advance(5_000)
        floor.hangs_up(contact_id)
        floor.do(lambda step: floor.routing.finish_wrap_up(step, order[-1]))
    return order


def test_fewest_calls_shares_them_and_a_newcomer_need_not_catch_up() -> None:
    floor = centre("ann", "ben", strategy="fewest_calls")
    assert sorted(taken(floor, 6)) == ["ann"] * 3 + ["ben"] * 3
    floor.sets("ben", "offline")
    floor.sets("ben", "ready")
    assert sorted(taken(floor, 4)) == ["ann"] * 2 + ["ben"] * 2


def test_in_turn_goes_on_where_it_was_after_a_restart() -> None:
    before = centre("ann", "ben", "cem", strategy="round_robin")
    assert taken(before, 2) == ["ann", "ben"]
    agents = [an_agent(name) for name in ("ann", "ben", "cem")]
    after = SmallCentre([a_queue(strategy="round_robin")], agents, now=before.clock.now(), stored=before.memory.events)
    assert taken(after, 3) == ["cem", "ann", "ben"]


def test_a_strategy_is_changed_while_callers_wait_and_they_keep_their_place() -> None:
    floor = centre("ann", "ben", strategy="linear")
    for name in ("ann", "ben"):
        floor.sets(name, "not_ready", "lunch")
    first, second = floor.caller(), floor.caller()
    floor.routing.configure([a_queue(strategy="random")], [an_agent("ann"), an_agent("ben")])
    floor.sets("ben", "ready")
    floor.sets("ann", "ready")
    assert (floor.rings_at("ben"), floor.rings_at("ann")) == (first, second)
