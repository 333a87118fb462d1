"""The stepper: (flow, place, what happened, now) -> (next place, commands). Pure; every channel and test uses it."""

import msgspec

from ringhall.engine.flows.document import AnyNode, Flow
from ringhall.engine.flows.nodes.menu import MENU_KEYS
from ringhall.engine.flows.place import Frame, Place, Waiting
from ringhall.engine.flows.ports import (
    CallBackAnswered,
    CodeSent,
    Command,
    FlowReturned,
    HangUp,
    Input,
    Key,
    LanguageKnown,
    LookedUp,
    MessageDone,
    PromptEnded,
    QueueReturned,
    Resumed,
    Said,
    SlotsFound,
    Speaking,
    TimeUp,
    TransferFailed,
    Understood,
    Verified,
)
from ringhall.engine.flows.rules import guard
from ringhall.engine.flows.walk import PATH_WORDS_MAX, Walk

NODES_PER_CALL_MAX = 1_000
SPEAKING_SECONDS_MAX = 30
"""Who speaks is not asked again meanwhile: the longest utterance, and the time it takes to understand it."""

_RETURNS: dict[type[Input], Waiting] = {
    QueueReturned: "queue",
    TransferFailed: "transfer",
    MessageDone: "message",
    CallBackAnswered: "call_back",
    SlotsFound: "slots",
    FlowReturned: "flow",
    Verified: "answer",
    CodeSent: "answer",
    LookedUp: "answer",
    Understood: "answer",
}


class Stepped(msgspec.Struct, frozen=True):
    """What a step led to. `moved` tells that the place is another one than before, so it must be kept.

    `entered` are the nodes come to, `ways` those left and where they led. `concealed`: the key that was pressed is,
    or may become, a part of something secret.
    """

    place: Place
    commands: tuple[Command, ...]
    moved: bool
    entered: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()
    concealed: bool = False


def begin(flow: Flow, variables: dict[str, str], now: int, language: str = "en", seed: str = "") -> Stepped:
    """A caller enters the flow. `variables` are those of check.CALL_VARIABLES, as far as known."""
    place = Place(
        node=flow.start, in_ivr_since=now, entered_at=now, prompt_id=now, variables=variables, language=language,
        seed=seed,
    )  # fmt: skip
    return _from_start(flow, place, now)


def enter(flow: Flow, before: Place, closed_queue: str, now: int, origin: Frame | None = None) -> Stepped:
    """A caller comes here from another flow by way of a queue (found closed, if it is named), with what is known.

    With an `origin` they belong to the flow that gave them to the queue, and to those it was to lead back to.
    """
    in_queue = max(0, now - before.entered_at) if before.waiting == "queue" else 0
    place = Place(
        node=flow.start,
        in_ivr_since=before.in_ivr_since + in_queue,
        entered_at=now,
        prompt_id=max(before.prompt_id, now),
        variables=before.variables,
        language=before.language,
        path=before.path,
        nodes_entered=before.nodes_entered,
        seed=before.seed,
        known_language=before.known_language,
        secrets=before.secrets,
        concealed=before.concealed,
        closed_queues=(*before.closed_queues, closed_queue) if closed_queue else before.closed_queues,
        offered=before.offered,
        emergency_heard=before.emergency_heard,
        stack=before.stack if origin else (),
        origin=origin,
    )
    return _from_start(flow, place, now)


def enter_at(flow: Flow, place: Place, now: int) -> Stepped:
    """A caller who is in no queue comes here from another flow, with everything they have."""
    return _from_start(flow, place, now)


def step(flow: Flow, place: Place, given: Input, now: int) -> Stepped:
    """Something happened to the caller. What is late, doubled or meant for another place changes nothing."""
    walk = _walk(flow, place, now)
    node = flow.nodes.get(place.node)
    if place.waiting == "ended":
        _at_the_end(walk, given)
    elif node is None:
        # The flow was changed under the caller: better a clear end than silence.
        walk.end("failed")
    else:
        _take(walk, node, given)
    _settle(flow, walk)
    concealed = isinstance(given, Key) and _conceals(flow, place, walk.place)
    return msgspec.structs.replace(_stepped(walk, walk.place != place), concealed=concealed)


def _walk(flow: Flow, place: Place, now: int) -> Walk:
    person = guard.way_to_person(flow, place)
    return Walk(place, now, flow.calendars, flow.time_zone, person, flow.emergency)


def _from_start(flow: Flow, place: Place, now: int) -> Stepped:
    walk = _walk(flow, place, now)
    walk.target = flow.start
    _settle(flow, walk)
    return _stepped(walk, True)


def _stepped(walk: Walk, moved: bool) -> Stepped:
    return Stepped(walk.place, tuple(walk.commands), moved, tuple(walk.entered), tuple(walk.ways))


def _conceals(flow: Flow, before: Place, after: Place) -> bool:
    """Keys kept for later may be meant for any node to come; of others, those that a secret was made of."""
    pressed_at, stands_at = flow.nodes.get(before.node), flow.nodes.get(after.node)
    typing = after.typed and stands_at is not None and stands_at.conceals_keys
    here = before.waiting in ("prompt", "keys") and pressed_at is not None and pressed_at.conceals_keys
    return bool(after.keys_ahead or typing or here or after.secrets != before.secrets)


def _at_the_end(walk: Walk, given: Input) -> None:
    if isinstance(given, Resumed) and walk.place.outcome:
        walk.commands.append(HangUp(walk.place.outcome))


def _take(walk: Walk, node: AnyNode, given: Input) -> None:
    match given:
        case Key(key):
            _key(walk, node, key)
        case Speaking():
            _speaking(walk, node)
        case Said():
            _said(walk, node, given)
        case PromptEnded(prompt_id):
            if walk.place.waiting == "prompt" and prompt_id == walk.place.prompt_id:
                node.heard(walk)
        case TimeUp(moment):
            if walk.person is not None and moment == walk.place.offer_at:
                walk.offer_person(walk.person, "time")
            elif moment == walk.place.deadline:
                _time_up(walk, node)
        case LanguageKnown(language):
            walk.change(known_language=language)
            node.returned(walk, given)
        case Resumed():
            _resumed(walk, node)
        case _:
            if _RETURNS.get(type(given)) == walk.place.waiting:
                _returned(walk, node, given)


def _key(walk: Walk, node: AnyNode, key: str) -> None:
    waiting = walk.place.waiting
    if waiting not in ("prompt", "keys") or key not in MENU_KEYS or not walk.keep_key(key):
        return
    if waiting == "keys":
        node.heard(walk)
    elif node.interruptible:
        walk.stop_prompt()
        node.heard(walk)


def _speaking(walk: Walk, node: AnyNode) -> None:
    """Speech ends a prompt as a key does, before anybody knows what was said."""
    if _hushed_for(walk, node):
        walk.wait("keys", SPEAKING_SECONDS_MAX)


def _said(walk: Walk, node: AnyNode, given: Said) -> None:
    if _hushed_for(walk, node):
        node.said(walk, given)


def _hushed_for(walk: Walk, node: AnyNode) -> bool:
    """Whether speech counts here, where nothing is played any more then.

    Keys that came before count first, as does a value that is being typed.
    """
    place = walk.place
    if not node.hears_speech or place.keys_ahead or (place.typed and not place.part):
        return False
    if place.waiting == "prompt" and node.interruptible:
        walk.stop_prompt()
        return True
    return place.waiting == "keys"


def _time_up(walk: Walk, node: AnyNode) -> None:
    if walk.place.waiting == "prompt":
        walk.stop_prompt()
        node.heard(walk)
    else:
        node.time_up(walk)


def _resumed(walk: Walk, node: AnyNode) -> None:
    """Ask again. Who is in a queue, a transfer or a recording is left there: their ends are still to come."""
    if walk.place.waiting == "prompt":
        walk.stop_prompt()
    if walk.place.waiting in ("nothing", "keys", "answer"):
        walk.change(typed="", keys_ahead="")
        node.resumed(walk)


def _returned(walk: Walk, node: AnyNode, given: Input) -> None:
    if walk.place.waiting == "queue":
        in_queue = walk.now - walk.place.entered_at
        walk.change(in_ivr_since=walk.place.in_ivr_since + max(0, in_queue))
    node.returned(walk, given)


def _settle(flow: Flow, walk: Walk) -> None:
    """Enter node after node until one waits. More than all nodes without an answer of the caller is a runaway."""
    while walk.target is not None:
        node = flow.nodes.get(walk.target)
        runaway = walk.unanswered >= len(flow.nodes) or walk.place.nodes_entered >= NODES_PER_CALL_MAX
        due = guard.due(walk.person, walk.place)
        if node is None or runaway:
            walk.end("failed")
        elif walk.person is not None and due is not None and due <= walk.now and guard.keeps(flow, node):
            walk.offer_person(walk.person, "time")
        else:
            _enter(walk, walk.target, node)
    walk.change(offer_at=guard.offer_at(flow, walk.person, walk.place))


def _enter(walk: Walk, name: str, node: AnyNode) -> None:
    walk.target = None
    walk.unanswered += 1
    walk.entered.append(name)
    path = (*walk.place.path, node.label)[-PATH_WORDS_MAX:] if node.label else walk.place.path
    walk.change(
        node=name, entered_at=walk.now, nodes_entered=walk.place.nodes_entered + 1, path=path,
        language=node.language or walk.place.language, waiting="nothing", deadline=None, tries=0, typed="",
        part="",
    )  # fmt: skip
    node.enter(walk)
