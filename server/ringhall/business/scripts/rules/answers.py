"""Whether an answer is what its field takes. Pure."""

from datetime import date
from decimal import Decimal, InvalidOperation

from ringhall.business.scripts.settings import FieldKind, ScriptField
from ringhall.foundation.errors import Phrase

LINE_MAX, TEXT_MAX, DIGITS_MAX = 200, 4_000, 40
YES_NO = frozenset({"yes", "no"})
TAKES: dict[FieldKind, Phrase] = {
    "text": Phrase("a line of at most 200 letters"),
    "long_text": Phrase("a text of at most 4,000 letters"),
    "number": Phrase("a number, such as 12 or 12.50"),
    "date": Phrase("a day, such as 2026-11-27"),
    "choice": Phrase("one of its choices"),
    "yes_no": Phrase("yes or no"),
}


def takes(field: ScriptField) -> Phrase:
    """What the field takes, in words."""
    return TAKES[field.takes]


def fits(field: ScriptField, answer: str) -> bool:
    """Whether the field takes this answer. What it does not say is no answer at all."""
    match field.takes:
        case "text":
            return len(answer) <= LINE_MAX and "\n" not in answer
        case "long_text":
            return len(answer) <= TEXT_MAX
        case "number":
            return _is_number(answer)
        case "date":
            return _is_day(answer)
        case "choice":
            return answer in field.choices
        case "yes_no":
            return answer in YES_NO


def _is_number(answer: str) -> bool:
    try:
        return len(answer) <= DIGITS_MAX and Decimal(answer).is_finite()
    except InvalidOperation:
        return False


def _is_day(answer: str) -> bool:
    try:
        return date.fromisoformat(answer).isoformat() == answer
    except ValueError:
        return False
