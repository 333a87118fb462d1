"""Every strategy as its card tells it (features.md, X1, X5, X7, X14), and what it remembers."""

from collections import Counter
from typing import Any

import pytest
from msgspec.structs import replace

from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules import newcomers
from ringhall.engine.routing.rules.agents import Agent, Work, fold
from ringhall.engine.routing.rules.busy import starting
from ringhall.engine.routing.rules.explain import trace
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.records import Record
from ringhall.engine.routing.rules.strategies import ORDERS, place_of
from tests.support.floor import a_queue, an_agent

pytestmark = pytest.mark.unit

NOW = 1_000_000
NAMES = ("ann", "ben", "cem", "dea")


def a_floor(strategy: str, records: dict[str, Record] | None = None, **levels: int) -> Floor:
    """Four ready agents in the queue sales; the later in the alphabet, the longer idle."""
    floor = Floor()
    agents = [an_agent(name, skills={"danish": levels.get(name, 1)}) for name in NAMES]
    floor.configure([a_queue(strategy=strategy)], agents, NOW)
    for place, name in enumerate(NAMES):
        seen = {"sales": records[name]} if records and name in records else {}
        floor.set_agent(Agent(name, "ready", idle_since=1_000 - place, records=seen))
    return floor


def offered(floor: Floor, contact_id: str = "c1", **waiting: Any) -> list[str]:
    """Everybody who could take the next contact, in the order of the strategy."""
    floor.enter(Waiting(contact_id, "sales", 1, **waiting), NOW)
    return match(floor, floor.take_touched(), NOW)[0].candidates


def ring(floor: Floor, at: int, contact_id: str, not_agents: tuple[str, ...] = ()) -> str:
    """The next contact rings at somebody, who lets it ring; their name."""
    chosen = offered(floor, contact_id, not_agents=not_agents)[0]
    event = e.AgentReserved(agent_id=chosen, contact_id=contact_id, token="t", queue_id="sales", until=at + 20)
    rings = fold(floor.agents[chosen], event, at)
    floor.set_agent(rings)
    floor.set_agent(replace(rings, works=()))
    return chosen


def test_longest_idle() -> None:
    assert offered(a_floor("longest_idle")) == ["dea", "cem", "ben", "ann"]


def test_least_recent_puts_first_who_never_had_one() -> None:
    records = {"ann": Record(ended_at=500), "ben": Record(ended_at=300), "dea": Record(ended_at=400)}
    assert offered(a_floor("least_recent", records)) == ["cem", "ben", "dea", "ann"]


def test_fewest_calls_and_of_equal_ones_the_lower_position() -> None:
    records = {"ann": Record(calls=3), "ben": Record(calls=1), "cem": Record(calls=2), "dea": Record(calls=1)}
    assert offered(a_floor("fewest_calls", records)) == ["ben", "dea", "cem", "ann"]


def test_least_talk_time() -> None:
    records = {"ann": Record(talk_ms=30), "ben": Record(talk_ms=10, calls=9), "cem": Record(talk_ms=20)}
    assert offered(a_floor("least_talk_time", records)) == ["dea", "ben", "cem", "ann"]


def test_round_robin_goes_on_after_whoever_it_rang_at_last() -> None:
    floor = a_floor("round_robin")
    assert [ring(floor, 100 + n, f"c{n}") for n in range(6)] == ["ann", "ben", "cem", "dea", "ann", "ben"]


def test_round_robin_passes_over_the_busy_and_remembers_across_new_settings() -> None:
    floor = a_floor("round_robin")
    assert ring(floor, 100, "c1") == "ann"
    floor.set_agent(replace(floor.agents["ben"], works=(Work("x", "talking", 1),)))
    assert ring(floor, 101, "c2") == "cem"
    floor.configure([a_queue(strategy="round_robin")], [an_agent(name) for name in NAMES], NOW)
    assert ring(floor, 102, "c3") == "dea"


def test_linear_begins_with_the_first_each_time() -> None:
    floor = a_floor("linear")
    assert [ring(floor, 100 + n, f"c{n}") for n in range(3)] == ["ann", "ann", "ann"]


def test_linear_tries_the_others_before_whoever_let_it_ring() -> None:
    floor = a_floor("linear")
    assert [ring(floor, 100 + n, "c1", NAMES[:n]) for n in range(4)] == list(NAMES)


def test_top_down_goes_on_after_whoever_let_this_contact_ring() -> None:
    floor = a_floor("top_down")
    assert ring(floor, 100, "c1", ("ben",)) == "cem"
    assert ring(floor, 101, "c2") == "ann"
    assert ring(floor, 102, "c3", ("dea",)) == "ann"


def test_random_gives_everybody_the_same_chance_and_the_same_contact_the_same_agent() -> None:
    drawn = Counter(offered(a_floor("random"), f"c{n}")[0] for n in range(4_000))
    assert set(drawn) == set(NAMES)
    # Four standard deviations of a binomial draw (n = 4 000, p = 1/4) are 110.
    assert all(abs(count - 1_000) < 110 for count in drawn.values())
    assert offered(a_floor("random"), "c7") == offered(a_floor("random"), "c7")


def test_random_draws_anew_at_the_next_attempt() -> None:
    attempts = [offered(a_floor("random"), "c1", not_agents=("zoe",) * n)[0] for n in range(40)]
    assert len(set(attempts)) == len(NAMES)


def test_weighted_random_draws_in_proportion_to_the_weights() -> None:
    floor = Floor()
    weights = {"ann": 1, "ben": 2, "cem": 5, "dea": 2}
    agents = [an_agent(name, weights={"sales": weight}) for name, weight in weights.items()]
    drawn: Counter[str] = Counter()
    for n in range(4_000):
        floor.configure([a_queue(strategy="weighted_random")], agents, NOW)
        for name in NAMES:
            floor.set_agent(Agent(name, "ready"))
        drawn[offered(floor, f"c{n}")[0]] += 1
    # Four standard deviations of a binomial draw (n = 4 000, p at most 1/2) are 127.
    assert all(abs(drawn[name] - 400 * weight) < 127 for name, weight in weights.items())


def test_skill_level_first_looks_only_at_the_queues_first_skill() -> None:
    floor = Floor()
    levels = {"ann": (3, 9), "ben": (7, 1), "cem": (7, 1), "dea": (1, 9)}
    agents = [an_agent(name, skills={"danish": one, "gold": other}) for name, (one, other) in levels.items()]
    floor.configure([a_queue(strategy="skill_level_first", skills=["danish", "gold"])], agents, NOW)
    for place, name in enumerate(NAMES):
        floor.set_agent(Agent(name, "ready", idle_since=1_000 - place))
    assert offered(floor) == ["cem", "ben", "ann", "dea"]


def test_occupancy_takes_whoever_was_least_busy_of_late_in_all_queues_together() -> None:
    floor = a_floor("occupancy")
    worked = {"ann": 50, "ben": 20, "cem": 90, "dea": 20}
    for name, seconds in worked.items():
        agent = replace(floor.agents[name], presence="ready")
        talks = e.AgentTalking(agent_id=name, contact_id="x", queue_id="other")
        ends = e.AgentReleased(agent_id=name, contact_id="x", token=None, reason="finished")
        floor.set_agent(fold(fold(agent, talks, NOW), ends, NOW + seconds * 1_000))
    assert offered(floor) == ["ben", "dea", "ann", "cem"]


def test_whoever_signs_in_is_as_busy_as_the_others_were() -> None:
    floor = a_floor("occupancy")
    for name, minutes in (("ann", 10), ("ben", 20)):
        floor.set_agent(replace(floor.agents[name], busy=starting(minutes * 60_000, NOW)))
    floor.set_agent(replace(floor.agents["cem"], presence="offline"))
    floor.set_agent(replace(floor.agents["dea"], presence="offline"))
    assert newcomers.busy(floor, "dea", NOW) == 15 * 60_000
    signed_in = e.AgentPresenceSet(agent_id="dea", state="ready", by="dea", busy=newcomers.busy(floor, "dea", NOW))
    floor.set_agent(fold(floor.agents["dea"], signed_in, NOW))
    assert offered(floor) == ["ann", "dea", "ben"]


def test_best_match_takes_the_highest_level_and_of_equals_the_longest_idle() -> None:
    floor = a_floor("best_match", ann=3, ben=7, cem=7, dea=1)
    assert offered(floor, skills=("danish",)) == ["cem", "ben", "ann", "dea"]


def test_best_match_without_a_skill_asked_for_is_longest_idle() -> None:
    assert offered(a_floor("best_match", ann=9)) == ["dea", "cem", "ben", "ann"]


def test_the_nth_of_the_set_bits() -> None:
    bits = [0, 3, 64, 65, 999]
    among = sum(1 << bit for bit in bits)
    assert [place_of(among, nth) for nth in range(len(bits))] == bits


@pytest.mark.parametrize("strategy", ORDERS)
def test_the_trace_names_the_strategy_and_what_it_saw(strategy: str) -> None:
    floor = a_floor(strategy)
    floor.enter(Waiting("c1", "sales", 1), NOW)
    why = trace(floor, match(floor, floor.take_touched(), NOW)[0], NOW)
    assert why["rule"] == strategy
    assert {frozenset(each) - {"agent_id", "why"} for each in why["passed_over"]} == {frozenset(why["measure"])}


def test_a_strategy_is_changed_while_callers_wait_and_the_memory_stays() -> None:
    records = {"ann": Record(calls=3), "ben": Record(calls=1), "cem": Record(calls=2), "dea": Record(calls=4)}
    floor = a_floor("longest_idle", records)
    for name in NAMES:
        floor.set_agent(replace(floor.agents[name], presence="not_ready"))
    floor.enter(Waiting("c1", "sales", 1), NOW)
    floor.configure([a_queue(strategy="fewest_calls")], [an_agent(name) for name in NAMES], NOW)
    for name in NAMES:
        floor.set_agent(replace(floor.agents[name], presence="ready"))
    assert match(floor, floor.take_touched(), NOW)[0].candidates == ["ben", "cem", "ann", "dea"]


def test_whoever_signs_in_starts_at_the_average_of_those_who_are_there() -> None:
    records = {"ann": Record(calls=4, talk_ms=900), "ben": Record(calls=7, talk_ms=300), "cem": Record(calls=50)}
    floor = a_floor("fewest_calls", records)
    floor.set_agent(replace(floor.agents["cem"], presence="offline"))
    floor.set_agent(replace(floor.agents["dea"], presence="offline"))
    starts = newcomers.starts(floor, "dea")
    assert starts == {"sales": e.Start(5, 600)}
    signed_in = e.AgentPresenceSet(agent_id="dea", state="ready", by="dea", starts=starts)
    assert fold(floor.agents["dea"], signed_in, NOW).record("sales") == Record(calls=5, talk_ms=600)


def test_a_talk_counts_once_in_its_queue_with_hold_and_not_its_wrap_up() -> None:
    agent = Agent("ann", "ready")
    told: list[tuple[int, e.AgentEvent]] = [
        (10, e.AgentReserved(agent_id="ann", contact_id="c1", token="t", queue_id="sales", until=30)),
        (12, e.AgentTalking(agent_id="ann", contact_id="c1", queue_id="sales")),
        (20, e.AgentHolding(agent_id="ann", contact_id="c1")),
        (25, e.AgentTalking(agent_id="ann", contact_id="c1", queue_id="sales")),
        (42, e.AgentWrapUpStarted(agent_id="ann", contact_id="c1", queue_id="sales", until=99)),
        (60, e.AgentWrapUpEnded(agent_id="ann", contact_id="c1", by="agent")),
    ]
    for at, event in told:
        agent = fold(agent, event, at)
    assert agent.records == {"sales": Record(calls=1, talk_ms=30, offered_at=10, ended_at=42)}


def test_an_offer_that_was_missed_and_a_consultation_count_nothing() -> None:
    agent = Agent("ann", "ready")
    told: list[tuple[int, e.AgentEvent]] = [
        (10, e.AgentReserved(agent_id="ann", contact_id="c1", token="t", queue_id="sales", until=30)),
        (30, e.AgentReleased(agent_id="ann", contact_id="c1", token="t", reason="timed_out")),
        (40, e.AgentReserved(agent_id="ann", contact_id="c2", token="p", queue_id=None, until=None)),
        (41, e.AgentTalking(agent_id="ann", contact_id="c2", token="p")),
        (50, e.AgentReleased(agent_id="ann", contact_id="c2", token="p", reason="finished")),
    ]
    for at, event in told:
        agent = fold(agent, event, at)
    assert agent.records == {"sales": Record(offered_at=10)}
