"""What is learnt of how long contacts take, and what is foreseen from it."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.engine.routing.rules.outcomes import (
    KINDS_MAX,
    NOTHING,
    SPENT_MS_MAX,
    WEEK_MS,
    WEEKS_KEPT,
    Outcomes,
    Seen,
    handled,
    kind_of,
    seen,
)
from ringhall.engine.routing.rules.predicted import CONTACTS_MIN, block_of, predictions
from tests.support.floor import SmallCentre, a_queue, an_agent

pytestmark = pytest.mark.unit
MINUTE = 60_000


def took(*seconds: float) -> Seen:
    spent = [round(each * 1000) for each in seconds]
    return Seen(len(spent), sum(spent), sum(each * each for each in spent))


def test_weeks_fall_away_and_a_contact_counts_for_its_queue_and_its_kind() -> None:
    danish = kind_of("sales", ("danish",))
    outcomes: Outcomes = {}
    for week in range(6):
        outcomes = handled(outcomes, "sales", danish, 10_000, week * WEEK_MS)
    assert seen(outcomes, danish, 5 * WEEK_MS) == seen(outcomes, "sales", 5 * WEEK_MS) == Seen(4, 40_000, 4 * 10**8)
    assert seen(outcomes, danish, 8 * WEEK_MS).count == 1
    assert seen(outcomes, danish, (5 + WEEKS_KEPT) * WEEK_MS) == NOTHING
    assert len(outcomes[danish]) == WEEKS_KEPT


def test_memory_is_bounded_and_a_forgotten_contact_counts_as_four_hours() -> None:
    outcomes: Outcomes = {}
    for n in range(3 * KINDS_MAX):
        outcomes = handled(outcomes, "sales", kind_of("sales", (f"skill{n}",)), 99 * SPENT_MS_MAX, 0)
    assert len(outcomes) <= KINDS_MAX + 1
    assert seen(outcomes, "sales", 0) == Seen(192, 192 * SPENT_MS_MAX, 192 * SPENT_MS_MAX**2)


def test_a_mean_is_drawn_to_that_of_all_by_what_chance_explains() -> None:
    quick, slow = [100.0, 140.0] * 10, [280.0, 320.0] * 10
    newcomer = took()
    found = predictions([took(*quick), took(*slow), took(90.0), newcomer])
    assert found is not None
    # By hand: 41 contacts of 8490 s, mean 207.07; within (8000 + 8000 + 0) / 38 = 421.05; around the mean
    # 20 x 87.07^2 + 20 x 92.93^2 + 117.07^2 = 338053; between (338053 - 2 x 421.05) / (41 - 801 / 41) = 15714.
    assert found == [120, 300, 93, 207]


def test_agents_who_differ_by_no_more_than_chance_are_the_same_and_little_is_nothing() -> None:
    same = predictions([took(*[100, 200] * 10) for _ in range(3)])
    assert same == [150, 150, 150]
    assert predictions([took(*[100, 200] * 20), took()]) is None
    assert predictions([took(*[100.0] * (CONTACTS_MIN - 2)), took(300.0)]) is None
    assert predictions([]) is None


@given(st.lists(st.lists(st.integers(0, 10**7), max_size=30), max_size=8))
def test_what_is_foreseen_lies_among_what_was_seen(all_of_them: list[list[int]]) -> None:
    of_each = [Seen(len(some), sum(some), sum(each * each for each in some)) for some in all_of_them]
    found = predictions(of_each)
    if found is not None:
        means = [each.mean / 1000 for each in of_each if each.count]
        assert all(min(means) - 1 <= each <= max(means) + 1 for each in found)


def test_blocks_are_drawn_by_queue_and_time_alone_about_half_of_each() -> None:
    blocks = [block_of("sales", 15, n * 15 * MINUTE) for n in range(2_000)]
    assert 900 < blocks.count("on") < 1_100
    assert blocks != [block_of("billing", 15, n * 15 * MINUTE) for n in range(2_000)]
    assert len({block_of("sales", 15, 30 * MINUTE + ms) for ms in (0, 1, 15 * MINUTE - 1)}) == 1
    assert {block_of("sales", 0, n * MINUTE) for n in range(99)} == {"on"}


def hang_up(centre: SmallCentre, contact_id: str) -> None:
    centre.do(lambda step: centre.contacts.end(step, contact_id, "answered", "customer"))


def a_centre(**settings: Any) -> SmallCentre:
    """Ann needs 60 s for a call and Bob 240 s, as 40 calls of each have taught."""
    queue = a_queue(strategy="predicted", wrap_up_seconds=0, **{"predicted_block_minutes": 0, **settings})
    centre = SmallCentre([queue], [an_agent("ann"), an_agent("bob")])
    chance = random.Random(7)
    for n in range(80):
        name, usual = (("ann", 60), ("bob", 240))[n % 2]
        centre.sets(name, "ready")
        contact_id = centre.caller()
        centre.answers(name)
        centre.clock.advance((usual + chance.randint(-20, 20)) * 1000)
        hang_up(centre, contact_id)
        centre.sets(name, "offline")
    centre.clock.advance(24 * 60 * MINUTE)
    return centre


def test_whoever_is_foreseen_to_need_less_is_asked_and_the_trace_says_so() -> None:
    centre = a_centre()
    centre.sets("bob", "ready")
    centre.clock.advance(MINUTE)
    centre.sets("ann", "ready")
    centre.caller()
    contact = centre.offered_to("ann")
    assert contact is not None, "Bob has been idle longer, but needs four times as long"
    [offer] = [each.event for each in centre.memory.events if type(each.event).__name__ == "ContactOffered"][-1:]
    told = offer.decision  # type: ignore[attr-defined]
    assert (told["rule"], told["block"], told["predicted"]) == ("predicted", "on", True)
    assert 50_000 < told["measure"]["predicted_ms"] < 70_000
    [bob] = [each for each in told["passed_over"] if each["agent_id"] == "bob"]
    assert (bob["why"], 230_000 < bob["predicted_ms"] < 250_000) == ("ranked_later", True)


def test_in_a_block_in_which_it_is_off_the_longest_idle_is_asked() -> None:
    centre = a_centre(predicted_block_minutes=15)
    while block_of("sales", 15, centre.clock.now() + MINUTE) == "on":
        centre.clock.advance(15 * MINUTE)
    centre.sets("bob", "ready")
    centre.clock.advance(MINUTE)
    centre.sets("ann", "ready")
    centre.caller()
    assert centre.offered_to("bob") is not None


def test_whoever_was_much_busier_than_the_others_comes_last() -> None:
    centre = a_centre(predicted_busy_max_percent=100)
    centre.sets("ann", "ready")
    centre.sets("bob", "not_ready", "break")
    contact_id = centre.caller()
    centre.answers("ann")
    centre.clock.advance(20 * MINUTE)
    hang_up(centre, contact_id)
    centre.sets("bob", "ready")
    centre.caller()
    assert centre.offered_to("bob") is not None


def test_after_a_restart_the_same_is_known() -> None:
    centre = a_centre()
    again = SmallCentre(
        [a_queue(strategy="predicted")],
        [an_agent("ann"), an_agent("bob")],
        now=centre.clock.now(),
        stored=centre.memory.events,
    )
    for name in ("ann", "bob"):
        assert again.agent(name).outcomes == centre.agent(name).outcomes != {}
