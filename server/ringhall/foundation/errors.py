"""Refusals: what the program says when it will not do what was asked.

Refusal                 400  the base; `text` tells the reader what to do
├── NotFound            404
├── Conflict            409
├── NotAllowed          403
├── NotSignedIn         401
├── TooMany             429
└── Unavailable         503
"""

from collections.abc import Iterable
from typing import ClassVar


class Phrase(str):
    """A part of a refusal in words: English when printed; pattern and fields are kept for other languages."""

    __slots__ = ("fields", "pattern")
    pattern: str
    fields: dict[str, object]

    def __new__(cls, pattern: str, **fields: object) -> "Phrase":
        phrase = super().__new__(cls, pattern.format(**fields))
        phrase.pattern = pattern
        phrase.fields = fields
        return phrase

    def __deepcopy__(self, _: object) -> "Phrase":
        """It never changes, so it is its own copy."""
        return self


class Phrases(str):
    """Several phrases one after another; they are kept for other languages."""

    __slots__ = ("parts",)
    parts: tuple[Phrase, ...]

    def __new__(cls, parts: Iterable[Phrase]) -> "Phrases":
        kept = tuple(parts)
        phrases = super().__new__(cls, " ".join(kept))
        phrases.parts = kept
        return phrases


class Refusal(Exception):
    """Something was asked that cannot be done; nothing was changed.

    `text` is a sentence with {fields} from the keyword arguments; `code` is stable for programs. Its translations
    stand in `apps/api/texts`; a field that is itself made of words is a Phrase, so that it can be translated too.
    """

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad-request"
    text: ClassVar[str] = "{reason}"

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.text.format(**fields))


class NotFound(Refusal):
    """There is no such thing."""

    status = 404
    code = "not-found"
    text = "There is no {what} {which}. Check the identifier or list what there is."


class Conflict(Refusal):
    """The thing is not in a state that allows this."""

    status = 409
    code = "conflict"


class NotAllowed(Refusal):
    """The person has no right to do this."""

    status = 403
    code = "not-allowed"
    text = "Your roles do not include “{right}”. Ask an administrator for it."


class NotSignedIn(Refusal):
    """Nobody is signed in on this request."""

    status = 401
    code = "not-signed-in"
    text = "Sign in first: POST /api/v1/session with login and password."


class TooMany(Refusal):
    """Asked too often."""

    status = 429
    code = "too-many"
    text = "Too many attempts. Try again in {seconds} s."


class Unavailable(Refusal):
    """A part that is needed does not work right now."""

    status = 503
    code = "unavailable"
