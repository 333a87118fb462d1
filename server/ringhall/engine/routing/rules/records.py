"""What an agent has done in each of their queues, as far as a strategy asks for it.

Calls and talk time count from the sign-in, and a newcomer starts at the average of the colleagues: with counts from
zero (Asterisk, FreeSWITCH) whoever comes late gets every call until they have caught up.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from ringhall.engine.routing.events import Start


class Record(msgspec.Struct, frozen=True):
    """One queue: calls taken and milliseconds talked since the sign-in; the last offer and end, 0 for never."""

    calls: int = 0
    talk_ms: int = 0
    offered_at: int = 0
    ended_at: int = 0


NONE = Record()
Records = dict[str, Record]
"""By queue. Never changed in place: agents are values."""


def offered(records: Records, queue_id: str | None, at: int) -> Records:
    """A contact of the queue rings at the agent."""
    return _with(records, queue_id, offered_at=at)


def taken(records: Records, queue_id: str | None) -> Records:
    """The agent has answered it."""
    return _with(records, queue_id, calls=_of(records, queue_id).calls + 1)


def ended(records: Records, queue_id: str | None, answered_at: int, at: int) -> Records:
    """The talk is over; hold and music are part of it."""
    talk_ms = _of(records, queue_id).talk_ms + max(0, at - answered_at)
    return _with(records, queue_id, talk_ms=talk_ms, ended_at=at)


def signed_in(records: Records, starts: Mapping[str, Start]) -> Records:
    """A new shift: counts begin at `starts`, or at nothing; when was last remains."""
    return {
        queue_id: replace(
            _of(records, queue_id),
            calls=starts[queue_id].calls if queue_id in starts else 0,
            talk_ms=starts[queue_id].talk_ms if queue_id in starts else 0,
        )
        for queue_id in {**records, **starts}
    }


def average(colleagues: Iterable[Record]) -> Start | None:
    """Where somebody starts who joins these; None when there is nothing to count from."""
    all_of_them = list(colleagues)
    calls = sum(each.calls for each in all_of_them)
    talk_ms = sum(each.talk_ms for each in all_of_them)
    if not calls and not talk_ms:
        return None
    return Start(calls // len(all_of_them), talk_ms // len(all_of_them))


def _of(records: Records, queue_id: str | None) -> Record:
    return records.get(queue_id or "", NONE)


def _with(records: Records, queue_id: str | None, **changes: int) -> Records:
    if queue_id is None:
        return records
    return {**records, queue_id: replace(_of(records, queue_id), **changes)}
