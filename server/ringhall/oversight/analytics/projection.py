"""Keeps the table of queue visits, as the writer shows it the stories."""

from typing import Any

from psycopg import AsyncConnection

from ringhall.contact import events as e
from ringhall.foundation.clock import as_datetime
from ringhall.foundation.events import Recorded
from ringhall.foundation.story_reader import on_connection
from ringhall.foundation.story_store import Write, as_json
from ringhall.oversight.analytics.rules.sums import Terms, Visit
from ringhall.oversight.analytics.rules.visits import Journey, TermsOf, apply, as_promised

Connection = AsyncConnection[tuple[Any, ...]]

FIXED = ("contact_id", "n", "queue_id", "queued_at", "waiting_since", "target_ms", "short_abandon_ms")
GROWING = (
    "left_at",
    "outcome",
    "agent_id",
    "wait_ms",
    "ring_ms",
    "talk_ms",
    "hold_ms",
    "wrap_up_ms",
    "transfers",
    "virtual_how",
    "expected_p50_ms",
    "expected_p90_ms",
)
COLUMNS = (*FIXED, *GROWING)
UPSERT = (
    f"INSERT INTO queue_visit ({', '.join(COLUMNS)}) "  # noqa: S608 - made of the names above only
    f"SELECT {', '.join(COLUMNS)} FROM jsonb_populate_recordset(NULL::queue_visit, %s::jsonb) "
    f"ON CONFLICT (contact_id, n) DO UPDATE SET {', '.join(f'{name} = EXCLUDED.{name}' for name in GROWING)}"
)
PROMISED = "SELECT contact_id, n, target_ms, short_abandon_ms FROM queue_visit WHERE contact_id = ANY(%s)"


class VisitTable:
    """Follows the stories as they are stored; what a queue promised is asked of `terms_of` when a visit begins."""

    def __init__(self, terms_of: TermsOf) -> None:
        self._terms_of = terms_of
        self._open: dict[str, Journey] = {}

    async def project(self, connection: Connection, events: list[Recorded]) -> list[Write]:
        """The rows of the visits of these contacts. Events seen before change nothing."""
        touched = {r.event.contact_id: None for r in events if isinstance(r.event, e.ContactEvent)}
        begun = {r.event.contact_id for r in events if isinstance(r.event, e.ContactArrived)}
        for contact_id in begun:
            self._open.setdefault(contact_id, Journey())
        await self._load(connection, [contact_id for contact_id in touched if contact_id not in self._open])
        for recorded in events:
            if isinstance(recorded.event, e.ContactEvent):
                apply(self._open[recorded.event.contact_id], recorded, self._terms_of)
        rows = [row_of(visit) for contact_id in touched for visit in self._open[contact_id].visits]
        for recorded in events:
            if isinstance(recorded.event, e.ContactClosed):
                self._open.pop(recorded.event.contact_id, None)
        return [(UPSERT, as_json(rows))] if rows else []

    async def _load(self, connection: Connection, contact_ids: list[str]) -> None:
        """Read stories again that were begun before this program was; what was promised then still counts."""
        if not contact_ids:
            return
        kept = await connection.execute(PROMISED, [contact_ids])
        promised = {(contact_id, n): Terms(*terms) async for contact_id, n, *terms in kept}
        self._open.update((contact_id, Journey()) for contact_id in contact_ids)
        async for recorded in on_connection(connection, [f"contact:{contact_id}" for contact_id in contact_ids]):
            terms_of = as_promised(promised, recorded, self._terms_of)
            apply(self._open[recorded.stream.removeprefix("contact:")], recorded, terms_of)


def row_of(visit: Visit) -> dict[str, Any]:
    """The visit as a row of the table."""
    moments = {"queued_at": visit.queued_at, "waiting_since": visit.waiting_since, "left_at": visit.left_at}
    return {name: getattr(visit, name) for name in COLUMNS if name not in moments} | {
        name: as_datetime(moment) if moment is not None else None for name, moment in moments.items()
    }
