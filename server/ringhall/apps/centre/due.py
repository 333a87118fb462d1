"""What is due by a rule of retention: looked at before the rule is made, and taken by it every night."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from ringhall.apps.api.parts import WhatIsDue
from ringhall.apps.centre.kinds import RetentionSettings
from ringhall.business.customers.models import customer, customer_merge
from ringhall.contact.models import contact
from ringhall.contact.service.erasing import personal_data_due
from ringhall.engine.recordings.models import recording
from ringhall.engine.speech.repository import replaced_before
from ringhall.foundation.clock import Clock, as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Database

DAY_MS = 86_400_000
FINISHED = ("complete", "short", "missing")
COUNTED_MAX = 100_000
SHOWN_MAX = 5


@dataclass(frozen=True)
class RetentionPreview:
    """Implements the API's Retention."""

    database: Database
    clock: Clock

    async def due(self, what: str, days: int, queue_ids: list[str]) -> WhatIsDue:
        """What a rule with this in it would take now."""
        said = {"id": "preview", "name": "preview", "what": what, "days": days, "queue_ids": queue_ids}
        return await due_now(self.database, self.clock, msgspec.convert(said, RetentionSettings))


async def due_now(database: Database, clock: Clock, rule: RetentionSettings) -> WhatIsDue:
    """What the rule would take if it ran now; nothing is changed."""
    wanted = WANTED[rule.what](as_datetime(clock.now() - rule.days * DAY_MS), rule.queue_ids)
    some = wanted.limit(COUNTED_MAX).subquery()
    async with database.transaction() as transaction:
        counted = sa.select(sa.func.count().label("count"), sa.func.min(some.c.moment).label("oldest"))
        row: Any = (await transaction.execute(counted.select_from(some))).one()
        shown = await transaction.execute(wanted.order_by("moment").limit(SHOWN_MAX)) if rule.what == "records" else ()
        ids = [each.id for each in shown]
    return WhatIsDue(row.count, as_milliseconds(row.oldest) if row.oldest else None, ids)


def recordings_due(until: datetime, queue_ids: list[str]) -> sa.Select[Any]:
    """Recordings of contacts that closed before this moment, and are there still."""
    wanted = (
        sa.select(recording.c.contact_id, recording.c.n, recording.c.started_at, contact.c.closed_at.label("moment"))
        .join(contact, contact.c.id == recording.c.contact_id)
        .where(contact.c.closed_at < until, recording.c.state.in_(FINISHED))
    )
    return wanted.where(contact.c.queue_id.in_(queue_ids)) if queue_ids else wanted


def records_due(until: datetime, _: list[str]) -> sa.Select[Any]:
    """Customers whose record was written before this moment, and who had no contact since, under any of their ids."""
    merged = sa.select(customer_merge.c.gone_id).where(customer_merge.c.kept_id == customer.c.id).correlate(customer)
    theirs = (contact.c.customer_id == customer.c.id) | contact.c.customer_id.in_(merged)
    since = (contact.c.arrived_at >= until) | (contact.c.state != "closed")
    met = sa.exists().where(theirs, since).correlate(customer)
    return sa.select(customer.c.id, customer.c.touched_at.label("moment")).where(customer.c.touched_at < until, ~met)


def prompts_due(until: datetime, _: list[str]) -> sa.Select[Any]:
    """Versions of prompts that were replaced before this moment."""
    return replaced_before(until)


WANTED = {
    "recordings": recordings_due,
    "personal_data": personal_data_due,
    "records": records_due,
    "prompts": prompts_due,
}
