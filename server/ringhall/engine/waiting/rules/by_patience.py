"""Telling of the menu just before callers give up, and only those who would wait so long."""

import msgspec

from ringhall.engine.waiting.rules.turn import Turn
from ringhall.engine.waiting.settings import GAP_SECONDS_MIN


def plan(turn: Turn) -> None:
    """Somebody has come: when the menu is due, where patience says it; else the fixed time holds."""
    by, place = turn.plan.menu_by, turn.place
    if by == "time" or "menu" not in place.next_at:
        return
    moment = turn.outlook.patience(by, turn.plan.menu_share / 100)
    if moment is not None:
        due = place.begun_at + max(0, moment.at_ms - turn.plan.menu_margin_seconds * 1000)
        turn.change(patience=moment, next_at={**place.next_at, "menu": due})


def tell(turn: Turn) -> bool:
    """The menu is due. Whoever is likely to be served before they would give up hears of it later, if at all."""
    moment = turn.place.patience
    if moment is None:
        return turn.prompt("menu", turn.plan.menu_prompt)
    expected = turn.outlook.expected_wait()
    if expected is not None and expected.p50_ms <= max(0, turn.place.begun_at + moment.at_ms - turn.now):
        later = turn.now + max(expected.p50_ms, GAP_SECONDS_MIN * 1000)
        turn.change(next_at={**turn.place.next_at, "menu": later})
        return False
    turn.change(patience=None)
    because = {**msgspec.structs.asdict(moment), "expected_ms": expected.p50_ms if expected else None}
    return turn.prompt("menu", turn.plan.menu_prompt, because=because)
