"""Writes, reads and checks the audit log."""

import dataclasses
from collections.abc import Callable, Collection
from typing import Any

from ringhall.company.audit import repository
from ringhall.company.audit.rules.chain import FIRST, Content, Entry, Verdict, link, verify
from ringhall.company.audit.rules.deeds import known
from ringhall.company.audit.rules.hiding import hidden, names_any
from ringhall.company.audit.types import EVERYTHING, Wanted
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.story_overwriting import allow

ENTRIES_PER_READ_MAX = 1_000
ERASED_DEED = "person.erased"
# What an entry about a customer says of them.
PERSONAL = ("id", "name", "numbers", "emails", "note")


class Audit:
    """The audit log. `write` is part of the transaction of the change it speaks of."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def write(
        self,
        transaction: Transaction,
        who: str,
        what: str,
        subject: str,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        """Add an entry: `who` (a login) did `what` ("queue.changed") to `subject` ("queue:sales")."""
        await repository.lock(transaction)
        n, previous = await repository.last(transaction)
        content = Content(n + 1, self._clock.now(), who, known(what), subject, before, after)
        await repository.add(transaction, content, link(previous, content))

    async def page(
        self,
        transaction: Transaction,
        subject: str | None = None,
        before: int | None = None,
        limit: int = 100,
        wanted: Wanted = EVERYTHING,
    ) -> list[Entry]:
        """Entries, newest first; `before` is the number of the last one seen."""
        return await repository.newest(transaction, subject, before, min(limit, ENTRIES_PER_READ_MAX), wanted)

    async def find(self, transaction: Transaction, n: int) -> Entry | None:
        """The entry with this number, or None."""
        found = await repository.after(transaction, n - 1, 1)
        return found[0] if found and found[0].content.n == n else None

    async def naming(self, transaction: Transaction, subjects: Collection[str], texts: Collection[str]) -> list[Entry]:
        """Entries that say who a person is: those about these subjects, and those that hold a name or number."""
        holds = names_any(texts)
        found = await repository.saying(transaction, subjects, texts)
        return [each for each in found if _hidden(each.content, subjects, holds) != each.content]

    async def erase(
        self,
        transaction: Transaction,
        who: str,
        subject: str,
        subjects: Collection[str],
        texts: Collection[str],
        counts: dict[str, Any],
    ) -> None:
        """Take a person out of the log. The entry that says so vouches for what is left of each."""
        holds, entries = names_any(texts), {}
        found = await self.naming(transaction, subjects, texts)
        if found:
            await allow(transaction)
        for entry in found:
            left = _hidden(entry.content, subjects, holds)
            await repository.overwrite(transaction, left)
            entries[str(left.n)] = link(await repository.before(transaction, left.n), left)
        await self.write(transaction, who, ERASED_DEED, subject, None, {**counts, "entries": entries})

    async def verify(self, transaction: Transaction) -> Verdict:
        """Check the whole chain from its first entry."""
        verdict = Verdict(0, FIRST)
        erasures = [each.content.after or {} for each in await repository.of_deed(transaction, ERASED_DEED)]
        erased = {int(n): hash_ for said in erasures for n, hash_ in said.get("entries", {}).items()}
        while entries := await repository.after(transaction, verdict.entries, ENTRIES_PER_READ_MAX):
            verdict = verify(entries, verdict, erased)
            if verdict.broken_at is not None:
                break
        return verdict


def _hidden(content: Content, subjects: Collection[str], holds: Callable[[str], bool]) -> Content:
    personal = PERSONAL if content.subject in subjects else ()
    before, after = (hidden(said, personal, holds) for said in (content.before, content.after))
    return dataclasses.replace(content, before=before, after=after)
