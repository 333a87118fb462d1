"""A test of a flow as a document: a scripted call, what happens to it, and what is expected of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from ringhall.company.organisation.rules.shape import told
from ringhall.contact.flow_events import Verdict
from ringhall.engine.flows.errors import FlowInvalid, Problem
from ringhall.engine.flows.nodes.base import VariableName
from ringhall.engine.flows.ports import CodeOutcome, FlowOutcome
from ringhall.foundation.errors import Phrase

TRIALS_MAX = 200
Word = Annotated[str, Meta(max_length=500)]


class Taken(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What an intent model answers; without any `intent`: “I don't know”."""

    intent: Annotated[str, Meta(max_length=40)] = ""
    confidence: Annotated[float, Meta(ge=0, le=1)] = 1.0
    spoken: Annotated[str, Meta(max_length=120)] = ""
    answer: Annotated[str, Meta(max_length=500)] = ""


class Doing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing that happens, exactly one field of these.

    `keys` are pressed a fifth of a second apart; the caller `says` something, as it is recognised, and it
    is `understood` so where the centre's own model is not to be asked; with `listen` all
    that is playing is heard to its end; `wait` lets seconds pass with all that they bring. A queue gives the caller
    back, or an agent answers; an outside number answers or does not; a message of so many seconds was left; a call
    back is promised or refused, or the time for it is taken; these `slots` are free for one, each with its zone (none:
    there are none); the caller's record tells a `language`; the caller is `verified`, or how not; a source has `found`
    values by their names there, or the `look_up` came to nothing; a one-time `code` was sent, or why not; the caller
    `hangs_up`.
    """

    keys: Annotated[str, Meta(pattern=r"^[0-9*#A-D]{1,64}\Z")] | None = None
    says: Word | None = None
    listen: Literal[True] | None = None
    wait: Annotated[float, Meta(gt=0, le=86_400)] | None = None
    queue: Literal["timeout", "full", "closed", "answered"] | None = None
    transfer: Literal["failed", "answered"] | None = None
    message: Annotated[float, Meta(ge=0, le=3_600)] | None = None
    call_back: Literal["promised", "refused", "taken"] | None = None
    slots: Annotated[tuple[Annotated[datetime, Meta(tz=True)], ...], Meta(max_length=20)] | None = None
    language: Annotated[str, Meta(pattern=r"^[a-z]{2,3}\Z")] | None = None
    verified: Verdict | None = None
    found: dict[VariableName, Word] | None = None
    look_up: Literal["not_found", "failed"] | None = None
    code: CodeOutcome | None = None
    understood: Taken | None = None
    hangs_up: Literal[True] | None = None


class Expected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What must be so at the end; what is not given does not matter.

    `nodes` are those the caller came through in this order (others may lie between), `heard` are pieces of what was
    said, in this order.
    """

    end: Literal["ended", "queue", "transfer", "message", "call_back", "slots", "hung_up"] | None = None
    outcome: FlowOutcome | None = None
    node: Word | None = None
    queue: Word | None = None
    language: Word | None = None
    nodes: tuple[Word, ...] = ()
    heard: tuple[Word, ...] = ()
    variables: dict[VariableName, Word] = {}


class Script(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A call: who calls when (`at`, with its zone), which calendars are `open`, and what happens.

    Calendars not named keep their own hours, where the flow has them. `contact` is what shares are drawn by.
    """

    does: Annotated[tuple[Doing, ...], Meta(max_length=200)] = ()
    at: Annotated[datetime, Meta(tz=True)] | None = None
    open: dict[Word, bool] = {}
    variables: dict[VariableName, Word] = {}
    language: Annotated[str, Meta(pattern=r"^[a-z]{2,3}\Z")] = "en"
    contact: Word = "test"


class Trial(Script, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A call with its name, and what is expected of it."""

    name: Annotated[str, Meta(min_length=1, max_length=120)]
    expect: Expected


Trials = Annotated[tuple[Trial, ...], Meta(min_length=1, max_length=TRIALS_MAX)]


def read_trials(data: Any) -> tuple[Trial, ...]:
    """The tests of JSON data, at least one. Raises FlowInvalid, which says what to mend."""
    trials: tuple[Trial, ...] = _read(data, Trials, "tests")
    problems = [each for n, trial in enumerate(trials) for each in _at_once(f"tests.{n}", trial)]
    seen: set[str] = set()
    for n, trial in enumerate(trials):
        if trial.name in seen:
            problems.append(Problem(f"tests.{n}.name", "There is another test of this name: choose another one."))
        seen.add(trial.name)
    if problems:
        raise FlowInvalid(problems)
    return trials


def read_script(data: Any) -> Script:
    """A call of JSON data. Raises FlowInvalid."""
    script: Script = _read(data, Script, "call")
    if problems := list(_at_once("call", script)):
        raise FlowInvalid(problems)
    return script


def _read(data: Any, wanted: Any, where: str) -> Any:
    try:
        return msgspec.convert(data, wanted)
    except msgspec.ValidationError as error:
        fault = told(str(error), where)
        raise FlowInvalid([Problem(fault.where, fault.text)]) from None


def _at_once(where: str, script: Script) -> Iterator[Problem]:
    for n, doing in enumerate(script.does):
        if sum(getattr(doing, field) is not None for field in doing.__struct_fields__) != 1:
            yield Problem(f"{where}.does.{n}", Phrase("Say one thing that happens here."))
