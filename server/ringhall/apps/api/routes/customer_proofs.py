"""What a customer proves themselves by on the phone: set here, checked by flows, and never shown again."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas.common import Body, Identifier, Line, Moment, Shape
from ringhall.apps.api.sight import Seen, Sight
from ringhall.business.customers.proofs import Wish
from ringhall.foundation.db.engine import Transaction

PROOF = "customers.proof"
routes = Routes("customers")


class CustomerProof(Shape):
    """What there is to check the customer by, and how many wrong answers count just now.

    While it is locked no answer is looked at.
    """

    number: str | None
    has_pin: bool
    has_birth_date: bool
    failures: int
    locked_until: Moment | None


class ProofChange(Body):
    """What is to be another: new values, and in `forget` what goes."""

    number: Line | None = None
    pin: Line | None = None
    birth_date: date | None = None
    forget: Annotated[list[Literal["number", "pin", "birth_date"]], Field(max_length=3)] = []


@routes.on("GET", "/customers/{customer_id}/proof", may=PROOF)
async def customer_proof(centre: Centre, sight: Seen, customer_id: Identifier) -> CustomerProof:
    """What there is; the PIN and the date of birth themselves are told to nobody."""
    async with centre.database.transaction() as transaction:
        await _seen(centre, transaction, sight, customer_id)
        return await _standing(centre, transaction, customer_id)


@routes.on("PUT", "/customers/{customer_id}/proof", may=PROOF)
async def change_proof(
    centre: Centre, user: SignedInUser, sight: Seen, customer_id: Identifier, body: ProofChange
) -> CustomerProof:
    """Set a customer number, a PIN or a date of birth, or take it away; what is not named stays."""
    wish = Wish(body.number, body.pin, body.birth_date, frozenset(body.forget))
    async with centre.database.transaction() as transaction:
        await _seen(centre, transaction, sight, customer_id)
        await centre.proofs.set(transaction, user.login, customer_id, wish)
        return await _standing(centre, transaction, customer_id)


@routes.on("POST", "/customers/{customer_id}/proof/unlock", may=PROOF)
async def unlock_proof(centre: Centre, user: SignedInUser, sight: Seen, customer_id: Identifier) -> CustomerProof:
    """Wrong answers of the past count no more: the customer may be checked again at once."""
    async with centre.database.transaction() as transaction:
        await _seen(centre, transaction, sight, customer_id)
        await centre.proofs.unlock(transaction, user.login, customer_id)
        return await _standing(centre, transaction, customer_id)


async def _seen(centre: CentreParts, transaction: Transaction, sight: Sight, customer_id: str) -> None:
    """There is such a customer, and this person sees who it is."""
    await centre.customers.get(transaction, customer_id)
    merges = await centre.merging.into(transaction, customer_id)
    sight.over([customer_id, *(merge.gone.id for merge in merges)]).require(customer_id)


async def _standing(centre: CentreParts, transaction: Transaction, customer_id: str) -> CustomerProof:
    return CustomerProof.model_validate((await centre.proofs.standing(transaction, customer_id))._asdict())
