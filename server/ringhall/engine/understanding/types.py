"""How an intent model stands, and what it did not understand."""

from typing import Literal

import msgspec

from ringhall.engine.understanding.ports import Standing
from ringhall.engine.understanding.rules.report import Report

HintCode = Literal["few_examples", "no_flow"]


class Unknown(msgspec.Struct, frozen=True):
    """A sentence that was met with “I don't know”: when last (milliseconds UTC), and how often."""

    text: str
    language: str
    last_at: int
    count: int

    def __repr__(self) -> str:
        return f"Unknown({self.language!r}, {self.count})"


class State(msgspec.Struct, frozen=True, kw_only=True):
    """How a model stands. `why` is a code for what failed; `trained_at` and `report` are of the one that answers.

    `current`: that one was made of the examples as they are now. `since`: of when the standing is, milliseconds UTC.
    """

    standing: Standing
    since: int
    why: str = ""
    trained_at: int | None = None
    version: str = ""
    current: bool = False
    report: Report | None = None


class Hint(msgspec.Struct, frozen=True):
    """What to mend: an intent has few examples, or no flow that asks by this model has a way for it."""

    code: HintCode
    intent: str
    count: int = 0


class ModelLook(msgspec.Struct, frozen=True):
    """A model as it stands, and what to mend."""

    state: State
    hints: tuple[Hint, ...]
