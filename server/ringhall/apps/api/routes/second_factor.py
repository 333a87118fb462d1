"""The second factor of a sign-in: everybody's own, and those that an administrator takes away."""

import segno
from fastapi import Request

from ringhall.apps.api.guard import SIGNED_IN, Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.routes.session import address_of
from ringhall.apps.api.schemas import second_factor as shapes
from ringhall.apps.api.schemas.common import Identifier
from ringhall.company.access.service import check_may_give
from ringhall.foundation.db.engine import Transaction

routes = Routes("session")
OWN, OTHERS = "/me/second_factor", "/users/{user_id}/second_factor"


@routes.on("GET", OWN, may=SIGNED_IN)
async def own_second_factor(centre: Centre, user: SignedInUser) -> shapes.OwnSecondFactor:
    """Whether a code is asked for when the person signs in."""
    async with centre.database.transaction() as transaction:
        return await _standing(centre, transaction, user.id)


@routes.on("POST", OWN, may=SIGNED_IN)
async def begin_second_factor(
    centre: Centre, user: SignedInUser, body: shapes.PresentPassword, request: Request
) -> shapes.Enrolment:
    """A new secret for an authenticator app, for whoever knows the password; nothing is asked for yet."""
    async with centre.database.transaction() as transaction:
        await centre.access.check_password(transaction, user, body.password, address_of(request))
        begun = await centre.access.second_factor.begin(transaction, user)
    picture = segno.make(begun.address, error="m", micro=False).svg_data_uri(scale=4, border=2, light="#fff")
    return shapes.Enrolment(secret=begun.secret, address=begun.address, picture=picture)


@routes.on("PUT", OWN, may=SIGNED_IN)
async def confirm_second_factor(centre: Centre, user: SignedInUser, body: shapes.FirstCode) -> shapes.RecoveryCodes:
    """The app's first code: from now on one is asked for. The recovery codes are told this once."""
    async with centre.database.transaction() as transaction:
        codes = await centre.access.second_factor.confirm(transaction, user, body.code)
    return shapes.RecoveryCodes(codes=codes)


@routes.on("POST", f"{OWN}/off", may=SIGNED_IN, status_code=204)
async def end_second_factor(centre: Centre, user: SignedInUser, body: shapes.PresentPassword, request: Request) -> None:
    """No code is asked for any more, for whoever knows the password."""
    async with centre.database.transaction() as transaction:
        await centre.access.check_password(transaction, user, body.password, address_of(request))
        await centre.access.second_factor.remove(transaction, user.login, user.id)


@routes.on("GET", OTHERS, may="users.read")
async def second_factor_of(centre: Centre, user_id: Identifier) -> shapes.OwnSecondFactor:
    """Whether this user is asked for a code."""
    async with centre.database.transaction() as transaction:
        user = await centre.users.get(transaction, user_id)
        return await _standing(centre, transaction, user.id)


@routes.on("DELETE", OTHERS, may="users.edit", status_code=204)
async def remove_second_factor(centre: Centre, user: SignedInUser, user_id: Identifier) -> None:
    """For whoever has lost phone and recovery codes: no code is asked for any more."""
    async with centre.database.transaction() as transaction:
        other = await centre.users.get(transaction, user_id)
        check_may_give(user, other.rights)
        await centre.access.second_factor.remove(transaction, user.login, other.id)


async def _standing(centre: CentreParts, transaction: Transaction, user_id: str) -> shapes.OwnSecondFactor:
    standing = await centre.access.second_factor.standing(transaction, user_id)
    return shapes.OwnSecondFactor(on=standing.on, recovery_left=standing.recovery_left)
