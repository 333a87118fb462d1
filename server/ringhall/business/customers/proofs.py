"""What customers prove themselves by: set by people with the right, never shown again, checked for flows."""

from datetime import date
from typing import Any, NamedTuple

from ringhall.business.customers import proof_repository as repository
from ringhall.business.customers.attempts import counted, failed_at, verified
from ringhall.business.customers.errors import BadCustomer, CustomerNumberTaken
from ringhall.business.customers.ports import Hasher
from ringhall.business.customers.rules import proofs as rules
from ringhall.company.audit.service import Audit
from ringhall.engine.flows.ports import Claim, Proven
from ringhall.foundation.clock import Clock, as_datetime
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.errors import Phrase
from ringhall.foundation.secrets import SecretBox


class Standing(NamedTuple):
    """What there is to check a customer by. `locked_until` is milliseconds UTC, None while they are not."""

    number: str | None
    has_pin: bool
    has_birth_date: bool
    failures: int
    locked_until: int | None


class Wish(NamedTuple):
    """What is to be another: a new value, or in `forget` the names of those that go."""

    number: str | None = None
    pin: str | None = None
    birth_date: date | None = None
    forget: frozenset[str] = frozenset()


class Proofs:
    """PINs, dates of birth and customer numbers. The first two are kept hashed, and the hash encrypted.

    A PIN has so few digits that whoever has its hash has the PIN; the key of the hash is not in the database.
    """

    def __init__(self, audit: Audit, hasher: Hasher, secrets: SecretBox, database: Database, clock: Clock) -> None:
        self._hasher = hasher
        self._audit, self._secrets, self._database, self._clock = audit, secrets, database, clock

    async def standing(self, transaction: Transaction, customer_id: str) -> Standing:
        """What there is; nothing for a customer of whom nothing is kept."""
        row, now = await repository.of(transaction, customer_id), self._clock.now()
        if row is None:
            return Standing(None, False, False, 0, None)
        failed = failed_at(row)
        return Standing(
            row["number"],
            row["pin"] is not None,
            row["birth_date"] is not None,
            len(rules.recent(failed, now)),
            rules.locked_until(failed, now),
        )

    async def set(self, transaction: Transaction, who: str, customer_id: str, wish: Wish) -> None:
        """Set what is wished for; the audit log keeps which, and never a value. Raises BadCustomer, NotFound."""
        today = as_datetime(self._clock.now()).date()
        for fault in (
            wish.number is not None and rules.fault_of_number(wish.number),
            wish.pin is not None and rules.fault_of_pin(wish.pin),
            wish.birth_date is not None and rules.fault_of_birth_date(wish.birth_date, today),
        ):
            if isinstance(fault, Phrase):
                raise BadCustomer(fault=fault)
        fields: dict[str, Any] = dict.fromkeys(wish.forget & {"number", "pin", "birth_date"})
        if wish.number is not None:
            owner = await repository.owner_of(transaction, wish.number)
            if owner not in (None, customer_id):
                raise CustomerNumberTaken(number=wish.number, customer_id=owner)
            fields["number"] = wish.number
        if wish.pin is not None:
            fields["pin"] = await self._sealed(wish.pin)
        if wish.birth_date is not None:
            fields["birth_date"] = await self._sealed(wish.birth_date.isoformat())
        if not fields:
            return
        await repository.put(transaction, customer_id, fields)
        told = {name: value is not None for name, value in fields.items()}
        await self._audit.write(transaction, who, "customer.proof_set", f"customer:{customer_id}", None, told)

    async def unlock(self, transaction: Transaction, who: str, customer_id: str) -> None:
        """Wrong answers of the past count no more."""
        await repository.failed(transaction, customer_id, [])
        await self._audit.write(transaction, who, "customer.unlocked", f"customer:{customer_id}")

    async def verify(self, claim: Claim) -> Proven:
        """Check it. The attempt is counted before the proof is looked at, so that none goes uncounted."""
        async with self._database.transaction() as transaction:
            customer_id = await repository.whose(transaction, claim.number, claim.customer_id, claim.address)
            row = await repository.of(transaction, customer_id, to_change=True) if customer_id else None
            if customer_id is None or row is None or row[claim.by] is None:
                return Proven("unknown")
            if not await counted(transaction, customer_id, row, self._clock.now()):
                return Proven("locked")
        if not await self._hasher.fits(self._secrets.unlock(row[claim.by]), claim.proof):
            return Proven("failed")
        async with self._database.transaction() as transaction:
            return await verified(transaction, customer_id)

    async def _sealed(self, proof: str) -> str:
        return self._secrets.lock(await self._hasher.hash(proof))
