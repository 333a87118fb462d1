"""The first run: the door for the first administrator, and the steps to the first call."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from ringhall.apps.api.schemas.common import Body, Identifier, Number, Shape, Word, storable
from ringhall.apps.api.schemas.session import Language

StepName = Literal["organisation", "administrator", "number", "queue", "agent", "call"]
Token = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(storable)]
Secret = Annotated[str, Field(min_length=1, max_length=1_000), AfterValidator(storable)]
Named = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(storable)]
Spoken = Annotated[str, Field(min_length=1, max_length=600), AfterValidator(storable)]


class FirstRunDoor(Shape):
    """Whether this centre still waits for its first administrator."""

    open: bool


class Place(Body):
    """The organisation. `region` is the country of numbers that are written without one."""

    name: Named
    language: Language
    time_zone: Annotated[str, Field(min_length=1, max_length=64), AfterValidator(storable)]
    region: Annotated[str, Field(pattern="^[A-Z]{2}$")]


class SetupToken(Body):
    """The one-time token that Ringhall printed."""

    token: Token


class FirstPlace(Place):
    """The organisation, told by whoever holds the token."""

    token: Token


class FirstAdministrator(Body):
    """The first administrator, who comes in with the token."""

    token: Token
    login: Word
    name: Word
    password: Secret
    language: Language = "en"


class FirstRunStep(Shape):
    """A step, and how far it is."""

    name: StepName
    state: Literal["open", "done", "skipped"]


class FirstRun(Shape):
    """All steps. `shown` tells whether administrators are still led; `contact_id` is the test call."""

    steps: list[FirstRunStep]
    shown: bool
    place: Place | None
    contact_id: str | None


class FirstRunMark(Body):
    """Call a step done, skip it, or take it up again."""

    state: Literal["open", "done", "skipped"]


class FirstRunReminder(Body):
    """Whether administrators are reminded of what is left."""

    shown: bool


class Way(Body):
    """A key of the menu, and the queue it leads to; no key where there is no menu."""

    key: Annotated[str, Field(pattern="^[1-9]?$")] = ""
    queue: Named


class FirstNumber(Body):
    """A number, what its callers hear, and where they wait."""

    number: Number
    name: Named
    language: Language
    greeting: Spoken
    choice: Annotated[str, Field(max_length=600), AfterValidator(storable)] = ""
    sorry: Spoken
    ways: Annotated[list[Way], Field(min_length=1, max_length=9)]

    @model_validator(mode="after")
    def _menu_is_whole(self) -> "FirstNumber":
        keys = [way.key for way in self.ways]
        if len(keys) > 1 and (not self.choice.strip() or "" in keys or len(set(keys)) < len(keys)):
            raise ValueError("a menu needs words that name the keys, and a key of its own for each queue")
        return self


class FirstAgent(Body):
    """Somebody who answers. Without a password it is whoever asks."""

    name: Named
    login: Annotated[str, Field(max_length=64), AfterValidator(storable)] = ""
    password: Secret | None = None


class TestCallWish(Body):
    """The number of ours that is to be called from the page."""

    number: Number


class TestCall(Body):
    """The contact that was the test call."""

    contact_id: Identifier


class SpokenText(Body):
    """Words to be heard in a language."""

    text: Spoken
    language: Language
