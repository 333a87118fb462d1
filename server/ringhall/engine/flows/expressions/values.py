"""The values of expressions – texts, decimal numbers, true and false – and all that can be done with them."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Literal

from ringhall.engine.flows.prompts import VARIABLE_LETTERS_MAX

Value = bool | Decimal | str
Reason = Literal["no_number", "divided_by_zero", "too_big", "too_long", "not_readable"]
NUMERAL = re.compile(r"-?[0-9]{1,24}(\.[0-9]{1,12})?\Z")
DIGITS_MAX = 28
EXACT = Context(
    prec=DIGITS_MAX, rounding=ROUND_HALF_UP, Emax=30, Emin=-30, traps=[InvalidOperation, DivisionByZero, Overflow]
)
FALSE = ("", "false")


class CannotTell(Exception):
    """These values have no such result."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def number(value: Value) -> Decimal:
    """The number a text is, such as "-12.50". Raises CannotTell for anything else."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and NUMERAL.match(value.strip()):
        return Decimal(value.strip())
    raise CannotTell("no_number")


def text(value: Value) -> str:
    """As a variable keeps it: true, false, a number without needless zeros. Raises CannotTell beyond 500 letters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    said = value if isinstance(value, str) else _plain(value)
    if len(said) > VARIABLE_LETTERS_MAX:
        raise CannotTell("too_long")
    return said


def truth(value: Value) -> bool:
    """Whether it counts as true: a number but 0, a text that is neither empty nor "false"."""
    return value not in FALSE if isinstance(value, str) else bool(value)


def equal(one: Value, other: Value) -> bool:
    """Numbers by size where one is a number ("007" is 7 then), else letter by letter."""
    if isinstance(one, Decimal) or isinstance(other, Decimal):
        try:
            return number(one) == number(other)
        except CannotTell:
            return False
    return text(one) == text(other)


def less(one: Value, other: Value) -> bool:
    """By size where one is a number or both look like one, else by letters: so dates and times compare too."""
    texts = isinstance(one, str) and isinstance(other, str)
    numerals = [bool(NUMERAL.match(value.strip())) for value in (one, other) if isinstance(value, str)]
    if texts and one and other and not any(numerals):
        return text(one) < text(other)
    return number(one) < number(other)


def within(one: Value, many: "Value | tuple[Value, ...]") -> bool:
    """One of a list, or a part of a text."""
    if isinstance(many, tuple):
        return any(equal(one, each) for each in many)
    return text(one) in text(many)


def divide(one: Value, other: Value) -> Decimal:
    """The quotient. Raises CannotTell for a division by 0."""
    return EXACT.divide(number(one), _but_zero(other))


def remainder(one: Value, other: Value) -> Decimal:
    """What is left of a division of whole parts."""
    return EXACT.remainder(number(one), _but_zero(other))


def rounded(value: Value, places: Value = Decimal(0)) -> Decimal:
    """To so many places (0 to 6) after the point, half up as people do it."""
    wanted = min(6, max(0, int(number(places))))
    return EXACT.quantize(number(value), Decimal(1).scaleb(-wanted))


def join(*values: Value) -> str:
    """One text after the other."""
    return text("".join(text(value) for value in values))


def _but_zero(value: Value) -> Decimal:
    divisor = number(value)
    if not divisor:
        raise CannotTell("divided_by_zero")
    return divisor


def _plain(value: Decimal) -> str:
    said = f"{value:f}"
    said = said.rstrip("0").rstrip(".") if "." in said else said
    return "0" if said in ("", "-0") else said


def _first(*values: Value) -> Value:
    return next((value for value in values if text(value)), "")


# Name -> (what it does, fewest and most values in its brackets).
FUNCTIONS: dict[str, tuple[Callable[..., Value], int, int]] = {
    "number": (number, 1, 1),
    "text": (text, 1, 1),
    "length": (lambda value: Decimal(len(text(value))), 1, 1),
    "lower": (lambda value: text(value).lower(), 1, 1),
    "upper": (lambda value: text(value).upper(), 1, 1),
    "empty": (lambda value: not text(value).strip(), 1, 1),
    "starts": (lambda value, start: text(value).startswith(text(start)), 2, 2),
    "ends": (lambda value, end: text(value).endswith(text(end)), 2, 2),
    "join": (join, 1, 10),
    "first": (_first, 1, 10),
    "min": (lambda *values: min(map(number, values)), 1, 10),
    "max": (lambda *values: max(map(number, values)), 1, 10),
    "abs": (lambda value: abs(number(value)), 1, 1),
    "round": (rounded, 1, 2),
}
