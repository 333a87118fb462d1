"""How late a word of the switch is heard, though its clock and ours do not agree."""

import pytest

from ringhall.engine.channels.voice.rules.lateness import WINDOW_MS, Lateness

pytestmark = pytest.mark.unit

AHEAD = 7_000_000  # The switch's clock.


def test_the_quickest_word_is_in_time_and_others_are_late_by_what_they_took_longer() -> None:
    lateness = Lateness()
    heard = [(0, 12), (1_000, 1_010), (2_000, 4_510), (5_000, 5_030)]
    assert [lateness.of(at + AHEAD, now) for at, now in heard] == [0, 0, 2_500, 20]


def test_of_what_has_no_time_nothing_is_known() -> None:
    assert Lateness().of(None, 5) == 0


def test_a_clock_that_was_put_back_is_believed_again_within_two_windows() -> None:
    lateness = Lateness()
    for now in range(0, WINDOW_MS, 10_000):
        assert lateness.of(now + 3_600_000, now) == 0
    late = [lateness.of(now, now) for now in range(WINDOW_MS, 4 * WINDOW_MS, 10_000)]
    assert late[0] == 3_600_000
    assert late[-1] == 0
