"""The metric dictionary on the wire."""

from datetime import date
from typing import Literal

from pydantic import Field

from ringhall.apps.api.schemas.common import Body, Shape

Language = Literal["en", "zh", "da", "ro", "sl"]
Cut = Literal["queues", "agents", "numbers"]


class Definition(Shape):
    """A figure: what it is called, what it counts, how it comes from others (empty: it is counted), and its edges.

    `cut` says of what it is a figure. Shares are 0 to 1 and have six digits, seconds three.
    """

    key: str
    cut: Cut
    unit: Literal["contacts", "offers", "milliseconds", "seconds", "share"]
    name: str
    words: str
    formula: str
    edges: list[str]
    version: int


class Definitions(Shape):
    """The whole dictionary in one language."""

    language: Language
    items: list[Definition]


class DaysToProve(Body):
    """Whole days that are over, both included; `repair` makes rows that differ again."""

    first: date = Field(alias="from")
    last: date = Field(alias="to")
    repair: bool = False


class DayDiffers(Shape):
    """A day whose rows are not what the stories tell: how many of which table."""

    day: date
    differing: dict[str, int]


class DayProved(DayDiffers):
    """A day that was compared: how many rows, and whether those that differed were made again."""

    rows: int
    repaired: bool


class Proof(Shape):
    """A comparison that runs or has ended: those of `all` days that are done."""

    id: str
    state: Literal["running", "done", "failed"]
    repair: bool
    all: int
    days: list[DayProved]


class ProofStanding(Shape):
    """The last day that was compared, days that differ, and the comparison that runs now."""

    last_day: date | None
    differing: list[DayDiffers]
    running: str | None
