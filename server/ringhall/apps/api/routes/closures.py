"""The emergency switch: close the centre, a queue or a number now, or say an emergency message. All is audited."""

from typing import Annotated

from fastapi import Path

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.schemas import calendars as shapes
from ringhall.apps.api.schemas.live import Closure
from ringhall.apps.api.views import closures_view
from ringhall.company.organisation.rules.closures import Closure as Closed
from ringhall.company.organisation.rules.closures import of_queue
from ringhall.foundation.errors import NotFound

MINUTE_MS = 60_000
SCOPE = r"^(centre|message|queue:[A-Za-z0-9_.:+-]+|number:[0-9*#+]+)$"
Scope = Annotated[str, Path(min_length=6, max_length=100, pattern=SCOPE)]
routes = Routes("board")


@routes.on("GET", "/closures", may="board.read")
async def list_closures(centre: Centre) -> list[Closure]:
    """What is closed by hand now."""
    return closures_view(centre)


@routes.on("PUT", "/closures/{scope}", may="closures.edit", status_code=204)
async def close_now(centre: Centre, user: SignedInUser, scope: Scope, body: shapes.Closing) -> None:
    """Close it for so many minutes, from this moment; callers hear the message. One that stands is replaced.

    The scope `message` closes nothing: it is the emergency message.
    """
    if centre.openings.name_of(scope) is None:
        kind, _, which = scope.partition(":")
        raise NotFound(what=kind, which=which)
    for queue_id in body.queues:
        if centre.openings.name_of(of_queue(queue_id)) is None:
            raise NotFound(what="queue", which=queue_id)
    now = centre.clock.now()
    closure = Closed(
        since=now,
        until=now + body.minutes * MINUTE_MS,
        by=user.name,
        message=body.message.strip(),
        leave=body.leave,
        goes_on=body.goes_on,
        queues=tuple(body.queues),
    )
    async with centre.database.transaction() as transaction:
        await centre.openings.close(transaction, scope, closure, user)


@routes.on("DELETE", "/closures/{scope}", may="closures.edit", status_code=204)
async def open_again(centre: Centre, user: SignedInUser, scope: Scope) -> None:
    """Its calendar holds again at once; an emergency message is heard no more."""
    async with centre.database.transaction() as transaction:
        await centre.openings.reopen(transaction, scope, user)
