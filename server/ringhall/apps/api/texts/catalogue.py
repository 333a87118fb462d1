"""Sentences in five languages, with the fields in them."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ringhall.foundation.errors import Phrase, Phrases

LANGUAGES = ("en", "zh", "da", "ro", "sl")
# Fields that hold words of ours, not words of people.
WORDS = frozenset({"fault", "hint", "kind", "problem", "reason", "state", "text", "unit", "verb", "what", "why"})
# Fields that count something; a port or a version is no count.
COUNTS = frozenset({"count", "least", "most", "name_max", "note_max", "seconds", "size", "waiting"})
GROUPS: Mapping[str, str] = {"en": ",", "zh": ",", "da": ".", "ro": ".", "sl": "."}
GROUPED_FROM = 10_000


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """English sentences and what they are in this language; none for English."""
    if language == "en":
        return {}
    texts: Mapping[str, str] = json.loads(files(__package__).joinpath(f"{language}.json").read_text(encoding="utf-8"))
    return texts


def say(language: str, pattern: str, fields: Mapping[str, object] | None = None) -> str:
    """The sentence in this language; in English where nobody has translated it."""
    said = catalogue(language).get(pattern, pattern)
    if fields is None:
        return said
    return said.format(**{name: _field(language, name, value) for name, value in fields.items()})


def told(language: str, fault: Mapping[str, Any]) -> dict[str, Any]:
    """A fault of a field with its sentence in this language."""
    return {**fault, "text": str(_field(language, "text", fault["text"]))}


def _field(language: str, name: str, value: object) -> object:
    if isinstance(value, Phrase):
        return say(language, value.pattern, value.fields)
    if isinstance(value, Phrases):
        return " ".join(say(language, part.pattern, part.fields) for part in value.parts)
    if isinstance(value, str) and name in WORDS:
        return say(language, value)
    if isinstance(value, int) and name in COUNTS and abs(value) >= GROUPED_FROM:
        return f"{value:,}".replace(",", GROUPS[language])
    return value
