"""The dead-band never tells too soon, never too late, and never forgets what just dipped under its limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.oversight.operations.rules.dead_band import Band, Watched, follow

pytestmark = pytest.mark.property

BAND = Band(60_000, 60_000)
# How the cause stands at each look, one a second.
LOOKS = st.lists(st.sampled_from(("beyond", "near", "within")), max_size=300)


def standing_after(looks: list[str]) -> list[bool]:
    """Whether the alert stands after each look."""
    watched, found = Watched(), []
    for second, look in enumerate(looks):
        watched = follow(watched, beyond=look == "beyond", within=look == "within", now=second * 1000, band=BAND)
        found.append(watched.standing)
    return found


@given(LOOKS)
def test_it_is_raised_exactly_after_sixty_seconds_beyond(looks: list[str]) -> None:
    stood, run = False, 0
    for look, stands in zip(looks, standing_after(looks), strict=True):
        run = run + 1 if look == "beyond" and not stood else 0
        if not stood:
            assert stands == (run >= 61)
        stood = stands


@given(LOOKS)
def test_it_is_cleared_exactly_after_sixty_seconds_well_within(looks: list[str]) -> None:
    stood, run = False, 0
    for look, stands in zip(looks, standing_after(looks), strict=True):
        run = run + 1 if look == "within" and stood else 0
        if stood:
            assert stands == (run < 61)
        stood = stands


def test_a_cause_that_dips_for_a_moment_is_one_alert() -> None:
    looks = ["beyond"] * 70 + (["within"] * 30 + ["near"] * 5 + ["beyond"] * 10) * 5
    found = standing_after(looks)
    assert found.index(True) == 60
    assert all(found[60:])


def test_without_a_band_it_follows_at_once() -> None:
    none = Band(0, 0)
    raised = follow(Watched(), beyond=True, within=False, now=5, band=none)
    assert raised.standing
    assert follow(raised, beyond=False, within=True, now=6, band=none) == Watched()
