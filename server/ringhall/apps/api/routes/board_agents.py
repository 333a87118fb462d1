"""The figures of agents on the supervisor's board, and each agent's part of them."""

from typing import Annotated

from fastapi import Query

from ringhall.apps.api.guard import Centre, Routes
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas import board as shapes
from ringhall.apps.api.schemas.common import Identifier
from ringhall.apps.api.schemas.reports import AgentFigures, AgentTotal
from ringhall.foundation.errors import NotFound
from ringhall.oversight.analytics.rules.agent_metrics import DICTIONARY
from ringhall.oversight.analytics.rules.dictionary import BY_CUT
from ringhall.oversight.analytics.service import Wanted, report

Queues = Annotated[list[Identifier], Query(max_length=200, description="agents of any of these; none: of all")]
Team = Annotated[str, Query(max_length=120, description="agents of this team; empty: of all")]
UNITS = {metric.key: metric.unit for metric in BY_CUT["agents"]}
routes = Routes("board")


@routes.on("GET", "/board/agents/{figure}", may="reports.read")
async def agents_of_figure(
    centre: Centre,
    figure: Identifier,
    queue: Queues = [],  # noqa: B006 - FastAPI reads it and makes a new one
    team: Team = "",
) -> shapes.AgentsOfFigure:
    """A figure of agents since midnight, by the same definition as the report, and those whose time it is made of."""
    if figure not in UNITS:
        raise NotFound(what="figure", which=figure)
    names, day = agents_of(centre, queue, team), centre.day
    chosen = frozenset(names)
    wanted = Wanted(
        cut="agents",
        since=day.since,
        until=day.until,
        interval="all",
        zone=centre.settings.zone,
        known=chosen,
        only=chosen,
    )
    async with centre.database.transaction() as transaction:
        found = await report(transaction, wanted, centre.clock.now())
    agents = [
        AgentTotal.model_validate({"agent_id": row.key, "name": names[row.key], "reasons": row.reasons, **row.figures})
        for row in found.things
        if row.key is not None and any(row.figures[metric.key] for metric in DICTIONARY)
    ]
    return shapes.AgentsOfFigure(
        figure=figure,
        unit=UNITS[figure],
        value=found.total.figures[figure],
        agents=agents,
        total=AgentFigures.model_validate({"reasons": found.total.reasons, **found.total.figures}),
    )


def agents_of(centre: CentreParts, queue_ids: list[str], team: str) -> dict[str, str]:
    """The names of the agents of these queues and this team. Raises NotFound for a queue that there is not."""
    floor = centre.routing.live.floor
    for queue_id in queue_ids:
        if queue_id not in floor.queues:
            raise NotFound(what="queue", which=queue_id)
    return {
        seat.settings.id: seat.settings.name
        for seat in floor.people()
        if (not team or seat.settings.team == team)
        and (not queue_ids or not frozenset(queue_ids).isdisjoint(seat.settings.queue_ids))
    }
