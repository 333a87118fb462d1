"""How a scripted call went: every moment of it, with what was said and which way was taken."""

import msgspec

from ringhall.engine.flows import ports as do
from ringhall.engine.flows.place import Place, Waiting
from ringhall.engine.flows.rules.step import Stepped

HERE = ""
Way = tuple[str, str, str]
"""A flow (empty: the tested one), a node of it, and where it led."""
CONCEALED = "•"
GIVEN: dict[type[do.Input], str] = {
    do.Key: "key",
    do.Speaking: "speaks",
    do.Said: "said",
    do.PromptEnded: "heard",
    do.TimeUp: "time_up",
    do.QueueReturned: "queue",
    do.TransferFailed: "transfer",
    do.MessageDone: "message",
    do.CallBackAnswered: "call_back",
    do.SlotsFound: "slots",
    do.Verified: "verified",
    do.LookedUp: "look_up",
    do.CodeSent: "code",
    do.Understood: "understood",
    do.LanguageKnown: "language",
    do.FlowReturned: "no_flow",
}


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """What happened `at` (milliseconds since the call began), and what it led to.

    `given`: `begins`, one of GIVEN, `enters` or `returns` (another flow), `answered`, `hangs_up`; `detail` is the key
    (• when it is part of a secret), the reason, the seconds. `flow`, `node` and `waiting` are where the caller stands
    then; `nodes` were come to, `ways` taken; `variables` are those with another value than before.
    """

    at: int
    given: str
    detail: str
    flow: str
    node: str
    waiting: Waiting
    nodes: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    said: tuple[do.Sound, ...] = ()
    variables: dict[str, str] = {}
    notes: tuple[do.Note, ...] = ()
    queue: str = ""


class Course(msgspec.Struct, frozen=True):
    """How a call went: where it ended or stands, what was heard, the nodes it came through and the ways it took.

    `over`: nothing more can happen. `next_ms`: after so long something happens by itself; None: nothing does.
    """

    place: Place
    end: str
    queue: str
    heard: tuple[str, ...]
    ways: tuple[Way, ...]
    nodes: tuple[str, ...]
    moments: tuple[Moment, ...]
    over: bool
    next_ms: int | None
    steps: int


def moment_of(stepped: Stepped, before: Place, flow: str, at: int, given: str, detail: str) -> Moment:
    """One step of the call as a moment."""
    place, known, commands = stepped.place, before.variables, stepped.commands
    return Moment(
        at=at,
        given=given,
        detail=CONCEALED if given == "key" and stepped.concealed else detail,
        flow=flow,
        node=place.node,
        waiting=place.waiting,
        nodes=stepped.entered,
        ways=tuple((flow, node, to) for node, to in stepped.ways),
        said=tuple(part for each in commands if isinstance(each, do.PlayPrompt) for part in each.parts),
        variables={name: value for name, value in place.variables.items() if known.get(name) != value},
        notes=tuple(each for each in commands if isinstance(each, do.Note)),
        queue=next((each.queue for each in commands if isinstance(each, do.Enqueue)), ""),
    )


def detail_of(given: do.Input) -> str:
    """What there is to say of an input beside its name."""
    match given:
        case do.Key(key):
            return key
        case do.Said(text):
            return text
        case do.QueueReturned(reason):
            return reason
        case do.TransferFailed():
            return "failed"
        case do.MessageDone(seconds):
            return f"{seconds:g}"
        case do.CallBackAnswered(promised, taken):
            return "promised" if promised else "taken" if taken else "refused"
        case do.SlotsFound(slots):
            return str(len(slots))
        case do.Verified(_, verdict):
            return verdict
        case do.LookedUp(_, outcome):
            return outcome
        case do.CodeSent(_, became):
            return became
        case do.Understood():
            return f"{given.intent} {given.confidence:.0%}" if given.known else ""
        case do.LanguageKnown(language):
            return language
        case _:
            return ""
