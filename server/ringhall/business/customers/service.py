"""Finds and keeps customers."""

import dataclasses
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import IntegrityError

from ringhall.business.customers import repository
from ringhall.business.customers.errors import BadCustomer, ChangedMeanwhile, EmailTaken, NumberTaken
from ringhall.business.customers.types import Customer, CustomerSettings
from ringhall.company.audit.service import Audit
from ringhall.foundation import mail_addresses, numbers
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound, Phrase
from ringhall.foundation.ids import NewId

FOUND_MAX = 200
NUMBERS_MAX = 20
EMAILS_MAX = 20
NAME_LENGTH_MAX = 200
NOTE_LENGTH_MAX = 10_000


class Customers:
    """The customers. `region` is the country whose numbers are written without a prefix."""

    def __init__(self, audit: Audit, new_id: NewId, region: str) -> None:
        self._audit = audit
        self._new_id = new_id
        self.region = region

    async def get(self, transaction: Transaction, customer_id: str) -> Customer:
        known = await repository.by_id(transaction, customer_id)
        if known is None:
            raise NotFound(what="customer", which=customer_id)
        return known

    async def search(
        self, transaction: Transaction, text: str = "", limit: int = 50, *, whole: bool = False
    ) -> list[Customer]:
        """Customers whose name, number or e-mail address holds the text; all for an empty one, up to the limit.

        With `whole` only the one whose number or address it is: a part of one finds nobody.
        """
        if whole and text.strip():
            return await self._by_whole(transaction, text.strip())
        return await repository.search(transaction, text.strip(), min(limit, FOUND_MAX))

    async def add(
        self, transaction: Transaction, who: str, settings: CustomerSettings, customer_id: str | None = None
    ) -> Customer:
        """A new customer, under an id of the caller's own if it brings one."""
        known = self._checked(customer_id or self._new_id(), settings)
        await self._put(transaction, known, new=True)
        await self._audit.write(transaction, who, "customer.added", f"customer:{known.id}", None, _fields(known))
        return known

    async def change(
        self,
        transaction: Transaction,
        who: str,
        customer_id: str,
        settings: CustomerSettings,
        version: str | None = None,
    ) -> Customer:
        """Replace what is said of the customer. Raises ChangedMeanwhile where they are not of this version any more."""
        before = await self.get(transaction, customer_id)
        if version is not None and version != before.version:
            raise ChangedMeanwhile(current=_fields(before), version=before.version)
        known = self._checked(customer_id, settings)
        if known == before:
            return known
        await self._put(transaction, known, new=False)
        subject = f"customer:{customer_id}"
        await self._audit.write(transaction, who, "customer.changed", subject, _fields(before), _fields(known))
        return known

    async def remove(self, transaction: Transaction, who: str, customer_id: str) -> None:
        """Forget the customer. The audit log keeps that it happened, not who it was."""
        await self.get(transaction, customer_id)
        await repository.remove(transaction, customer_id)
        await self._audit.write(transaction, who, "customer.removed", f"customer:{customer_id}")

    async def by_email(self, transaction: Transaction, address: str) -> Customer | None:
        """The customer with this e-mail address, in any usual writing. Raises NoAddress."""
        owners = await repository.owners_of(transaction, [], [mail_addresses.normalise(address)])
        return await repository.by_id(transaction, owners[0]) if owners else None

    async def _by_whole(self, transaction: Transaction, text: str) -> list[Customer]:
        if "@" in text:
            with suppress(mail_addresses.NoAddress):
                known = await self.by_email(transaction, text)
                return [known] if known else []
        digits = numbers.whole_digits(text, self.region)
        owners = await repository.owners_of(transaction, [f"+{digits}"]) if digits else []
        return await repository.by_ids(transaction, owners)

    async def _put(self, transaction: Transaction, known: Customer, *, new: bool) -> None:
        taken = await repository.owner_of_any(transaction, known.numbers, known.id)
        if taken is not None:
            raise NumberTaken(number=taken[0], customer_id=taken[1])
        taken = await repository.owner_of_email(transaction, known.emails, known.id)
        if taken is not None:
            raise EmailTaken(address=taken[0], customer_id=taken[1])
        try:
            await repository.put(transaction, known, new=new)
        except IntegrityError:
            # Somebody else stored the same id, number or address between our look and our write.
            raise NumberTaken(number=", ".join((*known.numbers, *known.emails)), customer_id=known.id) from None

    def _checked(self, customer_id: str, settings: CustomerSettings) -> Customer:
        name = settings.name.strip()
        if not 0 < len(name) <= NAME_LENGTH_MAX or len(settings.note) > NOTE_LENGTH_MAX:
            raise BadCustomer(
                fault=Phrase(
                    "A customer has a name of 1 to {name_max} characters and a note of at most {note_max}.",
                    name_max=NAME_LENGTH_MAX,
                    note_max=NOTE_LENGTH_MAX,
                )
            )
        if len(settings.numbers) > NUMBERS_MAX:
            raise BadCustomer(fault=Phrase("A customer has at most {most} numbers.", most=NUMBERS_MAX))
        if len(settings.emails) > EMAILS_MAX:
            raise BadCustomer(fault=Phrase("A customer has at most {most} e-mail addresses.", most=EMAILS_MAX))
        written = tuple(dict.fromkeys(numbers.normalise(each, self.region) for each in settings.numbers))
        emails = tuple(dict.fromkeys(mail_addresses.normalise(each) for each in settings.emails))
        return Customer(customer_id, name, written, settings.language, settings.note, emails)


def _fields(known: Customer) -> dict[str, Any]:
    return dataclasses.asdict(known)
