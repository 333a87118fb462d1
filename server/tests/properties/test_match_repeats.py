"""The same day gives the same offers: whatever the order of settings, the hour, the hashes, and after a new start."""

import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

import pytest

from ringhall.engine.routing.settings import AgentSettings, VirtualMember
from tests.support.match_day import MatchDay
from tests.support.random_days import START, day_of, play

pytestmark = pytest.mark.property

EVENTS = 400
SEEDS = [f"9.{n}" for n in range(6)]
# Half hours are whole, so that what counts by half hours counts the same.
SHIFT_MS = 48 * 30 * 60_000 * 365
PRINT = f"from tests.properties.test_match_repeats import printed; print(printed('9.0', {EVENTS}))"


def printed(seed: str, events: int) -> str:
    """A fingerprint of all offers of a day."""
    day = day_of(seed)
    play(day, seed, events)
    return blake2b(repr(day.made).encode()).hexdigest()


def virtual_fields(settings: AgentSettings) -> dict[str, Any] | None:
    """What makes it a virtual agent."""
    if not isinstance(settings, VirtualMember):
        return None
    names = ("contacts_max", "orders", "success_percent_min", "price", "person_price")
    return {name: getattr(settings, name) for name in names}


def backwards(day: MatchDay) -> None:
    """Queues come in the other order, and each agent's too."""
    day.queues_backwards = True
    for name, settings in list(day.agents.items()):
        fields = {"skills": settings.skills, "tiers": settings.tiers, "weights": settings.weights}
        more = {"head_starts": settings.head_starts, "capacity": settings.capacity, "virtual": virtual_fields(settings)}
        day.agent(name, {"queues": tuple(reversed(settings.queue_ids)), **fields, **more})


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_queues_in_the_settings_decides_nothing(seed: str) -> None:
    day, other = day_of(seed), day_of(seed)
    backwards(other)
    for each in (day, other):
        play(each, seed, EVENTS)
    assert day.made == other.made != []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_later_is_the_same(seed: str) -> None:
    day, later = day_of(seed), day_of(seed, START + SHIFT_MS)
    for each in (day, later):
        play(each, seed, EVENTS)
    assert day.made == later.made != []
    assert later.now - day.now == SHIFT_MS


@pytest.mark.parametrize("seed", SEEDS)
def test_a_floor_that_is_built_anew_at_any_moment_goes_on_the_same(seed: str) -> None:
    day, again = day_of(seed), day_of(seed)
    play(day, seed, EVENTS)
    decide: Callable[[], None] = again.decide

    def built_anew() -> None:
        decide()
        again.configure()

    again.decide = built_anew  # type: ignore[method-assign]
    play(again, seed, EVENTS)
    assert day.made == again.made != []


def test_hashes_of_strings_decide_nothing() -> None:
    here = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    found = [
        subprocess.run(
            [sys.executable, "-c", PRINT],
            env=here | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert found[0] == found[1] == printed("9.0", EVENTS) + "\n"
