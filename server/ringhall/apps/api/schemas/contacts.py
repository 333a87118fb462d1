"""Contacts in lists, their stories and recordings, and what may be asked of them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from ringhall.apps.api.schemas.common import Body, Identifier, Json, LongText, Moment, Number, Shape, storable
from ringhall.apps.api.schemas.live import Contact

Keys = Annotated[str, Field(min_length=1, max_length=32, pattern=r"^[0-9*#A-Da-d]+$")]
Disposition = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(storable)]


class ListedContact(Contact):
    """A contact with its durations. `wait_ms` includes ringing, `ring_ms` is that part of it."""

    closed_at: Moment | None
    wait_ms: int
    talk_ms: int
    hold_ms: int
    flow_ms: int
    virtual_ms: int
    wrap_up_ms: int
    ring_ms: int
    recordings: int


class ContactPage(Shape):
    """A part of the list, newest first; `next` is the cursor of the part after it."""

    items: list[ListedContact]
    next: str | None


class StoryEvent(Shape):
    """One line of a story."""

    n: int
    at: Moment
    kind: str
    data: Json


class Story(Shape):
    """Everything that happened to the contact, in order."""

    items: list[StoryEvent]


class Recording(Shape):
    """A line of the ledger of recordings."""

    n: int
    started_at: Moment
    ended_at: Moment | None
    seconds: float | None
    bytes: int | None
    sha256: str | None
    state: Literal["recording", "complete", "short", "missing", "deleted"]
    agent_id: str | None
    kind: Literal["talk", "voicemail"]


class HearableRecording(Recording):
    """A line of the ledger, and whether whoever asks may hear it."""

    hears: bool


class WholeContact(Shape):
    """Everything that is known of a contact, as a file."""

    contact: ListedContact
    story: list[StoryEvent]
    recordings: list[Recording]


class Target(Body):
    """Where to: exactly one of a queue, an agent, an extension or a number."""

    queue: Identifier | None = None
    agent: Identifier | None = None
    extension: Annotated[str, Field(pattern=r"^[0-9]{2,6}$")] | None = None
    number: Number | None = None

    @model_validator(mode="after")
    def exactly_one(self) -> "Target":
        """Refuse none and several."""
        if sum(where is not None for where in (self.queue, self.agent, self.extension, self.number)) != 1:
            raise ValueError("name exactly one of queue, agent, extension and number")
        return self


class ParkedAt(Shape):
    """The number of the place at which the customer waits."""

    place: str


class Transfer(Body):
    """Where the customer is to go."""

    to: Target


class Call(Body):
    """Whom to call."""

    number: Number


class PickUp(Body):
    """Where the call rings: at an agent (by identifier), or at an extension. Neither: in one's queues and groups."""

    agent: Identifier | None = None
    extension: Identifier | None = None

    @model_validator(mode="after")
    def _one_at_most(self) -> "PickUp":
        if self.agent is not None and self.extension is not None:
            raise ValueError("Name an agent or an extension, not both.")
        return self


class MoreTime(Body):
    """How much longer."""

    seconds: Annotated[int, Field(ge=10, le=300)] = 60


class KeysPressed(Body):
    """Keys to send: 0-9 * # A-D."""

    keys: Keys


class NoteText(Body):
    """The agent's note, whole."""

    text: LongText


class DispositionChoice(Body):
    """What the contact was about."""

    disposition: Disposition


class WebCall(Shape):
    """A guest phone for the page: register as `user` at `websocket` and call `target`."""

    user: str
    secret: str
    websocket: str
    target: str
