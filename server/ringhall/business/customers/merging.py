"""Puts two records of one person together, and takes them apart again."""

import dataclasses
from collections.abc import Sequence

from ringhall.business.customers import repository
from ringhall.business.customers.errors import BadCustomer, MergedOn
from ringhall.business.customers.rules.duplicates import Duplicate, duplicates
from ringhall.business.customers.rules.merging import apart, together
from ringhall.business.customers.service import NOTE_LENGTH_MAX, NUMBERS_MAX
from ringhall.business.customers.types import Customer, Merge
from ringhall.company.audit.service import Audit
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound, Phrase
from ringhall.foundation.ids import NewId

LOOKED_AT_MAX = 20_000
CHAIN_MAX = 50


class Merging:
    """Contacts keep the id they were told with; whoever asks for it is led to the record that is kept."""

    def __init__(self, audit: Audit, new_id: NewId, clock: Clock) -> None:
        self._audit = audit
        self._new_id = new_id
        self._clock = clock

    async def preview(self, transaction: Transaction, kept_id: str, gone_id: str) -> Customer:
        """What the two would become. Raises BadCustomer where that is no record."""
        kept, gone = await self._get(transaction, kept_id), await self._get(transaction, gone_id)
        if kept.id == gone.id:
            raise BadCustomer(fault="This is one record already. Choose two.")
        whole = together(kept, gone)
        if max(len(whole.numbers), len(whole.emails)) > NUMBERS_MAX or len(whole.note) > NOTE_LENGTH_MAX:
            raise BadCustomer(
                fault=Phrase(
                    "Together they have more than {most} numbers or addresses, or {note_max} letters of notes. "
                    "Shorten one first.",
                    most=NUMBERS_MAX,
                    note_max=NOTE_LENGTH_MAX,
                )
            )
        return whole

    async def merge(self, transaction: Transaction, who: str, kept_id: str, gone_id: str) -> Merge:
        """Put `gone` into `kept`."""
        whole = await self.preview(transaction, kept_id, gone_id)
        kept, gone = await self._get(transaction, kept_id), await self._get(transaction, gone_id)
        merge = Merge(self._new_id(), self._clock.now(), who, kept_id, kept, whole, gone)
        await repository.remove(transaction, gone_id)
        await repository.put(transaction, whole, new=False)
        await repository.add_merge(transaction, merge)
        before = {"kept": dataclasses.asdict(kept), "gone": dataclasses.asdict(gone)}
        subject = f"customer:{kept_id}"
        await self._audit.write(transaction, who, "customer.merged", subject, before, dataclasses.asdict(whole))
        return merge

    async def undo(self, transaction: Transaction, who: str, merge_id: str) -> Customer:
        """Two records again. Raises MergedOn while the kept record is part of a later merge."""
        merge = await repository.merge_by_id(transaction, merge_id)
        if merge is None:
            raise NotFound(what="merge", which=merge_id)
        if await repository.merge_of(transaction, merge.kept_id) is not None:
            raise MergedOn(kept_id=merge.kept_id)
        now = await self._get(transaction, merge.kept_id)
        alone = apart(now, merge)
        await repository.put(transaction, alone, new=False)
        # A number or address that was given to somebody else meanwhile stays there.
        free = [n for n in merge.gone.numbers if not await repository.owner_of_any(transaction, [n], merge.gone.id)]
        own = [e for e in merge.gone.emails if not await repository.owner_of_email(transaction, [e], merge.gone.id)]
        gone = dataclasses.replace(merge.gone, numbers=tuple(free), emails=tuple(own))
        await repository.put(transaction, gone, new=True)
        await repository.forget_merge(transaction, merge_id)
        after = {"kept": dataclasses.asdict(alone), "gone": dataclasses.asdict(gone)}
        subject = f"customer:{alone.id}"
        await self._audit.write(transaction, who, "customer.unmerged", subject, dataclasses.asdict(now), after)
        return alone

    async def kept(self, transaction: Transaction, customer_id: str) -> str:
        """The record that this one is in now; itself where it was never merged."""
        for _ in range(CHAIN_MAX):
            merge = await repository.merge_of(transaction, customer_id)
            if merge is None:
                break
            customer_id = merge.kept_id
        return customer_id

    async def into(self, transaction: Transaction, kept_id: str) -> list[Merge]:
        """What was put into this record, and into those, newest first."""
        found: list[Merge] = []
        waiting = [kept_id]
        while waiting and len(found) < CHAIN_MAX:
            merges = await repository.merges_into(transaction, waiting.pop())
            found += merges
            waiting += [merge.gone.id for merge in merges]
        return found

    async def family(self, transaction: Transaction, customer_id: str) -> list[Customer]:
        """The record and every record that was put into it, as each was last; empty where there is none."""
        kept_id = await self.kept(transaction, customer_id)
        kept = await repository.by_id(transaction, kept_id)
        if kept is None:
            return []
        merges = await self.into(transaction, kept_id)
        return [kept, *(each for merge in merges for each in (merge.kept_before, merge.kept_after, merge.gone))]

    async def owners_of(
        self, transaction: Transaction, numbers: Sequence[str], emails: Sequence[str] = ()
    ) -> list[str]:
        """Customers to whom one of the numbers or e-mail addresses, normalised already, leads."""
        return await repository.owners_of(transaction, numbers, emails)

    async def forget(self, transaction: Transaction, customer_ids: Sequence[str]) -> None:
        """Take these records away, with every picture of them that a merge kept."""
        await repository.forget(transaction, customer_ids)

    async def duplicates(self, transaction: Transaction) -> list[Duplicate]:
        """Records that may be of one person; among the first 20,000."""
        return duplicates(await repository.some(transaction, LOOKED_AT_MAX))

    async def _get(self, transaction: Transaction, customer_id: str) -> Customer:
        known = await repository.by_id(transaction, customer_id)
        if known is None:
            raise NotFound(what="customer", which=customer_id)
        return known
