"""Which rule of a queue holds for a caller: the first of those that have not been taken with them yet.

So nobody ever goes in a circle: each rule is taken once with each contact, and there are only so many.
"""

from collections.abc import Callable, Collection, Sequence

import msgspec

from ringhall.engine.routing.settings import At, QueueRule


class QueueSeen(msgspec.Struct, frozen=True):
    """A queue as its rules look at it: how many members are signed in, and whether any is ready or at work."""

    here: int
    at_work: bool
    waiting: int
    waiting_max: int
    open: bool


ExpectedMs = Callable[[], float | None]
"""How long the caller would wait in all, in milliseconds; None when nobody at work can take them."""


def holds(rule: QueueRule, seen: QueueSeen, expected_ms: ExpectedMs) -> bool:
    """Whether the rule holds now."""
    match rule.when:
        case "no_agents":
            return seen.here == 0
        case "all_paused":
            return seen.here > 0 and not seen.at_work
        case "full":
            return seen.waiting >= seen.waiting_max
        case "closed":
            return not seen.open
        case "expected_wait":
            expected = expected_ms()
            return expected is None or expected > rule.seconds * 1000


def first(
    rules: Sequence[QueueRule],
    at: At,
    seen: QueueSeen,
    expected_ms: ExpectedMs,
    is_possible: Callable[[QueueRule], bool],
    passed_over: Collection[str] = (),
) -> QueueRule | None:
    """The first rule that holds and can be carried out; those of the conditions `passed_over` are left to others."""
    for rule in rules:
        if rule.at == at and rule.when not in passed_over and is_possible(rule) and holds(rule, seen, expected_ms):
            return rule
    return None
