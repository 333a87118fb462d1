"""What a caller types, as a value: digits, an amount, a date or a time; each only if it can be."""

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from re import compile as pattern
from typing import Literal

Takes = Literal["digits", "amount", "date", "time"]
DateOrder = Literal["", "dmy", "mdy", "ymd"]
"""Of day, month and year; empty: as the caller's language has it."""

POINT = "*"
"""What stands between the units and the hundredths of an amount on a telephone."""
HUNDREDTHS_DIGITS = 2
DATE_DIGITS, TIME_DIGITS = 8, 4
YEAR_FIRST = frozenset({"zh", "hu", "ja", "ko", "lt"})
_TODAY = pattern(r"today(?:([+-])([0-9]{1,5}))?\Z")
_TIME = pattern(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z")


def fits(takes: Takes, typed: str, key: str, digits_max: int) -> bool:
    """Whether this key belongs to the value after what was typed already."""
    if takes != "amount" or POINT in typed:
        return key.isdigit()
    return key == POINT or (key.isdigit() and len(typed) < digits_max)


def is_full(takes: Takes, typed: str, digits_max: int) -> bool:
    """Whether no key can follow."""
    _, point, hundredths = typed.partition(POINT)
    if takes == "amount":
        return len(hundredths) == HUNDREDTHS_DIGITS if point else False
    return len(typed) == {"date": DATE_DIGITS, "time": TIME_DIGITS}.get(takes, digits_max)


def value_of(takes: Takes, typed: str, order: DateOrder, language: str) -> str | None:
    """As a variable keeps it: digits, "12.50", "2026-11-27", "14:05". None when it is no such thing."""
    if takes == "amount":
        return _amount(typed)
    if takes == "date":
        return _date(typed, order_of(order, language))
    if takes == "time":
        clock = f"{typed[:2]}:{typed[2:]}"
        return clock if _TIME.match(clock) else None
    return typed if typed.isdigit() else None


def typed_of_date(day: date, order: DateOrder, language: str) -> str:
    """The date as it would be typed."""
    parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year:04}"}
    return "".join(parts[part] for part in order_of(order, language))


def order_of(order: DateOrder, language: str) -> str:
    """Of day, month and year, in this language where nothing else is said."""
    return order or ("ymd" if language in YEAR_FIRST else "dmy")


def way_of(takes: Takes, currency: str) -> str:
    """How a value of this kind is read aloud."""
    return f"money-{currency}" if takes == "amount" else takes


def bound(takes: Takes, said: str, today: date) -> str | None:
    """A least or greatest value as it is compared. None when it is none. Dates may be "today", "today+14"."""
    said = said.strip()
    if takes == "amount":
        return said if _number(said) is not None else None
    if takes == "time":
        return said if _TIME.match(said) else None
    try:
        if found := _TODAY.match(said):
            days = int(found[2] or 0)
            return (today + timedelta(days=-days if found[1] == "-" else days)).isoformat()
        return date.fromisoformat(said).isoformat()
    except (ValueError, OverflowError):
        return None


def not_beyond(takes: Takes, low: str, high: str) -> bool:
    """Whether one value of this kind is at most the other."""
    if takes == "amount":
        one, other = _number(low), _number(high)
        return one is not None and other is not None and one <= other
    # Dates and times are written so that letters compare as they do.
    return low <= high


def _amount(typed: str) -> str | None:
    whole, _, hundredths = typed.partition(POINT)
    if not (whole or hundredths):
        return None
    # On a telephone *5 and 12*5 are five and fifty hundredths: one digit is tenths, as people write it.
    return f"{int(whole or '0')}.{hundredths:0<2}"


def _date(typed: str, order: str) -> str | None:
    if len(typed) != DATE_DIGITS:
        return None
    rest, parts = typed, {}
    for part in order:
        parts[part], rest = rest[: 4 if part == "y" else 2], rest[4 if part == "y" else 2 :]
    try:
        return date(int(parts["y"]), int(parts["m"]), int(parts["d"])).isoformat()
    except ValueError:
        return None


def _number(said: str) -> Decimal | None:
    try:
        found = Decimal(said)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
