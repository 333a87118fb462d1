"""What others do for an erasure."""

from collections.abc import Sequence
from typing import Protocol

from ringhall.business.customers.types import Customer
from ringhall.foundation.db.engine import Transaction


class Records(Protocol):
    """Customers' records and whatever was merged into them."""

    async def family(self, transaction: Transaction, customer_id: str) -> list[Customer]: ...
    async def owners_of(
        self, transaction: Transaction, numbers: Sequence[str], emails: Sequence[str] = ()
    ) -> list[str]: ...
    async def forget(self, transaction: Transaction, customer_ids: Sequence[str]) -> None: ...
