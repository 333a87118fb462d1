"""Customers of a configuration document: added or changed by identifier, never removed."""

from dataclasses import dataclass

import msgspec

from ringhall.apps.centre.settings.values import By, Json
from ringhall.business.customers.service import Customers
from ringhall.business.customers.types import Customer, CustomerSettings
from ringhall.company.organisation.rules.shape import faults_of_shape
from ringhall.company.organisation.types import Fault
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound


class CustomerShape(msgspec.Struct, frozen=True, kw_only=True):
    """A customer as a document names them."""

    id: str
    name: str
    numbers: list[str] = []
    language: str = "en"
    note: str = ""
    emails: list[str] = []


@dataclass(frozen=True)
class DocumentCustomers:
    """The customers a document names."""

    customers: Customers

    def faults(self, data: Json) -> list[Fault]:
        """Faults of shape."""
        return faults_of_shape(CustomerShape, data)

    async def find(self, transaction: Transaction, key: str) -> Json | None:
        """The customer as a document shows them, or None."""
        try:
            return _shown(await self.customers.get(transaction, key))
        except NotFound:
            return None

    async def put(self, transaction: Transaction, by: By, data: Json, *, new: bool) -> None:
        """Store them."""
        shape = msgspec.convert(data, CustomerShape)
        numbers, emails = tuple(shape.numbers), tuple(shape.emails)
        settings = CustomerSettings(shape.name, numbers, shape.language, shape.note, emails)
        if new:
            await self.customers.add(transaction, by.login, settings, shape.id)
        else:
            await self.customers.change(transaction, by.login, shape.id, settings)


def _shown(customer: Customer) -> Json:
    return {
        "id": customer.id,
        "name": customer.name,
        "numbers": list(customer.numbers),
        "language": customer.language,
        "note": customer.note,
        "emails": list(customer.emails),
    }
