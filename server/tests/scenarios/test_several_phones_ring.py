"""One caller rings at several agents: who answers first has them, and the others lose nothing."""

from typing import Any

import pytest
from msgspec.structs import replace

from ringhall.contact import events as c
from ringhall.engine.channels.voice.rules.ringing import ringing as ringing_at
from ringhall.engine.routing import events as r
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre
from tests.support.floor import SmallCentre, a_queue, an_agent

pytestmark = pytest.mark.unit

NAMES = ("ann", "ben", "cem")


def a_centre(strategy: str = "ring_all", names: tuple[str, ...] = NAMES, **queue: Any) -> SmallCentre:
    """All are ready, the first named idle longest."""
    centre = SmallCentre([a_queue(strategy=strategy, wrap_up_seconds=0, **queue)], [an_agent(name) for name in names])
    for name in names:
        centre.sets(name, "ready")
        centre.clock.advance(1_000)
    return centre


def ringing(centre: SmallCentre) -> list[str]:
    """At whom it rings."""
    return [name for name in centre.routing.live.floor.seats if centre.rings_at(name)]


def answers(centre: SmallCentre, agent_id: str) -> None:
    """The seat's phone is picked up; the talk does not stand yet."""
    contact = centre.offered_to(agent_id)
    assert contact is not None
    offer = contact.offer_to(agent_id)
    assert offer is not None
    fields = {"party_id": f"{contact.id}.{contact.parties_ever}", "role": "agent", "purpose": "offer"}
    centre.do(lambda step: centre.contacts.add_party(step, contact.id, **fields, agent_id=agent_id, token=offer.token))
    centre.do(lambda step: centre.contacts.party_answered(step, fields["party_id"]))


def test_it_rings_at_all_who_are_free_up_to_the_limit() -> None:
    centre = a_centre(ring_agents_max=2)
    centre.caller()
    assert ringing(centre) == ["ann", "ben"]


def test_who_answers_first_has_it_and_the_others_keep_their_idle_place_and_their_record() -> None:
    centre = a_centre()
    contact_id = centre.caller()
    before = centre.agent("ann")
    centre.answers("ben")
    assert centre.live.get(contact_id).agent_id == "ben"
    assert ringing(centre) == []
    after = centre.agent("ann")
    assert (after.state, after.idle_since, after.misses, after.presence) == ("ready", before.idle_since, {}, "ready")
    assert [each.outcome for each in centre.told(c.OfferEnded)] == ["accepted", "taken", "taken"]
    assert [each.reason for each in centre.told(r.AgentReleased)] == ["taken", "taken"]


def test_what_somebody_has_answered_rings_at_nobody_for_others_to_pick_up() -> None:
    centre = a_centre()
    contact = centre.live.get(centre.caller())
    offer = contact.offer_to("ann")
    assert offer is not None
    fields = {"party_id": "ann's", "role": "agent", "purpose": "offer"}
    centre.do(lambda step: centre.contacts.add_party(step, contact.id, **fields, agent_id="ann", token=offer.token))
    assert [party.id for _, party in ringing_at([contact])] == ["ann's"]
    answers(centre, "ben")
    assert ringing(centre) == ["ann", "cem"]
    assert ringing_at([contact]) == []


def test_the_others_ring_until_the_talk_stands_and_a_second_answer_is_let_go() -> None:
    centre = a_centre()
    contact_id = centre.caller()
    answers(centre, "ben")
    assert ringing(centre) == ["ann", "cem"]
    answers(centre, "ann")
    assert centre.live.get(contact_id).agent_id == "ben"
    assert centre.agent("ann").state == "ready"
    assert ringing(centre) == ["cem"]
    centre.do(lambda step: centre.contacts.stop_offering(step, contact_id))
    assert ringing(centre) == []


def test_if_the_winner_is_gone_before_the_talk_stands_it_still_rings_at_the_others() -> None:
    centre = a_centre()
    contact_id = centre.caller()
    answers(centre, "ben")
    leg = next(party for party in centre.live.get(contact_id).present("agent") if party.agent_id == "ben")
    centre.do(lambda step: centre.contacts.party_left(step, leg.id, "hung_up"))
    assert centre.live.get(contact_id).state == "offered"
    assert ringing(centre) == ["ann", "cem"]
    centre.answers("cem")
    assert centre.live.get(contact_id).agent_id == "cem"


def test_when_nobody_answers_it_waits_again_at_its_age() -> None:
    centre = a_centre(ring_seconds=20)
    contact_id = centre.caller()
    since = centre.live.get(contact_id).waiting_since
    centre.clock.advance(20_000)
    contact = centre.live.get(contact_id)
    assert (contact.state, contact.waiting_since, contact.offers) == ("queued", since, [])
    assert sorted(contact.not_agents) == list(NAMES)
    assert [centre.agent(name).presence for name in NAMES] == ["not_ready"] * 3


def test_who_declines_is_rung_no_more_while_the_others_are() -> None:
    centre = a_centre()
    contact_id = centre.caller()
    centre.declines("ann")
    centre.sets("ann", "ready")
    assert ringing(centre) == ["ben", "cem"]
    assert centre.live.get(contact_id).state == "offered"


def test_whoever_becomes_free_joins_unless_somebody_waits() -> None:
    centre = a_centre(names=("ann", "ben", "cem", "dea"))
    for name in ("cem", "dea"):
        centre.sets(name, "not_ready")
    first = centre.caller()
    second = centre.caller()
    centre.sets("cem", "ready")
    assert centre.rings_at("cem") == second
    centre.sets("dea", "ready")
    assert centre.rings_at("dea") == first


def test_one_more_rings_every_few_seconds() -> None:
    centre = a_centre("ring_progressively", ring_more_seconds=5, ring_seconds=60)
    centre.caller()
    assert ringing(centre) == ["ann"]
    centre.clock.advance(4_999)
    assert ringing(centre) == ["ann"]
    centre.clock.advance(1)
    assert ringing(centre) == ["ann", "ben"]
    centre.clock.advance(5_000)
    assert ringing(centre) == list(NAMES)


def test_if_nobody_is_free_when_one_more_should_ring_whoever_becomes_free_does() -> None:
    centre = a_centre("ring_progressively", ring_more_seconds=5, ring_seconds=60)
    for name in ("ben", "cem"):
        centre.sets(name, "not_ready")
    centre.caller()
    centre.clock.advance(7_000)
    centre.sets("cem", "ready")
    assert ringing(centre) == ["ann", "cem"]


@pytest.mark.parametrize("strategy", ["ring_all", "ring_progressively"])
def test_a_restart_goes_on_where_it_was(strategy: str) -> None:
    centre = a_centre(strategy, ring_more_seconds=5, ring_seconds=60)
    centre.caller()
    centre.clock.advance(6_000)
    before = ringing(centre)
    again = centre.restarted()
    assert ringing(again) == before
    again.clock.advance(10_000)
    assert ringing(again) == list(NAMES)


def test_a_strategy_changed_while_it_rings_lets_the_ring_grow_as_it_began() -> None:
    centre = a_centre("ring_progressively", ring_more_seconds=5, ring_seconds=60)
    centre.caller()
    centre.routing.configure([a_queue(strategy="longest_idle")], [an_agent(name) for name in NAMES])
    centre.clock.advance(5_000)
    assert ringing(centre) == ["ann", "ben"]


def test_the_decision_says_who_else_rings() -> None:
    centre = a_centre(ring_agents_max=2)
    centre.caller()
    told = {each.agent_id: each.decision for each in centre.told(c.ContactOffered)}
    assert {name: why["chosen"] for name, why in told.items()} == {"ann": "ann", "ben": "ben"}
    assert [(each["agent_id"], each["why"]) for each in told["ben"]["passed_over"]] == [
        ("ann", "rings_too"),
        ("cem", "ranked_later"),
    ]


async def test_the_others_are_hung_up_only_once_the_caller_is_bridged_with_the_first() -> None:
    centre = TestCentre()
    floor = centre.heart.routing.live.floor
    queues = [replace(queue.settings, strategy="ring_all") for queue in floor.queues.values()]
    centre.heart.routing.configure(queues, [seat.settings for seat in floor.seats.values()])
    await centre.ready("a7", "a8")
    contact = await centre.call()
    await centre.press("caller", "2")
    first, second = [command.leg_id for command in centre.switch.asked if isinstance(command, ask.Dial)]
    await centre.tell(heard.LegAnswered(leg_id=second))
    told = [command for command in centre.switch.asked if isinstance(command, ask.AddToBridge | ask.HangUp)]
    assert {each.leg_id for each in told[:2] if isinstance(each, ask.AddToBridge)} == {"caller", second}
    assert told[2:] == [ask.HangUp(leg_id=first)]
    assert (contact.agent_id, contact.offers) == ("a8", [])
    assert centre.agent("a7") == "ready"
