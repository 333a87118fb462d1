"""The metric dictionary on the wire."""

from typing import Literal

from ringhall.apps.api.schemas.common import Shape

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
