"""The agent's states, by the rules alone."""

import msgspec
import pytest

from ringhall.contact.events import MISSED, Missed, OfferOutcome
from ringhall.engine.routing import events as e
from ringhall.engine.routing.missed_offers import MissedOffers
from ringhall.engine.routing.rules import presence
from ringhall.engine.routing.rules.agents import Agent, Wish, Work, fold
from ringhall.engine.routing.rules.outcomes import Week
from ringhall.engine.routing.wrap_up import WrapUp

pytestmark = pytest.mark.unit

SETTINGS = MissedOffers(
    declined_delay_seconds=5,
    declined_break_after=3,
    busy_delay_seconds=30,
    busy_break_after=0,
    no_answer_delay_seconds=10,
    no_answer_break_after=2,
    failed_delay_seconds=60,
    failed_break_after=2,
)
BREAK_REASON = {"declined": "missed_offer", "timed_out": "missed_offer", "failed": "phone_unreachable"}
RINGING = Work("c1", "ringing", 5, "sales", "t1", 20_005)


def after(agent: Agent, events: list[e.AgentEvent], at: int = 100) -> Agent:
    """The agent once all of them are folded."""
    for event in events:
        agent = fold(agent, event, at)
    return agent


def ready(**fields: object) -> Agent:
    """A ready agent, idle since 1."""
    return Agent("ann", "ready", since=1, idle_since=1, **fields)  # type: ignore[arg-type]


def test_a_new_agent_is_offline_and_takes_nothing() -> None:
    assert Agent("ann").state == "offline"
    assert not Agent("ann").takes_offers(100)


def test_becoming_ready_begins_the_idle_time_and_saying_it_again_changes_nothing() -> None:
    agent = after(Agent("ann"), presence.on_request(Agent("ann"), "ready", "ignored", "ann"))
    assert (agent.state, agent.reason, agent.idle_since) == ("ready", None, 100)
    assert presence.on_request(agent, "ready", None, "ann") == []


def test_another_reason_for_not_ready_is_a_change() -> None:
    agent = Agent("ann", "not_ready", "lunch")
    assert after(agent, presence.on_request(agent, "not_ready", "training", "ann")).reason == "training"


def test_while_busy_a_request_becomes_a_wish() -> None:
    busy = ready(works=(RINGING,))
    agent = after(busy, presence.on_request(busy, "not_ready", "lunch", "ann"))
    assert (agent.state, agent.wanted) == ("ringing", Wish("not_ready", "lunch"))
    assert after(agent, presence.on_request(agent, "ready", None, "ann")).wanted is None


def test_the_most_pressing_work_is_the_state_that_is_shown() -> None:
    agent = ready(works=(RINGING, Work("c2", "wrap_up", 3, until=9), Work("c3", "talking", 2)))
    assert agent.state == "talking"
    assert not agent.takes_offers(300)
    assert agent.takes_offers(400)


def missed(agent: Agent, outcome: OfferOutcome, settings: MissedOffers = SETTINGS) -> Agent:
    """The agent once an offer has ended so."""
    rings = fold(agent, e.AgentReserved(agent_id="ann", contact_id="c1", token="t1", queue_id="sales", until=1), 50)
    assert rings.work is not None
    return after(rings, presence.after_offer(rings, rings.work, outcome, 100, settings))


@pytest.mark.parametrize("outcome", ["withdrawn", "taken"])
def test_an_offer_that_was_withdrawn_or_taken_costs_nothing(outcome: OfferOutcome) -> None:
    agent = missed(ready(misses={"declined": 2}), outcome)
    assert (agent.state, agent.blocked_until, agent.idle_since) == ("ready", None, 1)
    assert agent.misses == {"declined": 2}


@pytest.mark.parametrize("outcome", sorted(MISSED))
def test_each_way_of_missing_has_its_own_delay_and_its_own_break(outcome: Missed) -> None:
    delay_seconds, break_after = SETTINGS.cost(outcome)
    agent = ready()
    for count in range(1, break_after or 5):
        agent = missed(agent, outcome)
        assert (agent.state, agent.blocked_until, agent.misses) == (
            "ready",
            100 + delay_seconds * 1000,
            {outcome: count},
        )
        assert not agent.takes_offers(100)
        agent = fold(agent, e.AgentUnblocked(agent_id="ann"), 100 + delay_seconds * 1000)
    agent = missed(agent, outcome)
    expected = ("not_ready", BREAK_REASON[outcome], {}) if break_after else ("ready", None, {outcome: 5})
    assert (agent.state, agent.reason, agent.misses) == expected


def test_one_way_of_missing_does_not_count_towards_the_break_of_another() -> None:
    agent = missed(missed(missed(ready(), "declined"), "timed_out"), "declined")
    assert (agent.state, agent.misses) == ("ready", {"declined": 2, "timed_out": 1})
    assert missed(agent, "timed_out").state == "not_ready"


def test_as_it_comes_every_miss_ends_in_a_break() -> None:
    assert {missed(ready(), outcome, MissedOffers()).state for outcome in ("declined", "busy", "failed")} == {
        "not_ready"
    }


def test_no_delay_leaves_the_agent_open() -> None:
    settings = MissedOffers(declined_delay_seconds=0, declined_break_after=0)
    assert missed(ready(), "declined", settings).takes_offers(100)


def test_a_delay_is_for_the_ready_only() -> None:
    agent = missed(Agent("ann", "not_ready", "lunch"), "failed")
    assert (agent.state, agent.reason, agent.blocked_until) == ("not_ready", "lunch", None)


def test_a_talk_and_being_set_ready_wipe_out_earlier_misses() -> None:
    before = missed(ready(), "declined")
    talks = fold(before, e.AgentTalking(agent_id="ann", contact_id="c1", queue_id="sales"), 150)
    assert (talks.state, talks.misses) == ("talking", {})
    again = after(before, presence.on_request(before, "ready", None, "ann"))
    assert (again.misses, again.blocked_until) == ({}, None)


def test_a_blocked_agent_who_says_ready_is_free_at_once() -> None:
    blocked = ready(blocked_until=10_100)
    assert after(blocked, presence.on_request(blocked, "ready", None, "ann")).takes_offers(100)


def test_a_wish_wins_over_what_a_missed_offer_would_do() -> None:
    agent = ready(works=(RINGING,), wanted=Wish("offline"))
    agent = after(agent, presence.after_offer(agent, RINGING, "timed_out", 100, SETTINGS))
    assert (agent.state, agent.wanted) == ("offline", None)


def test_wrap_up_lasts_as_long_as_the_queue_says_and_none_frees_at_once() -> None:
    talking = Work("c1", "talking", 5, "sales")
    agent = ready(works=(talking,))
    thirty = WrapUp(wrap_up_seconds=30, wrap_up_extra_seconds=60)
    assert after(agent, presence.after_talk(agent, talking, 100, thirty)).works == (
        Work("c1", "wrap_up", 100, "sales", None, 30_100, extra_ms=60_000),
    )
    free = after(agent, presence.after_talk(agent, talking, 100, WrapUp(wrap_up_seconds=0)))
    assert (free.state, free.idle_since) == ("ready", 100)


def test_a_manual_wrap_up_begins_without_a_time_of_its_own_and_has_a_bound_all_the_same() -> None:
    talking = Work("c1", "talking", 5, "sales")
    agent = ready(works=(talking,))
    manual = WrapUp(wrap_up_mode="manual", wrap_up_seconds=0, wrap_up_extra_seconds=60)
    work = after(agent, presence.after_talk(agent, talking, 100, manual)).work
    assert work is not None
    assert (work.mode, work.until, work.extra_ms) == ("manual", 100 + 4 * 3_600_000, 0)


def test_a_vanished_seat_does_not_overrule_a_persons_own_wish() -> None:
    agent = ready(works=(RINGING,), wanted=Wish("offline"))
    assert presence.seat_gone(agent) == []
    assert presence.seat_back(agent) == []


def test_holding_what_the_agent_does_not_have_changes_nothing() -> None:
    assert fold(ready(), e.AgentHolding(agent_id="ann", contact_id="c9"), 50) == ready()


def test_an_agent_is_read_as_they_were_stored() -> None:
    agent = Agent("ann", presence="ready", works=(RINGING,), outcomes={"sales": (Week(3, 1, 60_000, 3_600_000_000),)})
    stored = msgspec.json.decode(msgspec.json.encode(agent))
    assert msgspec.convert(stored, Agent) == agent
