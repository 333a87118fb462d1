"""Takes what names a person out of what an audit entry says; which fields there are stays."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

ERASED = "[erased]"
Told = dict[str, Any] | None
DIGITS_MIN = 6
_NOT_DIGITS = re.compile(r"\D+")


def names_any(texts: Collection[str]) -> Callable[[str], bool]:
    """Whether a text holds one of these names or addresses (as whole words) or numbers (in any writing)."""
    numbers = {digits for text in texts if "@" not in text and len(digits := _NOT_DIGITS.sub("", text)) >= DIGITS_MIN}
    words = [re.escape(text) for text in texts if text.strip() and any(letter.isalpha() for letter in text)]
    named = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if words else None

    def holds(text: str) -> bool:
        digits = _NOT_DIGITS.sub("", text)
        return bool(named and named.search(text)) or any(number in digits for number in numbers)

    return holds


def hidden(said: Told, personal: Collection[str], holds: Callable[[str], bool]) -> Told:
    """The same fields; the texts of `personal` ones, and every text that holds a name or number, are overwritten."""
    return None if said is None else {name: _value(name, value, personal, holds) for name, value in said.items()}


def _value(name: str, value: Any, personal: Collection[str], holds: Callable[[str], bool]) -> Any:
    if isinstance(value, str):
        return ERASED if value and (name in personal or holds(value)) else value
    if isinstance(value, Mapping):
        return {key: _value(key, each, personal, holds) for key, each in value.items()}
    if isinstance(value, list):
        return [_value(name, each, personal, holds) for each in value]
    return value
