"""People behave by chance, and the same chance makes the same people."""

import random
from statistics import mean

import pytest

from ringhall.apps.simulator.rules.agent import AgentHabits, plan_agent
from ringhall.apps.simulator.rules.caller import CallerHabits, CallerPlan, plan_caller
from ringhall.apps.simulator.rules.chance import gap_seconds, spread_seconds, weighted

pytestmark = pytest.mark.unit

KNOWN = tuple(f"+1202555{n:04}" for n in range(100, 150))
UNKNOWN = ("+442079460500", "+442079460501")
MANY = 4_000


def callers(seed: int, habits: CallerHabits | None = None, busy: frozenset[str] = frozenset()) -> list[CallerPlan]:
    chance = random.Random(seed)
    return [plan_caller(chance, habits or CallerHabits(), KNOWN, UNKNOWN, busy) for _ in range(MANY)]


def test_the_same_seed_makes_the_same_day() -> None:
    assert callers(7) == callers(7)
    assert callers(7) != callers(8)
    habits = AgentHabits(dispositions=("a", "b"))
    first, second = random.Random(7), random.Random(7)
    assert [plan_agent(first, habits) for _ in range(100)] == [plan_agent(second, habits) for _ in range(100)]


def test_arrivals_come_at_their_rate_and_as_irregularly_as_a_poisson_process() -> None:
    chance = random.Random(7)
    gaps = [gap_seconds(chance, per_minute=12) for _ in range(MANY)]
    assert mean(gaps) == pytest.approx(5, rel=0.1)
    assert mean(gap * gap for gap in gaps) == pytest.approx(2 * 5 * 5, rel=0.2)


def test_times_have_the_mean_they_are_given() -> None:
    chance = random.Random(7)
    assert mean(spread_seconds(chance, 60, 0.7) for _ in range(MANY)) == pytest.approx(60, rel=0.1)


def test_callers_choose_as_the_weights_say_and_wait_as_their_patience_allows() -> None:
    plans = callers(7)
    last_keys = [plan.keys[-1].key for plan in plans if plan.keys]
    assert last_keys.count("2") / len(last_keys) == pytest.approx(0.33, abs=0.04)
    assert set(last_keys) == {"1", "2", "3", "0"}
    assert mean(plan.patience_seconds for plan in plans) == pytest.approx(90, rel=0.1)
    assert min(plan.talk_seconds for plan in plans) >= CallerHabits().talk_min
    assert all(key.after_seconds > 0 for plan in plans for key in plan.keys)


def test_some_callers_err_and_some_press_nothing() -> None:
    plans = callers(7)
    assert sum(not plan.keys for plan in plans) / MANY == pytest.approx(0.03, abs=0.015)
    assert {plan.keys[0].key for plan in plans if len(plan.keys) == 2} == {"9"}


def test_a_number_that_is_in_a_call_does_not_call_again_while_others_are_free() -> None:
    habits = CallerHabits(unknown_share=0)
    assert {plan.number for plan in callers(7, habits, frozenset(KNOWN[:-1]))} == {KNOWN[-1]}
    assert {plan.number for plan in callers(7, habits, frozenset(KNOWN))} == set(KNOWN)


def test_few_agents_miss_a_call() -> None:
    chance = random.Random(7)
    plans = [plan_agent(chance, AgentHabits()) for _ in range(MANY)]
    assert sum(plan.think_seconds is None for plan in plans) / MANY == pytest.approx(0.02, abs=0.01)
    assert {plan.disposition for plan in plans} == {None}


def test_weights_need_not_add_up_to_one() -> None:
    chance = random.Random(7)
    drawn = [weighted(chance, (("often", 30.0), ("seldom", 10.0))) for _ in range(MANY)]
    assert drawn.count("often") / MANY == pytest.approx(0.75, abs=0.04)
