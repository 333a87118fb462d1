"""Where a caller stands in a flow: everything needed to go on, also after a restart of the program."""

from typing import Literal

import msgspec

from ringhall.contact.flow_events import WhyPerson
from ringhall.engine.flows.ports import FlowOutcome
from ringhall.engine.flows.secret import Secret

Waiting = Literal[
    "nothing", "prompt", "keys", "queue", "transfer", "message", "call_back", "slots", "flow", "answer", "ended"
]


class Frame(msgspec.Struct, frozen=True):
    """A flow the caller was sent from, in its version, and the node that sent them."""

    flow: str
    version: int
    node: str


class Unwritten(msgspec.Struct, frozen=True):
    """What of a place stands in no story: keys as they are typed, and secrets. It is lost when the program ends."""

    keys_ahead: str = ""
    typed: str = ""
    secrets: dict[str, Secret] = {}

    def __repr__(self) -> str:
        return "Unwritten(•)"


NOTHING_UNWRITTEN = Unwritten()


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A caller's place. Moments are milliseconds UTC.

    `deadline` is set whenever the flow itself waits; queue and transfer carry their limit in their command.
    `part` is where inside a node that has several.
    `keys_ahead`, `typed` and `secrets` are unwritten: the story never has them. `concealed` names the secrets.
    `stack` are the flows to come back to, the last one first to be left for. `origin` gave the caller to a queue which
    sent them here: what that queue says of them is said to it.
    `known_language` stands in the caller's record.
    `seed` (the contact's id) is what shares are drawn by.
    `closed_queues` were found closed on the way here.
    `errors` are wrong and missing keys in a row; `offered` is why they were offered a person, which happens once, and
    `offer_at` when they will be for the time they spent. `emergency_heard` is the message they have heard, by when it
    was switched on.
    `in_ivr_since` moves on by the time spent in queues, so that now - in_ivr_since is the time in the menus.
    """

    node: str
    in_ivr_since: int
    entered_at: int
    variables: dict[str, str] = {}
    language: str = "en"
    waiting: Waiting = "nothing"
    deadline: int | None = None
    prompt_id: int = 0
    keys_ahead: str = ""
    typed: str = ""
    secrets: dict[str, Secret] = {}
    concealed: tuple[str, ...] = ()
    tries: int = 0
    part: str = ""
    nodes_entered: int = 0
    path: tuple[str, ...] = ()
    needless_key: str = ""
    needless_until: int = 0
    message_left: bool = False
    outcome: FlowOutcome | None = None
    known_language: str = ""
    stack: tuple[Frame, ...] = ()
    origin: Frame | None = None
    flows_entered: int = 0
    seed: str = ""
    closed_queues: tuple[str, ...] = ()
    errors: int = 0
    offered: WhyPerson | Literal[""] = ""
    offer_at: int | None = None
    emergency_heard: int = 0


def to_data(place: Place) -> dict[str, object]:
    """The place as plain JSON data, for the contact's story; without what is unwritten."""
    data: dict[str, object] = msgspec.to_builtins(msgspec.structs.replace(place, keys_ahead="", typed="", secrets={}))
    return data


def from_data(data: dict[str, object], unwritten: Unwritten = NOTHING_UNWRITTEN) -> Place:
    """The place as it was stored, with what is still remembered beside it."""
    return msgspec.structs.replace(
        msgspec.convert(data, Place),
        keys_ahead=unwritten.keys_ahead, typed=unwritten.typed, secrets=unwritten.secrets,
    )  # fmt: skip


def alarm(place: Place) -> int | None:
    """When the flow wants to be woken."""
    return min((moment for moment in (place.deadline, place.offer_at) if moment is not None), default=None)


def unwritten_of(place: Place) -> Unwritten:
    """What `to_data` leaves away."""
    return Unwritten(place.keys_ahead, place.typed, place.secrets)
