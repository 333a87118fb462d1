"""The emergency switch: the centre, a queue or a number is closed now, until a moment, whatever its calendar says.

Or nothing is closed, and callers hear an emergency message.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

import msgspec

from ringhall.company.organisation.rules.hours import Calendar
from ringhall.company.organisation.rules.open_times import state_at

CENTRE = "centre"
EMERGENCY = "message"
"""The scope of the emergency message: it closes nothing."""
Because = Literal["always", "week", "exception", "holiday", "closure"]
# What callers hear where nobody wrote anything else.
MESSAGE = {
    "en": "We are closed at the moment. Please call again later.",
    "da": "Vi har lukket lige nu. Ring venligst igen senere.",
    "ro": "În acest moment este închis. Vă rugăm să sunați mai târziu.",
    "sl": "Trenutno smo zaprti. Prosimo, pokličite pozneje.",
    "zh": "我们现在已关闭，请稍后再来电。",
}
DISTURBANCE = {
    "en": "There is a disturbance at the moment. We are working on it; thank you for your patience.",
    "da": "Der er en driftsforstyrrelse lige nu. Vi arbejder på sagen; tak for din tålmodighed.",
    "ro": "În acest moment avem o întrerupere. Lucrăm la remedierea ei; vă mulțumim pentru răbdare.",
    "sl": "Trenutno imamo motnjo. Odpravljamo jo; hvala za potrpljenje.",
    "zh": "目前出现故障，我们正在处理，感谢您的耐心等待。",
}


class Closure(msgspec.Struct, frozen=True, kw_only=True):
    """Closed from `since` to `until` (milliseconds UTC) by `by`; callers hear `message` (empty: a usual sentence).

    `leave`: those who wait already hear it too, and wait no longer. `goes_on`: after it they go where they go when it
    is closed; else the call ends.

    As an emergency message: flows with such a node say it, and the call goes on or ends; those who wait in `queues`
    hear it once and wait on.
    """

    since: int
    until: int
    by: str
    message: Annotated[str, msgspec.Meta(max_length=500)] = ""
    leave: bool = False
    goes_on: bool = False
    queues: Annotated[tuple[str, ...], msgspec.Meta(max_length=200)] = ()


class Standing(msgspec.Struct, frozen=True):
    """Open or not, until when (milliseconds UTC; None: no end in sight), and because of what; `closure`: of which."""

    open: bool
    until: int | None
    because: Because
    name: str = ""
    closure: str = ""


def of_queue(queue_id: str) -> str:
    """The closure that is of this queue alone."""
    return f"queue:{queue_id}"


def of_number(number: str) -> str:
    """The closure that is of this number alone."""
    return f"number:{number}"


def words_of(closure: Closure, *, emergency: bool = False) -> str | dict[str, str]:
    """What callers hear: as it was written, or a usual sentence by language."""
    return closure.message or (DISTURBANCE if emergency else MESSAGE)


def standing(calendar: Calendar | None, closures: Mapping[str, Closure], own: str, at: int) -> Standing:
    """How something stands at a moment: the centre's closure goes before its `own`, that before its calendar."""
    for scope in (CENTRE, own):
        closure = closures.get(scope)
        if closure is not None and at < closure.until:
            return Standing(False, closure.until, "closure", "", scope)
    if calendar is None:
        return Standing(True, None, "always")
    state = state_at(calendar, at)
    return Standing(state.open, state.until, state.source, state.name)


def next_change(standings: Iterable[Standing]) -> int | None:
    """When the first of them may stand otherwise."""
    return min((each.until for each in standings if each.until is not None), default=None)


def flow_of(closure: Closure, after: Mapping[str, Any] | None) -> dict[str, Any]:
    """What a caller meets: the message, then the nodes of the flow `after`, or the end of the call."""
    message = {"kind": "say", "parts": [{"text": words_of(closure)}]}
    if not closure.goes_on or after is None:
        end = {"kind": "hang_up", "outcome": "rejected"}
        return {"start": "closed", "nodes": {"closed": message | {"next": "end"}, "end": end}}
    nodes = dict(after["nodes"])
    first = "closed"
    while first in nodes:
        first += "_"
    return {"start": first, "nodes": nodes | {first: message | {"next": after["start"]}}}
