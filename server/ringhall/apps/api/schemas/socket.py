"""Messages of the live socket, for the page's generated types; the gateway builds the same by hand."""

from typing import Literal

from ringhall.apps.api.schemas.common import Moment, Shape
from ringhall.apps.api.schemas.live import (
    Agent,
    Alarm,
    CentreSettings,
    Choice,
    Closure,
    Contact,
    Disposition,
    Queue,
    VirtualAgent,
)
from ringhall.apps.api.schemas.session import Me


class SnapshotData(Shape):
    """Everything the person may see, as it stands."""

    me: Me
    agents: list[Agent]
    virtual_agents: list[VirtualAgent]
    queues: list[Queue]
    contacts: list[Contact]
    alarms: list[Alarm]
    closures: list[Closure]
    dispositions: list[Disposition]
    reasons: list[Choice]
    settings: CentreSettings


class Snapshot(Shape):
    """The first message, and again when settings changed: it replaces all that was known."""

    type: Literal["snapshot"]
    cursor: int
    at: Moment
    data: SnapshotData


class Resumed(Shape):
    """The first message when nothing after the cursor is lost."""

    type: Literal["resumed"]
    cursor: int
    at: Moment


class Gone(Shape):
    """What is no more (or no more for this person)."""

    id: str


class Message(Shape):
    """A sentence for this person; `code` and `fields` say the same for other languages."""

    code: str
    text: str
    fields: dict[str, str]


class NumberedEvent(Shape):
    """One change; `n` counts by one. `data` is the whole new state."""

    type: Literal["event"]
    n: int
    at: Moment


class AgentEvent(NumberedEvent):
    """An agent changed."""

    kind: Literal["agent"]
    data: Agent


class VirtualAgentEvent(NumberedEvent):
    """A virtual agent changed."""

    kind: Literal["virtual_agent"]
    data: VirtualAgent


class QueueEvent(NumberedEvent):
    """A queue or its figures changed."""

    kind: Literal["queue"]
    data: Queue


class ContactEvent(NumberedEvent):
    """A contact came or changed."""

    kind: Literal["contact"]
    data: Contact


class AlarmEvent(NumberedEvent):
    """An alarm was raised or changed."""

    kind: Literal["alarm"]
    data: Alarm


class GoneEvent(NumberedEvent):
    """A contact is closed, or an alarm over."""

    kind: Literal["contact_closed", "alarm_cleared"]
    data: Gone


class MessageEvent(NumberedEvent):
    """A sentence for this person."""

    kind: Literal["message"]
    data: Message


class Events(Shape):
    """All that changed within one beat, for one person."""

    type: Literal["events"]
    at: Moment
    events: list[AgentEvent | VirtualAgentEvent | QueueEvent | ContactEvent | AlarmEvent | GoneEvent | MessageEvent]


class Beat(Shape):
    """Nothing happened for a second."""

    type: Literal["beat"]
    at: Moment


class PhoneMoved(Shape):
    """Another tab holds the softphone now."""

    type: Literal["phone_moved"]
