"""What one step of a flow costs: random callers in the industries' starters."""

import random
import time
from collections.abc import Sequence

from ringhall.apps.industries.starters import INDUSTRIES, starter
from ringhall.engine.flows.document import Flow, from_data
from ringhall.engine.flows.place import alarm
from ringhall.engine.flows.ports import Input, Key, PromptEnded, TimeUp
from ringhall.engine.flows.rules.step import Stepped, begin, step

CALLS, SEED, BEGIN = 2_000, 1, 1_000_000
INPUTS_MAX = 60


def measured() -> list[float]:
    """Microseconds of each step; calls that went before have warmed what is kept."""
    flows = [from_data(starter(industry).flow) for industry in INDUSTRIES]
    _calls(flows)
    return _calls(flows)


def _calls(flows: Sequence[Flow]) -> list[float]:
    chance, spent = random.Random(SEED), list[float]()
    for number in range(CALLS):
        _call(flows[number % len(flows)], chance, spent)
    return spent


def _call(flow: Flow, chance: random.Random, spent: list[float]) -> None:
    """One caller, until somebody else has them or they are gone."""
    now = BEGIN
    stepped = begin(flow, {}, now)
    for _ in range(INPUTS_MAX):
        given, now = _next(stepped, chance, now)
        if given is None:
            return
        begun = time.perf_counter_ns()
        stepped = step(flow, stepped.place, given, now)
        spent.append((time.perf_counter_ns() - begun) / 1_000)


def _next(stepped: Stepped, chance: random.Random, now: int) -> tuple[Input | None, int]:
    """Half of the prompts are heard out, most questions are answered."""
    place = stepped.place
    if place.waiting == "prompt" and chance.random() < 0.5:
        return PromptEnded(place.prompt_id), now + 2_000
    if place.waiting in ("prompt", "keys"):
        if place.waiting == "prompt" or chance.random() < 0.9:
            return Key(chance.choice("0123456789123#*")), now + 700
        due = alarm(place)
        return (TimeUp(due), max(now, due)) if due is not None else (None, now)
    return None, now
