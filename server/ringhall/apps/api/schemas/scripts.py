"""Scripts of contacts, and what agents wrote down in them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ringhall.apps.api.schemas.common import Body, Shape, storable
from ringhall.business.scripts.rules.answers import TEXT_MAX
from ringhall.business.scripts.rules.filling import PATH_MAX
from ringhall.business.scripts.settings import FIELDS_MAX, STEPS_MAX

PartId = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
Answer = Annotated[str, Field(max_length=TEXT_MAX), AfterValidator(storable)]


class ScriptField(Shape):
    """Something the agent writes down."""

    id: str
    name: str
    takes: Literal["text", "long_text", "number", "date", "choice", "yes_no"]
    required: bool
    choices: list[str]


class ScriptWay(Shape):
    """Where the script goes on after this answer; “end”: nowhere."""

    field: str
    answer: str
    to: str


class ScriptStep(Shape):
    """One step: what is said, by language, what is written down, and where it goes on."""

    id: str
    name: str
    text: dict[str, str]
    must_be_said: bool
    fields: list[ScriptField]
    ways: list[ScriptWay]
    then: str


class FilledScript(Shape):
    """What an agent has done with it: the steps gone, what was answered, which texts were said word for word."""

    agent_id: str
    version: int
    path: list[str]
    answers: dict[str, str]
    said: list[str]
    done: bool


class ContactScript(Shape):
    """A script of a contact. `current`: it goes with the queue it is in; `steps` are those of now, if it is there."""

    id: str
    name: str
    version: int
    current: bool
    steps: list[ScriptStep]
    filled: FilledScript | None


class ScriptFilling(Body):
    """The script as it is filled in now, whole; the last step of `path` is where the agent stands."""

    path: Annotated[list[PartId], Field(min_length=1, max_length=PATH_MAX)]
    answers: Annotated[dict[PartId, Answer], Field(max_length=STEPS_MAX * FIELDS_MAX)] = {}
    said: Annotated[list[PartId], Field(max_length=STEPS_MAX)] = []
    done: bool = False
