"""What one caller is going to do, decided before the call."""

from collections.abc import Sequence

import msgspec

from ringhall.apps.simulator.rules.chance import Chance, happens, one_of, spread_seconds, weighted


class CallerHabits(msgspec.Struct, frozen=True, kw_only=True):
    """How callers are, on the whole. Times are seconds.

    A choice is what they press, one group of keys after another, and how many of them do. Strangers press
    `strangers_first` before it: their language, which the centre knows of its customers.
    """

    choices: tuple[tuple[tuple[str, ...], float], ...] = (
        (("1",), 0.30),
        (("2",), 0.33),
        (("3",), 0.30),
        (("0",), 0.07),
    )
    strangers_first: tuple[str, ...] = ()
    next_keys_mean: float = 5.0
    first_key_mean: float = 7.0
    first_key_spread: float = 0.5
    wrong_key_share: float = 0.03
    no_key_share: float = 0.03
    patience_mean: float = 90.0
    talk_mean: float = 60.0
    talk_spread: float = 0.7
    talk_min: float = 4.0
    unknown_share: float = 0.25
    hangs_up_first_share: float = 0.7


class Key(msgspec.Struct, frozen=True):
    """Press `key`, or several, `after_seconds` after what was pressed before (or after the answer)."""

    after_seconds: float
    key: str


class CallerPlan(msgspec.Struct, frozen=True):
    """One caller: who, which keys, how long they wait for a person and talk with one, who says good-bye first."""

    number: str
    keys: tuple[Key, ...]
    patience_seconds: float
    talk_seconds: float
    hangs_up_first: bool


def plan_caller(
    chance: Chance,
    habits: CallerHabits,
    known: Sequence[str],
    unknown: Sequence[str],
    busy: frozenset[str],
) -> CallerPlan:
    """A caller whose number is in no call right now (`busy`), known to the centre or not."""
    stranger = happens(chance, habits.unknown_share)
    pool = unknown if stranger else known
    free = [number for number in pool if number not in busy] or list(pool)
    return CallerPlan(
        number=one_of(chance, free),
        keys=_keys(chance, habits, habits.strangers_first if stranger else ()),
        patience_seconds=chance.expovariate(1 / habits.patience_mean),
        talk_seconds=max(habits.talk_min, spread_seconds(chance, habits.talk_mean, habits.talk_spread)),
        hangs_up_first=happens(chance, habits.hangs_up_first_share),
    )


def _keys(chance: Chance, habits: CallerHabits, before: tuple[str, ...]) -> tuple[Key, ...]:
    if happens(chance, habits.no_key_share):
        return ()
    first = spread_seconds(chance, habits.first_key_mean, habits.first_key_spread)
    right = weighted(chance, habits.choices)
    groups = (*before, *right)
    wrong = (Key(first, "9"),) if happens(chance, habits.wrong_key_share) else ()
    begins = 4 + chance.random() * 4 if wrong else first
    later = (Key(spread_seconds(chance, habits.next_keys_mean, 0.3), keys) for keys in groups[1:])
    return (*wrong, Key(begins, groups[0]), *later)
