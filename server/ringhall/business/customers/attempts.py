"""Answers of somebody who has to prove that they are a customer: counted before they are looked at."""

from datetime import datetime
from typing import Any

from ringhall.business.customers import proof_repository as repository
from ringhall.business.customers.rules.proofs import locked_until, recent
from ringhall.engine.flows.ports import Proven
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction


def failed_at(row: dict[str, Any]) -> list[int]:
    """When the wrong answers were that count, by the customer's row of proofs; milliseconds UTC."""
    moments: list[datetime] = row["failed_at"]
    return [as_milliseconds(each) for each in moments]


async def counted(transaction: Transaction, customer_id: str, row: dict[str, Any], now: int) -> bool:
    """Count one more answer as wrong, so that none goes uncounted. False, and it is not counted, where it is locked."""
    before = failed_at(row)
    if locked_until(before, now) is not None:
        return False
    await repository.failed(transaction, customer_id, [as_datetime(each) for each in [*recent(before, now), now]])
    return True


async def verified(transaction: Transaction, customer_id: str) -> Proven:
    """The answer was right: those before count no more."""
    await repository.failed(transaction, customer_id, [])
    return Proven("verified", customer_id, await repository.name_of(transaction, customer_id) or "")
