"""What flows may be told of a customer: who they are, not what agents noted of them."""

from ringhall.business.customers import proof_repository as proofs
from ringhall.business.customers import repository
from ringhall.business.customers.service import Customers
from ringhall.business.customers.types import Customer
from ringhall.foundation.db.engine import Database, Transaction


class AskedCustomers:
    """Implements lookups.FindCustomer."""

    def __init__(self, database: Database, customers: Customers) -> None:
        self._database, self._customers = database, customers

    async def find(self, number: str) -> dict[str, str] | None:
        """The customer with this customer number, else the one whose telephone number (or e-mail address) it is."""
        if not (typed := number.strip()):
            return None
        async with self._database.transaction() as transaction:
            known = await self._whose(transaction, typed)
            row = await proofs.of(transaction, known.id) if known else None
        if known is None:
            return None
        found = {
            "customer_number": row["number"] if row else None,
            "email": next(iter(known.emails), None),
            "language": known.language,
            "name": known.name,
            "telephone": next(iter(known.numbers), None),
        }
        return {name: value for name, value in found.items() if value}

    async def _whose(self, transaction: Transaction, typed: str) -> Customer | None:
        if key := await proofs.owner_of(transaction, typed):
            return await repository.by_id(transaction, key)
        return next(iter(await self._customers.search(transaction, typed, limit=1, whole=True)), None)
