"""What all shapes share: moments, texts that can be stored, strict bodies, problems."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

from ringhall.foundation.clock import iso
from ringhall.foundation.errors import Phrase

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
DEPTH_MAX = 60
NUMBER_MAX = 2**63
LATEST = datetime(2100, 1, 1, tzinfo=UTC)


Moment = Annotated[
    int,
    PlainSerializer(iso, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-11-22T10:15:30.250Z"]}),
]
"""Milliseconds UTC inside, ISO 8601 on the wire."""


def _sensible(moment: datetime) -> datetime:
    if not EARLIEST <= moment < LATEST:
        raise ValueError("the year must lie between 2000 and 2099")
    return moment


When = Annotated[AwareDatetime, AfterValidator(_sensible)]
"""A moment that somebody asks about, with its zone."""


def storable(text: str) -> str:
    """Refuse what no database keeps: the letter NUL and halves of letters."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("the text holds a letter that cannot be stored (NUL or half of a surrogate pair)")
    return text


Word = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(storable)]
Line = Annotated[str, Field(max_length=500), AfterValidator(storable)]
LongText = Annotated[str, Field(max_length=20_000), AfterValidator(storable)]
Identifier = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9_.:+-]+$")]
Email = Annotated[str, Field(min_length=3, max_length=320), AfterValidator(storable)]
Number = Annotated[str, Field(min_length=1, max_length=32, pattern=r"^\+?[0-9*#() ./-]+$")]


def storable_whole(value: Any) -> Any:
    """Refuse, at any depth, what no database keeps: such letters, numbers beyond all measure, endless nesting."""
    level = [value]
    for _ in range(DEPTH_MAX):
        below: list[Any] = []
        for each in level:
            if isinstance(each, str):
                storable(each)
            elif isinstance(each, dict):
                below += [*each.keys(), *each.values()]
            elif isinstance(each, list):
                below += each
            elif isinstance(each, int | float) and not abs(each) < NUMBER_MAX:
                raise ValueError("a number is too large, or none at all")
        if not below:
            return value
        level = below
    raise ValueError(Phrase("the document is nested more than {most} deep", most=DEPTH_MAX))


class Shape(BaseModel):
    """Something we answer."""

    model_config = ConfigDict(extra="forbid")


class Body(BaseModel):
    """Something we are sent: unknown fields are refused, so that a slip of the pen is not lost in silence."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def can_be_stored(cls, data: Any) -> Any:
        """Look at everything, free-form documents included, before any of it is used."""
        return storable_whole(data)


class ProblemFault(Shape):
    """One thing that is wrong with what was sent."""

    where: str
    text: str


class Problem(BaseModel):
    """A problem document (RFC 9457); `detail` says what to do. Refusals may add fields of their own."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[ProblemFault] | None = None


Json = dict[str, Any]
