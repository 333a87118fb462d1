"""Takes customers from a table: looks first, then stores all of it at once, and can take it back."""

import asyncio
import dataclasses
from collections.abc import Sequence
from functools import partial

from sqlalchemy.exc import IntegrityError

from ringhall.business.customers import import_repository as kept
from ringhall.business.customers import repository
from ringhall.business.customers.errors import NothingToImport, NumberTaken
from ringhall.business.customers.import_repository import Import
from ringhall.business.customers.rules.importing import Change, Existing, Plan, lines_of, plan
from ringhall.business.customers.rules.table import Field, Table, guessed, read
from ringhall.company.audit.service import Audit
from ringhall.foundation import mail_addresses, numbers
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound
from ringhall.foundation.ids import NewId

UNDO_DAYS = 7
DAY_MS = 86_400_000


@dataclasses.dataclass(frozen=True)
class Looked:
    """A table as it was read: its columns with what they mean, and what it would do."""

    table: Table
    columns: tuple[Field | None, ...]
    plan: Plan


@dataclasses.dataclass(frozen=True)
class Undone:
    """How many records an undo removed and restored, and how many it left because they were changed since."""

    removed: int
    restored: int
    left: int


class Importing:
    """Imports of customers. Nothing is stored by looking."""

    def __init__(self, audit: Audit, new_id: NewId, clock: Clock, region: str) -> None:
        self._audit, self._new_id, self._clock = audit, new_id, clock
        self._normalise = partial(numbers.normalise, region=region)

    async def look(
        self, transaction: Transaction, text: str, columns: Sequence[Field | None] | None, existing: Existing
    ) -> Looked:
        """What this table would do; columns are guessed by their heads unless they are said."""
        # Thousands of numbers take a moment to be understood: not while callers wait.
        table = await asyncio.to_thread(read, text)
        meant = tuple(columns) if columns is not None else guessed(table.heads)
        lines, faults = await asyncio.to_thread(lines_of, table, meant, self._normalise, mail_addresses.normalise)
        all_numbers = [number for line in lines for number in line.numbers]
        all_emails = [address for line in lines for address in line.emails]
        known = await kept.known(transaction, [line.id for line in lines if line.id], all_numbers, all_emails)
        return Looked(table, meant, plan(lines, faults, known, existing, self._new_id))

    async def run(
        self,
        transaction: Transaction,
        who: str,
        text: str,
        columns: Sequence[Field | None] | None,
        existing: Existing,
    ) -> Import:
        """Store every line without a fault, columns as `look` has them. Raises NothingToImport where there is none."""
        looked = await self.look(transaction, text, columns, existing)
        changes = looked.plan.changes
        if not changes:
            raise NothingToImport(faults=len(looked.plan.faults))
        try:
            await kept.add_all(transaction, [each.after for each in changes if each.before is None])
            for each in changes:
                if each.before is not None:
                    await repository.put(transaction, each.after, new=False)
        except IntegrityError:
            # Somebody else stored one of the numbers or addresses between our look and our write.
            raise NumberTaken(number="…", customer_id="…") from None
        now = self._clock.now()
        done = Import(self._new_id(), now, who, changes)
        await kept.forget_before(transaction, now - UNDO_DAYS * DAY_MS)
        await kept.add(transaction, done)
        said = {"added": done.added, "changed": done.changed, "faults": len(looked.plan.faults)}
        await self._audit.write(transaction, who, "customers.imported", f"import:{done.id}", None, said)
        return done

    async def newest(self, transaction: Transaction) -> list[Import]:
        """Imports that can still be taken back, newest first."""
        return await kept.since(transaction, self._clock.now() - UNDO_DAYS * DAY_MS)

    async def undo(self, transaction: Transaction, who: str, import_id: str) -> Undone:
        """Records as they were before. What was changed since then stays as it is."""
        done = next((each for each in await self.newest(transaction) if each.id == import_id), None)
        if done is None:
            raise NotFound(what="import", which=import_id)
        ids = [each.after.id for each in done.changes]
        now = {each.id: each for each in await kept.known(transaction, ids)}
        as_left: list[Change] = [each for each in done.changes if now.get(each.after.id) == each.after]
        await kept.remove_all(transaction, [each.after.id for each in as_left if each.before is None])
        restored = [each.before for each in as_left if each.before is not None]
        for record in restored:
            await repository.put(transaction, record, new=False)
        await kept.forget(transaction, import_id)
        undone = Undone(len(as_left) - len(restored), len(restored), len(done.changes) - len(as_left))
        said = dataclasses.asdict(undone)
        await self._audit.write(transaction, who, "customers.import_undone", f"import:{import_id}", None, said)
        return undone
