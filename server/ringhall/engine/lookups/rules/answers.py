"""Values out of what came back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

VALUE_LETTERS_MAX = 500


def text_of(value: Any) -> str:
    """As a variable keeps it: a text, a number as it is written, true or false; empty for anything else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if value is None or isinstance(value, list | dict):
        return ""
    return str(value)[:VALUE_LETTERS_MAX]


def value_at(document: Any, path: str) -> Any:
    """What stands there: "customer.name", "items.0.due". None when nothing does."""
    at = document
    for step in path.split("."):
        if isinstance(at, dict):
            at = at.get(step)
        elif isinstance(at, list) and step.isascii() and step.isdigit() and len(step) < 6 and int(step) < len(at):
            at = at[int(step)]
        else:
            return None
    return at


def values_of(document: Any, answers: Mapping[str, str]) -> dict[str, str]:
    """All values by their names."""
    return {name: text_of(value_at(document, path)) for name, path in answers.items()}
