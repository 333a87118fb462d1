"""Erases what stories say of a person: first the fact that it is erased, then the words themselves."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from ringhall.contact import events as e
from ringhall.contact.models import contact as table
from ringhall.contact.models import saved_search
from ringhall.contact.rules.personal import PERSONAL_FIELDS, erased, is_mentioned, unknown_erased
from ringhall.contact.state import Contact
from ringhall.foundation.clock import as_datetime
from ringhall.foundation.closed_story import tell
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.errors import Conflict
from ringhall.foundation.events import Event, from_data, to_data
from ringhall.foundation.steps import Steps
from ringhall.foundation.story_overwriting import overwrite

FOUND_MAX = 20_000
AGAIN_MAX = 10_000
_MENTIONED = sa.text(
    "EXISTS (SELECT FROM jsonb_each(folded -> 'parties') AS party (id, said) "
    "WHERE said ->> 'role' <> 'agent' AND said ->> 'address' = ANY (:numbers))"
)
_TOLD = sa.text(
    "SELECT stream, data FROM story WHERE kind = 'PersonErased' AND at >= :since ORDER BY stream LIMIT :most"
)


class TooManyContacts(Conflict):
    """More contacts than are worked on at once."""

    code = "too-many-contacts"
    text = "This person has more than {most} contacts. Let a rule of retention take the older ones first."


class PersonTraces(msgspec.Struct, frozen=True):
    """Where a person is met: contacts of their own, and others in which they were called in (with those parties)."""

    own: list[Contact]
    mentions: dict[str, list[str]]


class Erasing:
    """Finds and erases a person in stories. What is erased cannot come back."""

    def __init__(self, steps: Steps, database: Database) -> None:
        self._steps, self._database = steps, database

    async def find(
        self, transaction: Transaction, customer_ids: Collection[str], numbers: Collection[str]
    ) -> PersonTraces:
        """Every contact in which the person is met, oldest first. Raises TooManyContacts."""
        own = table.c.customer_id.in_(customer_ids) | table.c.address.in_(numbers)
        rows = await self._contacts(transaction, own)
        mine = {contact.id for contact in rows}
        called_in = await self._contacts(transaction, _MENTIONED.bindparams(numbers=list(numbers))) if numbers else []
        mentions = {
            contact.id: [party.id for party in contact.parties.values() if is_mentioned(party, numbers)]
            for contact in called_in
            if contact.id not in mine
        }
        return PersonTraces(rows, mentions)

    async def erase(self, contact_id: str, rule: str | None = None, party_ids: list[str] | None = None) -> None:
        """Erase one closed contact, or only what it says of these parties."""
        told = e.PersonErased(contact_id=contact_id, rule=rule, party_ids=party_ids)
        await tell(self._steps, self._database, told.stream, lambda step: step.record(told))
        await self._overwrite(told)

    async def again(self, since: int) -> int:
        """Overwrite once more what was told since then, for work that was cut off; how many stories that changed."""
        async with self._database.transaction() as transaction:
            rows = await transaction.execute(_TOLD.bindparams(since=as_datetime(since), most=AGAIN_MAX))
            told = [msgspec.convert(row.data, e.PersonErased) for row in rows]
        return sum([await self._overwrite(each) > 0 for each in told])

    async def searches(self, transaction: Transaction, texts: Collection[str]) -> int:
        """How many kept searches look for one of these names or numbers."""
        return int((await transaction.execute(_searches(sa.func.count(), texts))).scalar_one()) if texts else 0

    async def forget_searches(self, transaction: Transaction, texts: Collection[str]) -> None:
        """Forget those searches."""
        if texts:
            await transaction.execute(saved_search.delete().where(_searching(texts)))

    async def notes_of_others(
        self, transaction: Transaction, own: Collection[str], texts: Collection[str]
    ) -> list[str]:
        """References of other contacts whose note holds a name or number; a person has to look at them."""
        if not texts:
            return []
        hits = sa.or_(*(table.c.note.icontains(text, autoescape=True) for text in texts))
        found = sa.select(table.c.number).where(hits, table.c.id.not_in(own)).order_by(table.c.number.desc())
        return [f"C-{number}" for number in (await transaction.execute(found.limit(100))).scalars()]

    async def _contacts(self, transaction: Transaction, wanted: Any) -> list[Contact]:
        query = sa.select(table.c.folded).where(wanted).order_by(table.c.arrived_at).limit(FOUND_MAX + 1)
        rows = (await transaction.execute(query)).scalars().all()
        if len(rows) > FOUND_MAX:
            raise TooManyContacts(most=FOUND_MAX)
        return [msgspec.convert(row, Contact) for row in rows]

    async def _overwrite(self, told: e.PersonErased) -> int:
        def change(kind: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
            return erased_data(kind, data, told.party_ids)

        async with self._database.transaction() as transaction:
            return await overwrite(transaction, told.stream, change)


def personal_data_due(until: datetime, queue_ids: Sequence[str]) -> sa.Select[Any]:
    """Contacts closed before this moment whose personal data are still there."""
    wanted = sa.select(table.c.id, table.c.closed_at.label("moment")).where(table.c.closed_at < until, ~table.c.erased)
    return wanted.where(table.c.queue_id.in_(queue_ids)) if queue_ids else wanted


def erased_data(kind: str, data: Mapping[str, Any], party_ids: Collection[str] | None) -> Mapping[str, Any]:
    """A stored event without what is personal: the same fields, other values."""
    known = Event.kinds.get(kind)
    if known is None:
        return data if party_ids is not None else unknown_erased(data)
    fields = PERSONAL_FIELDS.get(known, frozenset())
    if not fields:
        return data
    news = to_data(erased(from_data(kind, dict(data)), party_ids))
    return {name: news[name] if name in fields else value for name, value in data.items()}


def _searches(what: Any, texts: Collection[str]) -> sa.Select[Any]:
    return sa.select(what).select_from(saved_search).where(_searching(texts))


def _searching(texts: Collection[str]) -> sa.ColumnElement[bool]:
    """Names and numbers as they stand in an address, and in the name of the search."""
    plain = sa.func.replace(sa.func.replace(saved_search.c.query, "+", " "), "%2B", "+")
    places = (plain, saved_search.c.name)
    return sa.or_(*(place.icontains(text, autoescape=True) for place in places for text in texts))
