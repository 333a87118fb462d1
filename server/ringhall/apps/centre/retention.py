"""What is kept no longer than its rule allows: looked at when the centre starts, and every night."""

from collections.abc import Sequence
from datetime import datetime, time

import sqlalchemy as sa

from ringhall.apps.centre import kinds
from ringhall.company.organisation.service import Organisation
from ringhall.contact.models import contact
from ringhall.contact.service.erasing import Erasing
from ringhall.engine.recordings.models import recording
from ringhall.engine.recordings.service import Recordings
from ringhall.foundation.clock import Clock, as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Database
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Steps

DAY_MS = 86_400_000
PER_LOOK_MAX = 500
NIGHT = time(3, 30)
# What was cut off in the middle is done at one of the next looks.
AGAIN_DAYS = 7
FINISHED = ("complete", "short", "missing")


class Retention:
    """Lets recordings and personal data go when their rule says so: the story tells it first, and names the rule."""

    def __init__(
        self,
        clock: Clock,
        steps: Steps,
        database: Database,
        organisation: Organisation,
        recordings: Recordings,
    ) -> None:
        self._clock, self._steps, self._database = clock, steps, database
        self._organisation, self._recordings = organisation, recordings
        self._erasing = Erasing(steps, database)

    async def look(self) -> int:
        """Delete all that is due now; how many recordings, and contacts with personal data, that were."""
        async with self._database.transaction() as transaction:
            rules = [each.value for each in await self._organisation.all(transaction, kinds.RETENTION)]
        gone = 0
        for rule in rules:
            let_go = self._recordings_go if rule.what == "recordings" else self._personal_data_go
            while done := await let_go(rule):
                gone += done
        await self._files_again()
        await self._erasing.again(self._clock.now() - AGAIN_DAYS * DAY_MS)
        log.info("retention.looked", rules=len(rules), deleted=gone)
        return gone

    async def _recordings_go(self, rule: kinds.RetentionSettings) -> int:
        due = await self._due(rule)
        for contact_id, n, started_at in due:
            await self._recordings.let_go(
                self._steps, self._database, contact_id, n, as_milliseconds(started_at), rule.id
            )
        return len(due)

    async def _personal_data_go(self, rule: kinds.RetentionSettings) -> int:
        until = self._clock.now() - rule.days * DAY_MS
        async with self._database.transaction() as transaction:
            due = await self._erasing.due(transaction, until, rule.queue_ids, PER_LOOK_MAX)
        for contact_id in due:
            await self._erasing.erase(contact_id, rule.id)
        return len(due)

    async def _due(self, rule: kinds.RetentionSettings) -> Sequence[tuple[str, int, datetime]]:
        until = as_datetime(self._clock.now() - rule.days * DAY_MS)
        wanted = (
            sa.select(recording.c.contact_id, recording.c.n, recording.c.started_at)
            .join(contact, contact.c.id == recording.c.contact_id)
            .where(contact.c.closed_at < until, recording.c.state.in_(FINISHED))
            .order_by(contact.c.closed_at)
            .limit(PER_LOOK_MAX)
        )
        if rule.queue_ids:
            wanted = wanted.where(contact.c.queue_id.in_(rule.queue_ids))
        async with self._database.transaction() as transaction:
            return [(row.contact_id, row.n, row.started_at) for row in await transaction.execute(wanted)]

    async def _files_again(self) -> None:
        since = as_datetime(self._clock.now() - AGAIN_DAYS * DAY_MS)
        gone = sa.select(recording).where(recording.c.state == "deleted", recording.c.deleted_at > since)
        async with self._database.transaction() as transaction:
            rows = (await transaction.execute(gone)).all()
        for row in rows:
            self._recordings.forget_file(row.contact_id, row.n, as_milliseconds(row.started_at))
