"""Reports of queues, agents and numbers, and each agent's own results."""

from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from fastapi import Depends, Query
from fastapi.responses import Response

from ringhall.apps.api.acting import NoAgent
from ringhall.apps.api.guard import SIGNED_IN, Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.report_answers import XLSX, Format, answer, csv_file, ivr_answer
from ringhall.apps.api.routes.board_agents import Queues, Team, agents_of
from ringhall.apps.api.schemas.common import Identifier, When, Word
from ringhall.apps.api.schemas.figures import Language
from ringhall.apps.api.schemas.reports import (
    AgentReport,
    HoldMenuReport,
    IvrReport,
    NumberReport,
    PredictionReport,
    QueueReport,
)
from ringhall.company.access.types import User
from ringhall.foundation.clock import as_milliseconds
from ringhall.foundation.errors import NotFound
from ringhall.oversight.analytics.errors import ReportUnfit
from ringhall.oversight.analytics.rules.hold_menu import as_table, lines
from ringhall.oversight.analytics.rules.intervals import Comparison, Interval, compared_with
from ringhall.oversight.analytics.rules.metric import Cut
from ringhall.oversight.analytics.service import (
    Report,
    Wanted,
    report,
    report_of_hold_menus,
    report_of_ivr,
    report_of_prediction,
)

routes = Routes("reports")
THINGS_MAX = 200
BLOCK_MINUTES = 15
"""How contacts are grouped where nothing is compared any more."""
NOBODY = [""]
"""Agents asked for where none is meant: an empty list would mean all."""
FILES: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}, XLSX: {}}}}
CSV_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}}}
Some = Annotated[list[Word], Query(max_length=THINGS_MAX)]


class Asked:
    """What every report is asked with."""

    def __init__(
        self,
        since: Annotated[When, Query(alias="from", description="with its zone; included")],
        until: Annotated[When, Query(alias="to", description="with its zone; excluded")],
        interval: Interval = "1h",
        time_zone: Annotated[Word | None, Query(description="whose days and hours; the centre's if none")] = None,
        compare: Comparison | None = None,
        format_: Annotated[Format, Query(alias="format")] = "json",
        language: Language | None = None,
    ) -> None:
        self.since, self.until = as_milliseconds(since), as_milliseconds(until)
        self.interval, self.compare, self.format, self.language = interval, compare, format_, language
        self.zone = _zone(time_zone) if time_zone else None

    async def answer(
        self, centre: CentreParts, user: User, cut: Cut, names: dict[str, str], only: list[str] | None
    ) -> Response:
        """The report, and the period it is compared with. Raises ReportUnfit."""
        zone = self.zone or centre.settings.zone
        known, chosen = frozenset(names), frozenset(only) if only else None

        async def between(since: int, until: int) -> Report:
            wanted = Wanted(
                cut=cut, since=since, until=until, interval=self.interval, zone=zone, known=known, only=chosen
            )
            return await report(transaction, wanted, centre.clock.now())

        async with centre.database.transaction() as transaction:
            found = await between(self.since, self.until)
            other = None
            if self.compare and self.format == "json":
                other = await between(*compared_with(self.since, self.until, self.compare, zone))
        return await answer(found, other, names, self.format, self.language or user.language)


Question = Annotated[Asked, Depends()]


@routes.on("GET", "/reports/queues", may="reports.read", response_model=QueueReport, responses=FILES)
async def report_of_queues(centre: Centre, user: SignedInUser, asked: Question, queue: Some = []) -> Response:  # noqa: B006 - FastAPI reads it and makes a new one
    """Figures per queue and interval; by thing, by interval and in total they add up."""
    return await asked.answer(centre, user, "queues", _queues(centre), queue)


@routes.on("GET", "/reports/agents", may="reports.read", response_model=AgentReport, responses=FILES)
async def report_of_agents(
    centre: Centre,
    user: SignedInUser,
    asked: Question,
    agent: Some = [],  # noqa: B006 - as above
    queue: Queues = [],  # noqa: B006 - as above
    team: Team = "",
) -> Response:
    """Figures per agent and interval: offers, contacts handled, and the time in every state, cut to the millisecond.

    With `queue` and `team` of those alone who are members now, and so is the fairness among them.
    """
    names = _agents(centre)
    if queue or team:
        members = agents_of(centre, queue, team)
        agent = [each for each in agent or members if each in members] or NOBODY
    return await asked.answer(centre, user, "agents", names, agent)


@routes.on("GET", "/reports/numbers", may="reports.read", response_model=NumberReport, responses=FILES)
async def report_of_numbers(centre: Centre, user: SignedInUser, asked: Question, number: Some = []) -> Response:  # noqa: B006 - as above
    """Figures per number that was dialled: what became of those who came in by it."""
    return await asked.answer(centre, user, "numbers", centre.directory.number_names(), number)


@routes.on("GET", "/reports/hold_menus", may="reports.read", response_model=HoldMenuReport, responses=CSV_FILE)
async def report_on_hold_menus(
    centre: Centre,
    since: Annotated[When, Query(alias="from", description="with its zone; included")],
    until: Annotated[When, Query(alias="to", description="with its zone; excluded")],
    queue: Some = [],  # noqa: B006 - as above
    format_: Annotated[Literal["json", "csv"], Query(alias="format")] = "json",
) -> HoldMenuReport | Response:
    """What callers wished to hear while they waited (adverts are billed by plays to their end), and what they chose."""
    begin = as_milliseconds(since)
    async with centre.database.transaction() as transaction:
        plays, choices = await report_of_hold_menus(transaction, begin, as_milliseconds(until))
    plays = [each for each in plays if not queue or each.queue_id in queue]
    choices = [each for each in choices if not queue or each.queue_id in queue]
    found = lines(plays, choices)
    if format_ == "csv":
        return csv_file("hold_menus", begin, as_table(found, _queues(centre)))
    return HoldMenuReport.model_validate({"plays": plays, "choices": choices, "lines": found}, from_attributes=True)


@routes.on("GET", "/reports/ivr", may="reports.read", response_model=IvrReport, responses=CSV_FILE)
async def report_on_ivr(
    centre: Centre,
    since: Annotated[When, Query(alias="from", description="with its zone; included")],
    until: Annotated[When, Query(alias="to", description="with its zone; excluded")],
    format_: Annotated[Literal["json", "csv"], Query(alias="format")] = "json",
) -> Response:
    """How long callers were in the menus, by flow and by the way they took, and what became of it."""
    async with centre.database.transaction() as transaction:
        rows = await report_of_ivr(transaction, as_milliseconds(since), as_milliseconds(until))
        names = {flow["id"]: flow["name"] for flow in await centre.setups["flows"].all(transaction)}
    return ivr_answer(rows, names, as_milliseconds(since), format_)


@routes.on("GET", "/reports/predictions/{queue_id}", may="reports.read")
async def report_of_predictions(
    centre: Centre,
    queue_id: Identifier,
    since: Annotated[When, Query(alias="from", description="with its zone; included")],
    until: Annotated[When, Query(alias="to", description="with its zone; excluded")],
) -> PredictionReport:
    """What predictive routing saves in a queue: blocks of time in which it was on beside those in which it was off."""
    queue = centre.routing.live.floor.queues.get(queue_id)
    if queue is None:
        raise NotFound(what="queue", which=queue_id)
    minutes = queue.settings.predicted_block_minutes or BLOCK_MINUTES
    async with centre.database.transaction() as transaction:
        found = await report_of_prediction(
            transaction, queue_id, minutes, as_milliseconds(since), as_milliseconds(until)
        )
    return PredictionReport.model_validate(found, from_attributes=True)


@routes.on("GET", "/me/results", may=SIGNED_IN, response_model=AgentReport, responses=FILES)
async def own_results(centre: Centre, user: SignedInUser, asked: Question) -> Response:
    """One's own figures as an agent, by the same definitions as everybody's."""
    if user.agent_id is None:
        raise NoAgent
    names = {user.agent_id: _agents(centre).get(user.agent_id, user.name)}
    return await asked.answer(centre, user, "agents", names, [user.agent_id])


def _queues(centre: CentreParts) -> dict[str, str]:
    return {queue_id: each.settings.name for queue_id, each in centre.routing.live.floor.queues.items()}


def _agents(centre: CentreParts) -> dict[str, str]:
    return {agent_id: seat.settings.name for agent_id, seat in centre.routing.live.floor.seats.items()}


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as problem:
        raise ReportUnfit(problem="There is no such time zone: write one as Europe/Copenhagen.") from problem
