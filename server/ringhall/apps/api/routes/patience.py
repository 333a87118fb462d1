"""What a queue has taught about how long its callers wait before they give up."""

from typing import Annotated

from fastapi import Query

from ringhall.apps.api.guard import Centre, Routes
from ringhall.apps.api.schemas.common import Identifier
from ringhall.apps.api.schemas.patience import Patience
from ringhall.company.organisation.rules.open_times import offset_ms
from ringhall.engine.routing.rules.patience_shown import shown
from ringhall.foundation.errors import NotFound

Hour = Annotated[int | None, Query(ge=0, le=23, description="hour of the centre's day in which they came; none: all")]
routes = Routes("routing")


@routes.on("GET", "/queues/{queue_id}/patience", may="reports.read")
async def patience_of_queue(centre: Centre, queue_id: Identifier, hour: Hour = None) -> Patience:
    """The latest waits in the queue as a curve: who still waits after how long, and where callers give up most."""
    if queue_id not in centre.routing.live.floor.queues:
        raise NotFound(what="queue", which=queue_id)
    ahead_ms = offset_ms(centre.settings.zone, centre.clock.now())
    waits = centre.routing.live.lessons.waits(queue_id)
    return Patience.model_validate(shown(waits, hour, ahead_ms), from_attributes=True)
