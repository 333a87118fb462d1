"""Customers behind the same five calls as everything that is set up."""

from ringhall.apps.api.parts import Json
from ringhall.business.customers.service import Customers
from ringhall.business.customers.types import Customer, CustomerSettings
from ringhall.company.access.rules.rights import SEE_PERSONAL
from ringhall.company.access.service import require
from ringhall.company.access.types import User
from ringhall.foundation.db.engine import Transaction


class CustomerSetup:
    """Customers' records."""

    def __init__(self, customers: Customers) -> None:
        self._customers = customers

    async def all(self, transaction: Transaction) -> list[Json]:
        """The first of them; searching is for the rest."""
        return [customer_fields(each) for each in await self._customers.search(transaction)]

    async def one(self, transaction: Transaction, key: str) -> Json:
        """One record."""
        return customer_fields(await self._customers.get(transaction, key))

    async def create(self, transaction: Transaction, data: Json, by: User) -> Json:
        """A new record, under an identifier of its own or one we make."""
        settings = _customer_settings(data)
        return customer_fields(await self._customers.add(transaction, by.login, settings, data["id"] or None))

    async def change(self, transaction: Transaction, key: str, data: Json, by: User) -> Json:
        """Changes a record; what one may not see cannot be written over."""
        require(by, SEE_PERSONAL)
        return customer_fields(await self._customers.change(transaction, by.login, key, _customer_settings(data)))

    async def remove(self, transaction: Transaction, key: str, by: User) -> None:
        """Forgets a customer."""
        await self._customers.remove(transaction, by.login, key)


def customer_fields(customer: Customer) -> Json:
    """The record for JSON."""
    return {
        "id": customer.id,
        "name": customer.name,
        "numbers": list(customer.numbers),
        "language": customer.language,
        "note": customer.note,
        "emails": list(customer.emails),
    }


def _customer_settings(data: Json) -> CustomerSettings:
    numbers, emails = tuple(data["numbers"]), tuple(data["emails"])
    return CustomerSettings(data["name"], numbers, data["language"], data["note"], emails)
