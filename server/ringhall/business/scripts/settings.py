"""A script as it is set up: steps, each with what is said, what is written down, and where it goes on."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

STEPS_MAX = 100
FIELDS_MAX = 20
WAYS_MAX = 20
CHOICES_MAX = 50
END = "end"
"""Where a step leads that is the last one."""
NEXT = ""
"""Where a step leads that is followed by the next in the list, or is the last in it."""
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}\Z")]
ScriptPart = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}\Z")]
Place = Annotated[str, Meta(pattern=r"^([a-z][a-z0-9_]{0,39})?\Z")]
Label = Annotated[str, Meta(min_length=1, max_length=80)]
Choice = Annotated[str, Meta(min_length=1, max_length=80)]
Texts = Annotated[dict[Language, Annotated[str, Meta(max_length=2_000)]], Meta(max_length=20)]
FieldKind = Literal["text", "long_text", "number", "date", "choice", "yes_no"]


class ScriptField(msgspec.Struct, frozen=True, kw_only=True):
    """Something the agent writes down: a line, a text, a number, a day, one of `choices`, yes or no."""

    id: ScriptPart
    name: Label
    takes: FieldKind = "text"
    required: bool = False
    choices: Annotated[list[Choice], Meta(max_length=CHOICES_MAX)] = []


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """Where the answer to `field` is `answer` the script goes on at `to` (“end”: nowhere)."""

    field: ScriptPart
    answer: Annotated[str, Meta(min_length=1, max_length=200)]
    to: ScriptPart


class ScriptStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step. `text` is what is said, by language; {customer}, {agent}, {queue} and {field} stand for what is known.

    Where it `must_be_said` the agent ticks that they have said it, before they go on. The first of the `ways` whose
    answer was given is gone; where there is none, `then`: the next step in the list where that is empty.
    """

    id: ScriptPart
    name: Label
    text: Texts = {}
    must_be_said: bool = False
    fields: Annotated[list[ScriptField], Meta(max_length=FIELDS_MAX)] = []
    ways: Annotated[list[Way], Meta(max_length=WAYS_MAX)] = []
    then: Place = NEXT


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """What agents say in contacts of some queues; it begins at the first of its steps."""

    steps: Annotated[list[ScriptStep], Meta(max_length=STEPS_MAX)] = []

    def step(self, step_id: str) -> ScriptStep | None:
        """The step of this id."""
        return next((each for each in self.steps if each.id == step_id), None)

    def fields(self) -> dict[str, ScriptField]:
        """All fields by id."""
        return {field.id: field for step in self.steps for field in step.fields}
