"""What the switch's own queue did while we were away, read from its `queue_log`.

A row is `epoch|channel|queue|member|event|data…` (app_queue of Asterisk 22); our dialplan adds ARRIVED with the
number dialled and the caller's. Seconds are the finest it knows.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from ringhall.engine.telephony.ports import ServedAlone

FALLBACK = "fallback"
SEAT = "PJSIP/"
BROWSER = "-web"
COLUMNS = 5
BYTES_MAX = 4_000_000


class _Call(msgspec.Struct):
    leg_id: str
    dialled: str
    caller: str
    arrived_at: int
    seat: str = ""
    answered_at: int | None = None


def tail(folder: Path) -> Iterator[str]:
    """The last rows of the log in this folder, none where it has not been begun."""
    path = folder / "queue_log"
    if path.exists():
        with path.open("rb") as log:
            log.seek(max(0, path.stat().st_size - BYTES_MAX))
            yield from log.read().decode("utf-8", "replace").splitlines()


def served(lines: Iterable[str]) -> tuple[list[ServedAlone], int]:
    """The calls that are over, oldest first, and how many still talk. Who knocked at our door again is not among them.

    A call of which no end is told when the switch was started again ended with the switch before.
    """
    waiting: dict[str, _Call] = {}
    found: list[ServedAlone] = []
    for line in lines:
        row = line.rstrip("\n").split("|")
        if len(row) < COLUMNS or not row[0].isdigit():
            continue
        at, leg_id, _, member, event, *data = row
        if event == "QUEUESTART":
            found += [_over(call, int(at) * 1000, "lost") for call in waiting.values()]
            waiting.clear()
        elif event == "ARRIVED" and len(data) > 1:
            waiting[leg_id] = _Call(leg_id, data[0], data[1], int(at) * 1000)
        elif call := waiting.get(leg_id):
            found += _happened(waiting, call, event, member, int(at) * 1000)
    return found, sum(call.answered_at is not None for call in waiting.values())


def _happened(waiting: dict[str, _Call], call: _Call, event: str, member: str, at: int) -> list[ServedAlone]:
    match event:
        case "CONNECT":
            call.answered_at, call.seat = at, member.removeprefix(SEAT).removesuffix(BROWSER)
        case "COMPLETECALLER" | "COMPLETEAGENT":
            del waiting[call.leg_id]
            return [_over(call, at, "customer" if event == "COMPLETECALLER" else "agent")]
        case "ABANDON":
            del waiting[call.leg_id]
            return [_over(call, at, "customer")]
    return []


def _over(call: _Call, at: int, by: Literal["customer", "agent", "lost"]) -> ServedAlone:
    return ServedAlone(
        leg_id=call.leg_id,
        dialled=call.dialled,
        caller=call.caller,
        arrived_at=call.arrived_at,
        seat=call.seat,
        answered_at=call.answered_at,
        ended_at=at,
        ended_by=by,
    )
