"""A promise that was broken: what, when, after which events, and how to see it again."""

from datetime import UTC, datetime

from ringhall.foundation.events import Recorded, to_data
from tests.support.sim.plan import Plan

LETTERS_MAX = 200


class BrokenPromise(AssertionError):
    """Stops the play; its text says how to repeat it."""

    def __init__(self, plan: Plan, at: int, what: str, events: list[Recorded]) -> None:
        again = f"make sim SEED={plan.seed} HOURS={plan.hours:g} AGENTS={plan.crew}"
        told = [f"    {_clock(r.at)} {r.stream[-12:]}.{r.n} {_words(r)}" for r in events]
        super().__init__("\n".join([what, *told, f"  at {_clock(at)} UTC; again with: {again}"]))


def _words(recorded: Recorded) -> str:
    fields = {name: value for name, value in to_data(recorded.event).items() if value and name != "decision"}
    return f"{type(recorded.event).__name__} {fields}"[:LETTERS_MAX]


def _clock(moment: int) -> str:
    return f"{datetime.fromtimestamp(moment / 1000, UTC):%Y-%m-%d %H:%M:%S.%f}"[:-3]
