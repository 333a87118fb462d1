"""What one agent is going to do with the next call."""

import msgspec

from ringhall.apps.simulator.rules.chance import Chance, happens, one_of, spread_seconds


class AgentHabits(msgspec.Struct, frozen=True, kw_only=True):
    """How agents are, on the whole. Times are seconds."""

    think_mean: float = 2.0
    think_spread: float = 0.5
    misses_share: float = 0.02
    wrap_up_mean: float = 10.0
    wrap_up_spread: float = 0.5
    look_again: float = 20.0
    dispositions: tuple[str, ...] = ()


class AgentPlan(msgspec.Struct, frozen=True):
    """Answers after `think_seconds` (None: is not there), works `wrap_up_seconds` after the talk, files it so."""

    think_seconds: float | None
    wrap_up_seconds: float
    disposition: str | None


def plan_agent(chance: Chance, habits: AgentHabits) -> AgentPlan:
    """What this agent does with the call that rings now."""
    misses = happens(chance, habits.misses_share)
    think = spread_seconds(chance, habits.think_mean, habits.think_spread)
    return AgentPlan(
        think_seconds=None if misses else think,
        wrap_up_seconds=spread_seconds(chance, habits.wrap_up_mean, habits.wrap_up_spread),
        disposition=one_of(chance, habits.dispositions) if habits.dispositions else None,
    )
