"""One-time codes: made here, sent where the customer is known to be, and worth one right answer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from ringhall.business.customers import code_repository as repository
from ringhall.business.customers import proof_repository as proofs
from ringhall.business.customers.attempts import counted, failed_at, verified
from ringhall.business.customers.ports import Deliver, Hasher, Letter, no_post
from ringhall.business.customers.rules import codes as rules
from ringhall.business.customers.rules.proofs import locked_until
from ringhall.engine.flows.ports import Claim, CodeOutcome, CodeWish, Proven
from ringhall.foundation.clock import Clock, as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.logging import log
from ringhall.foundation.secrets import SecretBox


class Codes:
    """Nobody but the customer sees a code: it is kept as a PIN is, hashed, and the hash encrypted.

    `draw` gives a number below its argument that nobody can guess.
    """

    def __init__(
        self, hasher: Hasher, secrets: SecretBox, database: Database, clock: Clock, draw: Callable[[int], int]
    ) -> None:
        self._hasher, self._secrets, self._database, self._clock, self._draw = hasher, secrets, database, clock, draw
        self.deliver: Deliver = no_post

    async def send(self, wish: CodeWish) -> CodeOutcome:
        """A new code on its way, counted before it leaves; or why there is none."""
        code = rules.written(self._draw(rules.CODES))
        sealed = self._secrets.lock(await self._hasher.hash(code))
        async with self._database.transaction() as transaction:
            letter = await self._letter(transaction, wish, code, sealed)
        if not isinstance(letter, Letter):
            return letter
        trouble = await self.deliver(wish.source, letter, wish.seconds_max)
        if not trouble:
            return "sent"
        log.warning("code.not_delivered", source=wish.source, reason=trouble)
        async with self._database.transaction() as transaction:
            await repository.spend(transaction, letter.customer_id, sealed)
        return "not_taken"

    async def verify(self, claim: Claim) -> Proven:
        """Check it. The attempt is counted before the code is looked at; of two who are right one is verified."""
        async with self._database.transaction() as transaction:
            customer_id = await proofs.whose(transaction, claim.number, claim.customer_id, claim.address)
            row = await proofs.of(transaction, customer_id, to_change=True) if customer_id else None
            sent = await repository.of(transaction, customer_id) if customer_id and row else None
            if customer_id is None or row is None or sent is None:
                return Proven("unknown")
            now = self._clock.now()
            if locked_until(failed_at(row), now) is not None:
                return Proven("locked")
            if sent["code"] is None or not rules.holds(as_milliseconds(sent["made_at"]), sent["tries"], now):
                return Proven("failed")
            await counted(transaction, customer_id, row, now)
            await repository.tried(transaction, customer_id)
        if not await self._hasher.fits(self._secrets.unlock(sent["code"]), claim.proof):
            return Proven("failed")
        async with self._database.transaction() as transaction:
            # First the row of proofs, as whoever answers beside us takes them: else each would wait for the other.
            await proofs.of(transaction, customer_id, to_change=True)
            if not await repository.spend(transaction, customer_id, sent["code"]):
                return Proven("failed")
            return await verified(transaction, customer_id)

    async def _letter(self, transaction: Transaction, wish: CodeWish, code: str, sealed: str) -> Letter | CodeOutcome:
        customer_id = await proofs.whose(transaction, wish.number, wish.customer_id, wish.address)
        if customer_id is None:
            return "unknown"
        # Its row is the turn of whoever sends: there is one for everybody who was ever sent a code or proved anything.
        row, now = await proofs.of(transaction, customer_id, to_change=True), self._clock.now()
        if row is None:
            await proofs.put(transaction, customer_id, {"failed_at": []})
        elif locked_until(failed_at(row), now) is not None:
            return "locked"
        before = await repository.of(transaction, customer_id)
        sent_at = rules.sent_of_late(_moments(before), now)
        if rules.too_soon(sent_at, now):
            return "too_often"
        known = await repository.whereabouts(transaction, customer_id)
        if not known["numbers"] and not known["emails"]:
            return "no_address"
        moments = [as_datetime(each) for each in [*sent_at, now]]
        await repository.put(transaction, customer_id, sealed, as_datetime(now), moments)
        return _written(customer_id, code, known, wish)


def _moments(row: dict[str, Any] | None) -> list[int]:
    moments: list[datetime] = row["sent_at"] if row else []
    return [as_milliseconds(each) for each in moments]


def _written(customer_id: str, code: str, known: dict[str, Any], wish: CodeWish) -> Letter:
    """To the telephone that calls where it is theirs, else to the first of their numbers."""
    numbers = known["numbers"]
    return Letter(
        customer_id=customer_id,
        code=code,
        number=wish.address if wish.address in numbers else next(iter(numbers), ""),
        email=next(iter(known["emails"]), ""),
        name=known["name"],
        language=wish.language or known["language"],
    )
