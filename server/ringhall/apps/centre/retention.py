"""What is kept no longer than its rule allows: looked at when the centre starts, and every night."""

from collections.abc import Sequence
from datetime import time
from typing import Any

import sqlalchemy as sa

from ringhall.apps.centre import kinds
from ringhall.apps.centre.due import DAY_MS, WANTED
from ringhall.business.customers.merging import Merging
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation
from ringhall.contact.service.erasing import Erasing
from ringhall.engine.recordings.models import recording
from ringhall.engine.recordings.service import Recordings
from ringhall.engine.speech.versions import PromptVersions
from ringhall.foundation.clock import Clock, as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Database
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Steps

PER_LOOK_MAX = 500
NIGHT = time(3, 30)
# What was cut off in the middle is done at one of the next looks.
AGAIN_DAYS = 7
WHO = "retention"


class Retention:
    """Lets recordings, personal data, records and former prompts go by rules, which story or audit log name."""

    def __init__(
        self,
        clock: Clock,
        steps: Steps,
        database: Database,
        organisation: Organisation,
        recordings: Recordings,
        merging: Merging,
        audit: Audit,
        prompts: PromptVersions,
    ) -> None:
        self._clock, self._steps, self._database = clock, steps, database
        self._organisation, self._recordings = organisation, recordings
        self._merging, self._audit, self._prompts = merging, audit, prompts
        self._erasing = Erasing(steps, database)

    async def look(self) -> int:
        """Delete all that is due now; how many recordings, contacts, records and former prompts that were."""
        async with self._database.transaction() as transaction:
            rules = [each.value for each in await self._organisation.all(transaction, kinds.RETENTION)]
        gone = 0
        for rule in rules:
            let_go = {
                "recordings": self._recordings_go,
                "personal_data": self._personal_data_go,
                "records": self._records_go,
                "prompts": self._prompts_go,
            }[rule.what]
            while done := await let_go(rule):
                gone += done
        await self._files_again()
        await self._erasing.again(self._clock.now() - AGAIN_DAYS * DAY_MS)
        log.info("retention.looked", rules=len(rules), deleted=gone)
        return gone

    async def _recordings_go(self, rule: kinds.RetentionSettings) -> int:
        due = await self._due(rule)
        for row in due:
            started_at = as_milliseconds(row.started_at)
            await self._recordings.let_go(self._steps, self._database, row.contact_id, row.n, started_at, rule.id)
        return len(due)

    async def _personal_data_go(self, rule: kinds.RetentionSettings) -> int:
        due = await self._due(rule)
        for row in due:
            await self._erasing.erase(row.id, rule.id)
        return len(due)

    async def _records_go(self, rule: kinds.RetentionSettings) -> int:
        """Records with all that was merged into them and what the audit log says of them; one entry says how many."""
        ids = [row.id for row in await self._due(rule)]
        if not ids:
            return 0
        async with self._database.transaction() as transaction:
            gone = [merge.gone.id for each in ids for merge in await self._merging.into(transaction, each)]
            await self._merging.forget(transaction, [*ids, *gone])
            subjects = [f"customer:{each}" for each in (*ids, *gone)]
            said = {"rule": rule.id, "records": len(ids)}
            await self._audit.erase(transaction, WHO, f"retention:{rule.id}", subjects, (), said)
        return len(ids)

    async def _prompts_go(self, rule: kinds.RetentionSettings) -> int:
        """Former versions of prompts; one entry in the audit log for each prompt says which."""
        due: dict[str, list[int]] = {}
        for row in await self._due(rule):
            due.setdefault(row.name, []).append(row.version)
        async with self._database.transaction() as transaction:
            await self._prompts.let_go(transaction, due)
            for name, numbers in due.items():
                said = {"rule": rule.id, "versions": sorted(numbers)}
                await self._audit.write(transaction, WHO, "prompt.deleted", f"prompt:{name}", said, None)
        return sum(map(len, due.values()))

    async def _due(self, rule: kinds.RetentionSettings) -> Sequence[sa.Row[Any]]:
        until = as_datetime(self._clock.now() - rule.days * DAY_MS)
        wanted = WANTED[rule.what](until, rule.queue_ids).order_by("moment").limit(PER_LOOK_MAX)
        async with self._database.transaction() as transaction:
            return (await transaction.execute(wanted)).all()

    async def _files_again(self) -> None:
        since = as_datetime(self._clock.now() - AGAIN_DAYS * DAY_MS)
        gone = sa.select(recording).where(recording.c.state == "deleted", recording.c.deleted_at > since)
        async with self._database.transaction() as transaction:
            rows = (await transaction.execute(gone)).all()
        for row in rows:
            self._recordings.forget_file(row.contact_id, row.n, as_milliseconds(row.started_at))
