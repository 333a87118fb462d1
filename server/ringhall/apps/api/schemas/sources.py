"""A source tried out."""

from typing import Annotated, Literal

from pydantic import Field

from ringhall.apps.api.schemas.common import Body, Json, Line, Shape
from ringhall.apps.api.schemas.settings import Key
from ringhall.engine.lookups.ports import Reason

ParameterName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class TriedSource(Body):
    """A source as it is typed, for the one kept under `key` or a new one, and what to ask it."""

    value: Json
    key: Key | None = None
    parameters: Annotated[dict[ParameterName, Line], Field(max_length=50)] = {}
    seconds_max: Annotated[int, Field(ge=1, le=10)] = 3


class SourceAnswer(Shape):
    """What came back, and after how long; `said` is its beginning as it came. Secrets are masked."""

    outcome: Literal["found", "not_found", "failed"]
    values: dict[str, str]
    reason: Reason
    detail: str
    said: str
    milliseconds: int
