"""Who could take a contact: one that waits, and any that a queue as it is being edited would get. Changes nothing."""

import msgspec

from ringhall.apps.api.guard import Centre, Routes
from ringhall.apps.api.schemas.common import Identifier
from ringhall.apps.api.schemas.setup import QueueSettings
from ringhall.apps.api.schemas.who_could import WhoCould
from ringhall.engine.routing.rules import preview
from ringhall.engine.routing.rules.needs import NeedUnreadable
from ringhall.engine.routing.settings import QueueSettings as Edited
from ringhall.foundation.errors import Conflict, NotFound

routes = Routes("routing")


class NeedNotReadable(Conflict):
    """A need of the queue cannot be read."""

    code = "bad-need"
    text = "Write a skill, or skill>=level, and | between alternatives; a level is a whole number from 1 to 10."


@routes.on("GET", "/contacts/{contact_id}/who_could", may="board.read")
async def who_could_take_contact(centre: Centre, contact_id: Identifier) -> list[WhoCould]:
    """Who could take a contact that waits: now, in 30, 60 and 90 seconds, if nothing else changes."""
    placed = centre.routing.live.floor.placed.get(contact_id)
    if placed is None:
        raise NotFound(what="waiting contact", which=contact_id)
    rows = preview.outlook(placed.queue, placed.waiting, centre.clock.now())
    return [WhoCould.model_validate(row, from_attributes=True) for row in rows]


@routes.on("POST", "/queues/who_could", may="settings.read")
async def who_could_take_queue(centre: Centre, body: QueueSettings) -> list[WhoCould]:
    """Who could take a contact of a queue set up so: now, in 30, 60, 90 s and after each step, as everybody is now."""
    settings, now = msgspec.convert(body.model_dump(), Edited), centre.clock.now()
    try:
        queue = preview.sketch(centre.routing.live.floor, settings)
        rows = preview.outlook(queue, preview.newcomer(settings.id, now), now, preview.moments(settings))
    except NeedUnreadable:
        raise NeedNotReadable() from None
    return [WhoCould.model_validate(row, from_attributes=True) for row in rows]
