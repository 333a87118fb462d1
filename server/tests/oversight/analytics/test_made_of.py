"""A figure and what it is made of are one: for any visits, both ways give the same number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.oversight.analytics.rules.made_of import RECIPES, SETS, share_of, value_of
from ringhall.oversight.analytics.rules.metrics import METRICS
from ringhall.oversight.analytics.rules.sums import Sums, Visit, sums_of

pytestmark = pytest.mark.property

MS = st.integers(0, 90_000)
VISITS = st.lists(
    st.builds(
        Visit,
        contact_id=st.just("c"),
        n=st.just(1),
        queue_id=st.just("sales"),
        queued_at=st.just(1_000),
        waiting_since=st.just(1_000),
        target_ms=st.just(20_000),
        short_abandon_ms=st.just(5_000),
        left_at=MS.map(lambda ms: 1_000 + ms),
        outcome=st.sampled_from(("answered", "abandoned", "short_abandoned", "overflowed", "failed", "call_back")),
        talk_ms=MS,
        hold_ms=MS,
        wrap_up_ms=MS,
    )
    | st.builds(
        Visit,
        contact_id=st.just("w"),
        n=st.just(1),
        queue_id=st.just("sales"),
        queued_at=st.just(1_000),
        waiting_since=st.just(1_000),
        target_ms=st.just(20_000),
        short_abandon_ms=st.just(5_000),
    ),
    max_size=30,
)


@given(VISITS)
def test_each_figure_is_the_value_of_the_visits_it_is_made_of(visits: list[Visit]) -> None:
    sums = sum(map(sums_of, visits), Sums())
    for figure, recipe in RECIPES.items():
        shares = [share_of(recipe, visit) for visit in visits if SETS[recipe.whole](visit)]
        assert value_of(recipe, shares) == METRICS[figure].of(sums), figure
