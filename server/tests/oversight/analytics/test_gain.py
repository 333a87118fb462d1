"""What a prediction saves, and how sure that is."""

import random

import pytest

from ringhall.oversight.analytics.rules.gain import Block, Side, gain, student_975

pytestmark = pytest.mark.unit


def test_students_t_is_that_of_the_tables() -> None:
    for freedom, wanted in ((4, 2.7764), (10, 2.2281), (30, 2.0423), (120, 1.9799)):
        assert student_975(freedom) == pytest.approx(wanted, abs=0.004)


def test_a_gain_worked_out_by_hand() -> None:
    on = [Block(True, 1, 100_000), Block(True, 1, 120_000), Block(True, 2, 220_000), Block(True, 1, 110_000)]
    off = [Block(False, 1, 140_000), Block(False, 1, 160_000), Block(False, 1, 150_000), Block(False, 2, 300_000)]
    found = gain([*on, *off])
    # On 550/5 = 110 s, apart 10, 10, 0, 0: variance 200 x 4/3 / 25 = 10.667. Off 750/5 = 150, the same: 10.667.
    # Saved 40 s; freedom 21.333^2 / (2 x 10.667^2 / 3) = 6; t 2.4469; margin 2.4469 x 4.6188 = 11.30.
    assert (found.on, found.off) == (Side(4, 5, 110.0), Side(4, 5, 150.0))
    assert found.saved_seconds == 40.0
    assert (found.low_seconds, found.high_seconds) == (pytest.approx(28.7, abs=0.01), pytest.approx(51.3, abs=0.01))
    assert found.proven


def test_too_few_blocks_and_empty_ones_tell_nothing() -> None:
    few = [Block(n % 2 == 0, 3, 300_000) for n in range(7)]
    assert (gain([]).saved_seconds, gain(few).saved_seconds) == (None, None)
    empty = [Block(False, 0, 0)] * 9
    assert gain([*few, *empty]).off == Side(3, 9, 100.0)
    same = gain([Block(n % 2 == 0, 2, 200_000) for n in range(10)])
    assert (same.saved_seconds, same.low_seconds, same.high_seconds, same.proven) == (0.0, 0.0, 0.0, False)


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    chance, held, rounds = random.Random(5), 0, 400
    for _ in range(rounds):
        blocks = []
        for n in range(60):
            times = [chance.expovariate(1 / (180_000 if n % 2 else 150_000)) for _ in range(chance.randint(1, 9))]
            blocks.append(Block(n % 2 == 0, len(times), round(sum(times))))
        found = gain(blocks)
        assert found.low_seconds is not None
        assert found.high_seconds is not None
        held += found.low_seconds <= 30 <= found.high_seconds
    assert 0.91 < held / rounds < 0.985
