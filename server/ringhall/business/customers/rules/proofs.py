"""What a customer proves themselves by: which PINs may be, and when too many wrong answers lock it. Pure."""

from collections.abc import Iterable
from datetime import date

from ringhall.company.access.rules import pins
from ringhall.foundation.errors import Phrase

PIN_DIGITS_MAX = 12
CUSTOMER_NUMBER_DIGITS_MIN, CUSTOMER_NUMBER_DIGITS_MAX = 3, 20
FAILURES_MAX = 5
FAILURES_HOURS = 24
YEAR_OF_BIRTH_MIN = 1900


def recent(failed_at: Iterable[int], now: int) -> list[int]:
    """The failures that still count, oldest first. Moments are milliseconds UTC."""
    return sorted(each for each in failed_at if each > now - FAILURES_HOURS * 3_600_000)


def locked_until(failed_at: Iterable[int], now: int) -> int | None:
    """When an answer is looked at again; None while that is so."""
    counting = recent(failed_at, now)
    if len(counting) < FAILURES_MAX:
        return None
    return counting[-FAILURES_MAX] + FAILURES_HOURS * 3_600_000


def fault_of_pin(pin: str) -> Phrase | None:
    """Why this cannot be a PIN: its length, or that it is among the first that anybody would try."""
    return pins.fault(pin, most=PIN_DIGITS_MAX)


def fault_of_number(number: str) -> Phrase | None:
    """Why this cannot be a customer number."""
    least, most = CUSTOMER_NUMBER_DIGITS_MIN, CUSTOMER_NUMBER_DIGITS_MAX
    if number.isascii() and number.isdigit() and least <= len(number) <= most:
        return None
    return Phrase("A customer number has {least} to {most} digits.", least=least, most=most)


def fault_of_birth_date(day: date, today: date) -> Phrase | None:
    """Why nobody was born then."""
    if day.year >= YEAR_OF_BIRTH_MIN and day <= today:
        return None
    return Phrase("A date of birth lies between {year} and today.", year=YEAR_OF_BIRTH_MIN)
