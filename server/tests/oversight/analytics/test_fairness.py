"""How evenly agents were loaded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.oversight.analytics.rules.agent_metrics import AgentSums
from ringhall.oversight.analytics.rules.fairness import THERE_MS_MIN, fairness_figures, jain

pytestmark = pytest.mark.unit
HOUR = 3_600_000


def worked(talking_ms: int, handled: int = 1, ready_ms: int = HOUR) -> AgentSums:
    return AgentSums(talking_ms=talking_ms, handled=handled, ready_ms=ready_ms)


def test_jains_index_goes_from_one_share_to_all() -> None:
    assert jain([2, 2, 2, 2]) == 1.0
    assert jain([1, 0, 0, 0]) == 0.25
    assert jain([0, 0]) is None


def test_it_is_of_those_who_were_there_long_enough_and_of_two_at_least() -> None:
    short = worked(0, 0, THERE_MS_MIN - 1)
    assert fairness_figures([worked(HOUR), short]) == {"occupancy_fairness": None, "contacts_fairness": None}
    both = fairness_figures([worked(HOUR, 3), worked(HOUR, 1), short])
    # 3 and 1 contacts in two hours each: (1.5 + 0.5)^2 / (2 x (2.25 + 0.25))
    assert both == {"occupancy_fairness": 1.0, "contacts_fairness": 0.8}
    assert fairness_figures([]) == fairness_figures([worked(0, 0), worked(0, 0)])


@given(st.lists(st.builds(worked, st.integers(0, HOUR), st.integers(0, 50), st.integers(0, HOUR)), max_size=9))
def test_it_lies_between_one_share_and_all_whatever_the_order(crew: list[AgentSums]) -> None:
    found = fairness_figures(crew)
    assert found == fairness_figures(crew[::-1])
    for value in found.values():
        assert value is None or round(1 / len(crew), 6) <= value <= 1.0
