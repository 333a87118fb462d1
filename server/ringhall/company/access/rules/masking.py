"""How personal data look to those who may not see them: enough to tell two people apart, too little to know one.

Whatever is hidden shows the mark; a text without it is shown as it is.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from ringhall.foundation.numbers import country_and_area

MARK = "•••"
PHONE_MARK = "***"
# Fewer hidden digits would be found by trying them all.
HIDDEN_DIGITS_MIN = 5
SHOWN_END = 2
NUMBER_DIGITS_MIN = 5
WORDS_MAX = 4
_NUMBER = re.compile(r"\+?[\d\s().\-/–]+")
_NOT_DIGITS = re.compile(r"\D")


def name(text: str) -> str:
    """J••• D••• for Jane Doe; a name that is no more than a number, as a number."""
    if _is_number(text):
        return number(text)
    return " ".join(word[0] + MARK for word in text.split()[:WORDS_MAX])


def number(text: str) -> str:
    """+1 202 ••• 60 for +12025550160: country, area where enough stays hidden, and the last two digits."""
    digits = _NOT_DIGITS.sub("", text)
    country, area = country_and_area(text)
    rest = len(digits) - len(country) - SHOWN_END
    if not digits or rest < HIDDEN_DIGITS_MIN:
        return MARK if text else ""
    shown = [f"+{country}"] if country else []
    shown += [area] if area and rest - len(area) >= HIDDEN_DIGITS_MIN else []
    return " ".join([*shown, MARK, digits[-SHOWN_END:]])


def mail(text: str) -> str:
    """j•••@•••.org for jane@example.org."""
    before, at, domain = text.rpartition("@")
    if not at:
        return words(text)
    _, dot, end = domain.rpartition(".")
    return f"{before[:1]}{MARK}@{MARK}{dot}{end if dot else ''}"


def address(text: str) -> str:
    """By what somebody is reached: a number, an e-mail address, or a name."""
    return mail(text) if "@" in text else name(text)


def words(text: str) -> str:
    """Nothing of a note or of what somebody typed."""
    return MARK if text else ""


def on_a_phone(masked: str) -> str:
    """The same for the display of a telephone, which knows plain letters only: +1202***60."""
    shown = masked.replace(MARK, PHONE_MARK)
    return shown.replace(" ", "") if shown.strip("+*0123456789 ") == "" else shown


def said(value: Any) -> Any:
    """What an entry of the audit log says of a customer or a search, its personal fields masked at any depth."""
    if not isinstance(value, Mapping):
        return value
    return {name: _field(name, each) for name, each in value.items()}


def _field(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return FIELDS[name](value) if name in FIELDS else value
    if isinstance(value, list):
        return [_field(name, each) for each in value]
    return said(value)


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and len(_NOT_DIGITS.sub("", text)) >= NUMBER_DIGITS_MIN


FIELDS: Mapping[str, Callable[[str], str]] = {
    "name": name,
    "customer_name": name,
    "number": number,
    "numbers": number,
    "emails": mail,
    "address": address,
    "note": words,
    "q": words,
    "text": words,
}
