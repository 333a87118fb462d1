"""Finds a person in every slice, and erases them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ringhall.business.customers.types import Customer
from ringhall.company.audit.service import Audit
from ringhall.contact.service.erasing import Erasing
from ringhall.contact.state import Contact
from ringhall.engine.recordings.service import Recordings, StoredRecording
from ringhall.foundation import mail_addresses, tasks
from ringhall.foundation import numbers as numbering
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.errors import NotFound, Refusal
from ringhall.foundation.ids import NewId
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Steps
from ringhall.oversight.privacy.errors import PersonUnknown, StillOpen
from ringhall.oversight.privacy.ports import Records
from ringhall.oversight.privacy.rules.person import Person, also_called, names_of, names_told, person_of

RULE = "request"
WORKS_KEPT_MAX = 100
REFERENCES_SHOWN = 5
TABLES = (
    "story",
    "contact",
    "customer",
    "customer_number",
    "customer_email",
    "customer_merge",
    "customer_import",
    "audit_entry",
    "saved_search",
)


@dataclass(frozen=True)
class Traces:
    """Everything that is known of a person, and what of others' holds their name."""

    person: Person
    records: list[Customer]
    contacts: list[Contact]
    mentions: dict[str, list[str]]
    recordings: list[StoredRecording]
    audit_entries: int
    searches: int
    notes_of_others: list[str]

    @property
    def open_references(self) -> list[str]:
        """Contacts that are not closed, or whose recording is still being made."""
        busy = {each.contact_id for each in self.recordings if each.state == "recording"}
        return [each.reference for each in self.contacts if each.state != "closed" or each.id in busy]

    @property
    def sounds(self) -> list[StoredRecording]:
        """Recordings whose sound is there."""
        return [each for each in self.recordings if each.state in ("complete", "short", "missing")]

    @property
    def empty(self) -> bool:
        """Whether there is nothing of them."""
        return not (self.records or self.contacts or self.mentions or self.audit_entries or self.searches)


@dataclass
class Work:
    """An erasure that runs or has ended; `done` of `all` contacts and recordings."""

    id: str
    state: Literal["running", "done", "failed"] = "running"
    done: int = 0
    all: int = 0
    task: asyncio.Task[None] | None = field(default=None, repr=False)


class Privacy:
    """One person at a time; everything is found anew whenever it is asked for."""

    def __init__(
        self,
        database: Database,
        steps: Steps,
        records: Records,
        recordings: Recordings,
        audit: Audit,
        new_id: NewId,
        region: str,
    ) -> None:
        self._database, self._steps = database, steps
        self._records, self._recordings, self._audit = records, recordings, audit
        self._region = region
        self._erasing = Erasing(steps, database)
        self._new_id = new_id
        self._works: dict[str, Work] = {}

    async def find(self, customer_id: str | None, number: str | None, email: str | None = None) -> Traces:
        """Everything known of the person of this record, number or e-mail address. Raises PersonUnknown."""
        async with self._database.transaction() as transaction:
            written = [numbering.normalise(number, self._region)] if number else []
            addresses = [mail_addresses.normalise(email)] if email else []
            ids = [customer_id] if customer_id else await self._records.owners_of(transaction, written, addresses)
            records = [each for one in ids for each in await self._records.family(transaction, one)]
            person = person_of(records, written, addresses)
            if customer_id and not records:
                person = Person((customer_id,), person.numbers, person.names)
            traces = await self._traces(transaction, person, records)
        if traces.empty:
            raise PersonUnknown(what="person", which="")
        return traces

    async def begin(self, traces: Traces, who: str) -> Work:
        """Begin to erase. Raises StillOpen where something of theirs goes on."""
        if traces.open_references:
            raise StillOpen(references=", ".join(traces.open_references[:REFERENCES_SHOWN]))
        work = Work(self._new_id(), all=len(traces.contacts) + len(traces.mentions) + len(traces.sounds))
        while len(self._works) >= WORKS_KEPT_MAX:
            self._works.pop(next(iter(self._works)))
        self._works[work.id] = work
        work.task = tasks.start(self._run(work, traces, who), "privacy.erase")
        return work

    def work(self, work_id: str) -> Work:
        """How far an erasure is. Raises NotFound."""
        work = self._works.get(work_id)
        if work is None:
            raise NotFound(what="erasure", which=work_id)
        return work

    async def _run(self, work: Work, traces: Traces, who: str) -> None:
        try:
            await self._erase(work, traces, who)
            work.state = "done"
            await self._database.clean(TABLES)
        except (Refusal, OSError, RuntimeError) as problem:
            log.error("privacy.erase_failed", work=work.id, problem=type(problem).__name__)
            work.state = "failed"
        except Exception:
            log.exception("privacy.erase_failed", work=work.id)
            work.state = "failed"

    async def _erase(self, work: Work, traces: Traces, who: str) -> None:
        """Sound and stories first, the record last: cut off in between, the person is still found by it."""
        for sound in traces.sounds:
            await self._recordings.let_go(
                self._steps, self._database, sound.contact_id, sound.n, sound.started_ms, RULE
            )
            work.done += 1
        for contact in traces.contacts:
            if not contact.erased:
                await self._erasing.erase(contact.id)
            work.done += 1
        for contact_id, party_ids in traces.mentions.items():
            await self._erasing.erase(contact_id, party_ids=party_ids)
            work.done += 1
        person = traces.person
        counts = {
            "records": len(person.customer_ids),
            "contacts": len(traces.contacts),
            "recordings": len(traces.sounds),
        }
        async with self._database.transaction() as transaction:
            await self._records.forget(transaction, person.customer_ids)
            await self._erasing.forget_searches(transaction, person.texts)
            subject = f"person:{work.id}"
            await self._audit.erase(transaction, who, subject, person.subjects, person.texts, counts)

    async def _traces(self, transaction: Transaction, person: Person, records: Sequence[Customer]) -> Traces:
        found = await self._erasing.find(transaction, person.customer_ids, person.numbers)
        about = await self._audit.naming(transaction, person.subjects, ())
        told = [name for each in about for name in (*names_told(each.content.before), *names_told(each.content.after))]
        person = also_called(person, (*names_of(found.own), *told))
        recordings = await self._recordings.of_contacts(transaction, [each.id for each in found.own])
        own = [each.id for each in found.own]
        return Traces(
            person=person,
            records=list({record.id: record for record in reversed(records)}.values()),
            contacts=found.own,
            mentions=found.mentions,
            recordings=recordings,
            audit_entries=len(await self._audit.naming(transaction, person.subjects, person.texts)),
            searches=await self._erasing.searches(transaction, person.texts),
            notes_of_others=await self._erasing.notes_of_others(transaction, own, person.texts),
        )
