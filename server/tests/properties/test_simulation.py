"""Whole centres at work in simulated time, with everything that can go wrong; `make sim` plays longer ones."""

import sys
import time
from datetime import UTC, datetime

import pytest

from tests.support.sim.broken import BrokenPromise
from tests.support.sim.plan import NONE, Plan
from tests.support.sim.play import Play

pytestmark = pytest.mark.property

SECONDS = 15.0
TODAY = datetime.now(UTC).toordinal()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_centre_in_trouble_keeps_its_promises(seed: int) -> None:
    played = Play(Plan(seed, hours=100)).run()
    assert played.contacts > 500
    assert played.outcomes["answered"] > 200
    assert played.disasters > 50


def test_a_centre_without_trouble_loses_nobody() -> None:
    played = Play(Plan(4, hours=100, misfortune=NONE)).run()
    assert played.outcomes["answered"] > 200
    assert not played.outcomes.keys() & {"lost", "failed"}


def test_one_seed_is_one_day() -> None:
    first, second = (Play(Plan(5, hours=40)).run() for _ in range(2))
    assert (first.events, first.steps, first.outcomes) == (second.events, second.steps, second.outcomes)


def test_seeds_of_today_keep_the_promises(capsys: pytest.CaptureFixture[str]) -> None:
    """Other days are played every day, for so many seconds; a failure names its seed."""
    until, seed, contacts = time.monotonic() + SECONDS, TODAY * 100, 0
    while time.monotonic() < until:
        contacts += Play(Plan(seed, hours=40)).run().contacts
        seed += 1
    with capsys.disabled():
        sys.stdout.write(f" seeds {TODAY * 100} to {seed - 1}: {contacts} contacts ")
    assert contacts > 100


def test_a_broken_promise_names_its_seed_and_what_happened() -> None:
    play = Play(Plan(6, hours=20))
    heart_born = play.centre.on_born

    def forget_the_floor(heart: object) -> None:
        heart.routing.wake = lambda step: None  # type: ignore[attr-defined]

    heart_born.append(forget_the_floor)
    with pytest.raises(BrokenPromise) as broken:
        play.run()
    assert "idles while" in str(broken.value)
    assert "ContactQueued" in str(broken.value)
    assert "make sim SEED=6 HOURS=20" in str(broken.value)


def test_a_switch_that_is_asked_for_nothing_is_found() -> None:
    play = Play(Plan(6, hours=20))

    def forget_the_switch(heart: object) -> None:
        heart.voice.follow_contact = lambda step, contact: None  # type: ignore[attr-defined]

    play.centre.on_born.append(forget_the_switch)
    with pytest.raises(BrokenPromise, match="waits in silence"):
        play.run()
