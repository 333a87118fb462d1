"""What a rule of retention would take, before it is made."""

from typing import Annotated, Literal

from fastapi import Query

from ringhall.apps.api.guard import Centre, Routes
from ringhall.apps.api.schemas.common import Identifier, Moment, Shape
from ringhall.apps.api.schemas.setup import CustomerRecord
from ringhall.apps.api.setups import customer_fields
from ringhall.apps.api.sight import Seen

DAYS_MAX = 36_500
routes = Routes("settings")


class DueByRule(Shape):
    """How many are due now (counted to 100,000) and since when the oldest is; of records the first few."""

    count: int
    oldest: Moment | None
    records: list[CustomerRecord]


@routes.on("GET", "/retention/due", may="settings.edit")
async def due_by_rule(
    centre: Centre,
    sight: Seen,
    what: Literal["recordings", "personal_data", "records", "prompts"],
    days: Annotated[int, Query(ge=1, le=DAYS_MAX)],
    queue: Annotated[list[Identifier], Query(max_length=200, description="none: all queues")] = [],  # noqa: B006 - FastAPI reads it and makes a new one
) -> DueByRule:
    """What a rule would take at its next look, if it were in force now; nothing is changed."""
    due = await centre.retention.due(what, days, queue)
    async with centre.database.transaction() as transaction:
        found = [await centre.customers.get(transaction, each) for each in due.record_ids]
    records = [CustomerRecord.model_validate(customer_fields(sight.customer(each))) for each in found]
    return DueByRule(count=due.count, oldest=due.oldest, records=records)
