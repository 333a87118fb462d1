"""The agent's states, by the rules alone."""

import pytest

from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules import presence
from ringhall.engine.routing.rules.agents import Agent, Wish, Work, fold
from ringhall.engine.routing.settings import RoutingSettings

pytestmark = pytest.mark.unit

SETTINGS = RoutingSettings(misses_max=2, missed_block_seconds=10)
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


@pytest.mark.parametrize(
    ("outcome", "state", "reason"),
    [
        ("withdrawn", "ready", None),
        ("failed", "not_ready", presence.PHONE_UNREACHABLE),
    ],
)
def test_an_offer_that_was_not_the_agents_fault_costs_no_idle_place(outcome: str, state: str, reason: str) -> None:
    agent = ready(works=(RINGING,))
    agent = after(agent, presence.after_offer(agent, RINGING, outcome, 100, SETTINGS))  # type: ignore[arg-type]
    assert (agent.state, agent.reason, agent.idle_since, agent.misses) == (state, reason, 1, 0)


@pytest.mark.parametrize("outcome", ["declined", "timed_out"])
def test_the_first_miss_blocks_and_the_last_one_sets_not_ready(outcome: str) -> None:
    first = ready(works=(RINGING,))
    blocked = after(first, presence.after_offer(first, RINGING, outcome, 100, SETTINGS))  # type: ignore[arg-type]
    assert (blocked.state, blocked.blocked_until, blocked.misses) == ("ready", 10_100, 1)
    assert not blocked.takes_offers(100)
    second = fold(
        ready(misses=1), e.AgentReserved(agent_id="ann", contact_id="c1", token="t1", queue_id="sales", until=1), 50
    )
    ended = after(second, presence.after_offer(second, RINGING, outcome, 100, SETTINGS))  # type: ignore[arg-type]
    assert (ended.state, ended.reason, ended.blocked_until) == ("not_ready", presence.MISSED_OFFER, None)


def test_a_talk_wipes_out_earlier_misses() -> None:
    agent = fold(ready(misses=1), e.AgentTalking(agent_id="ann", contact_id="c1", queue_id="sales"), 50)
    assert (agent.state, agent.misses) == ("talking", 0)


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
    assert after(agent, presence.after_talk(agent, talking, 100, 30)).works == (
        Work("c1", "wrap_up", 100, "sales", None, 30_100),
    )
    free = after(agent, presence.after_talk(agent, talking, 100, 0))
    assert (free.state, free.idle_since) == ("ready", 100)


def test_a_vanished_seat_does_not_overrule_a_persons_own_wish() -> None:
    agent = ready(works=(RINGING,), wanted=Wish("offline"))
    assert presence.seat_gone(agent) == []
    assert presence.seat_back(agent) == []


def test_holding_what_the_agent_does_not_have_changes_nothing() -> None:
    assert fold(ready(), e.AgentHolding(agent_id="ann", contact_id="c9"), 50) == ready()
