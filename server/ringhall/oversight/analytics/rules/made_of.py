"""What each figure of a queue is made of: which visits, which of them count, and what each one adds."""

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from ringhall.oversight.analytics.rules.metric import Value, seconds, share
from ringhall.oversight.analytics.rules.sums import Visit, sums_of

VisitSet = Literal[
    "offered",
    "counted",
    "answered",
    "abandoned",
    "short_abandoned",
    "overflowed",
    "failed",
    "call_backs_promised",
    "call_backs_reached",
    "virtual_taken",
    "virtual_completed",
    "in_target",
    "handled",
]
Kind = Literal["count", "sum", "share", "mean"]


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """How a figure comes from the visits of `whole`.

    count: how many there are · sum: all amounts · share: those that count among all · mean: all amounts by those
    that count, in seconds.
    """

    whole: VisitSet
    kind: Kind
    counts: Callable[[Visit], bool] = lambda _: True
    amount: Callable[[Visit], int] = lambda _: 0


class Share(msgspec.Struct, frozen=True):
    """What one visit gives to a figure: whether it counts, and its amount in milliseconds."""

    counts: bool
    amount: int


def _in(name: str) -> Callable[[Visit], bool]:
    return lambda visit: bool(getattr(sums_of(visit), name))


def _handling(visit: Visit) -> int:
    return visit.talk_ms + visit.hold_ms + visit.wrap_up_ms


def _was_handled(visit: Visit) -> bool:
    sums = sums_of(visit)
    return bool(sums.answered or sums.call_backs_reached)


RECIPES: dict[str, Recipe] = {
    "offered": Recipe(whole="offered", kind="count"),
    "answered": Recipe(whole="answered", kind="count"),
    "abandoned": Recipe(whole="abandoned", kind="count"),
    "short_abandoned": Recipe(whole="short_abandoned", kind="count"),
    "overflowed": Recipe(whole="overflowed", kind="count"),
    "failed": Recipe(whole="failed", kind="count"),
    "call_backs_promised": Recipe(whole="call_backs_promised", kind="count"),
    "call_backs_reached": Recipe(whole="call_backs_reached", kind="count"),
    "virtual_taken": Recipe(whole="virtual_taken", kind="count"),
    "virtual_completed": Recipe(whole="virtual_completed", kind="count"),
    "in_target": Recipe(whole="in_target", kind="count"),
    "wait_ms_answered": Recipe(whole="answered", kind="sum", amount=lambda v: v.wait_ms),
    "talk_ms": Recipe(whole="handled", kind="sum", amount=lambda v: v.talk_ms),
    "hold_ms": Recipe(whole="handled", kind="sum", amount=lambda v: v.hold_ms),
    "wrap_up_ms": Recipe(whole="handled", kind="sum", amount=lambda v: v.wrap_up_ms),
    "service_level": Recipe(whole="counted", kind="share", counts=_in("in_target")),
    "service_level_answered": Recipe(whole="answered", kind="share", counts=_in("in_target")),
    "service_level_abandoned_good": Recipe(
        whole="counted", kind="share", counts=lambda v: bool(sums_of(v).in_target or sums_of(v).abandoned_in_target)
    ),
    "service_level_all": Recipe(whole="offered", kind="share", counts=_in("in_target")),
    "abandonment": Recipe(whole="counted", kind="share", counts=_in("abandoned")),
    "virtual_success": Recipe(whole="virtual_taken", kind="share", counts=_in("virtual_completed")),
    "asa_seconds": Recipe(whole="answered", kind="mean", amount=lambda v: v.wait_ms),
    "patience_seconds": Recipe(whole="abandoned", kind="mean", amount=lambda v: v.wait_ms),
    "aht_seconds": Recipe(whole="handled", kind="mean", counts=_was_handled, amount=_handling),
}
SETS: dict[VisitSet, Callable[[Visit], bool]] = {
    "offered": lambda _: True,
    "counted": lambda v: v.outcome not in ("short_abandoned", "call_back", "virtual"),
    "answered": _in("answered"),
    "abandoned": _in("abandoned"),
    "short_abandoned": _in("short_abandoned"),
    "overflowed": _in("overflowed"),
    "failed": _in("failed"),
    "call_backs_promised": _in("call_backs_promised"),
    "call_backs_reached": _in("call_backs_reached"),
    "virtual_taken": _in("virtual_taken"),
    "virtual_completed": _in("virtual_completed"),
    "in_target": _in("in_target"),
    # Work after a talk may belong to a later visit of the contact, which nobody answered.
    "handled": lambda v: v.outcome == "answered" or _handling(v) > 0,
}


def share_of(recipe: Recipe, visit: Visit) -> Share:
    """What this visit of the figure's whole gives to it."""
    return Share(recipe.counts(visit), recipe.amount(visit))


def value_of(recipe: Recipe, shares: Iterable[Share]) -> Value:
    """The figure from what its visits give: the same as the metric dictionary makes of their sums."""
    given = list(shares)
    counted, amounts = sum(one.counts for one in given), sum(one.amount for one in given)
    if recipe.kind == "count":
        return len(given)
    if recipe.kind == "sum":
        return amounts
    if recipe.kind == "share":
        return share(counted, len(given))
    return seconds(amounts, counted)
