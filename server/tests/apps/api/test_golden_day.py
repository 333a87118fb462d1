"""The day worked out by hand gives the same numbers on the board, in reports, in CSV and in XLSX, to the last digit."""

import csv
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
import pytest_asyncio

from ringhall.apps.api.app import build
from ringhall.apps.api.schemas.reports import AgentReport, NumberReport, QueueReport
from ringhall.foundation.clock import SimulatedClock, iso
from ringhall.oversight.analytics.live import DayFigures
from ringhall.oversight.analytics.rules.dictionary import BY_CUT
from ringhall.oversight.analytics.rules.metric import Cut
from tests.support import golden_day as golden
from tests.support.api_centre import TERMS, ApiCentre

pytestmark = pytest.mark.real

DAY = {"from": iso(golden.at("00:00:00")), "to": iso(golden.at("00:00:00", "2026-03-30"))}
AUTUMN_DAY = {
    "from": iso(golden.at("00:00:00", "2026-10-25")),
    "to": iso(golden.at("00:00:00", "2026-10-26")),
}


@pytest_asyncio.fixture
async def sunday(centre: ApiCentre) -> AsyncIterator[ApiCentre]:
    """The centre with the golden stories stored, its board on that Sunday."""
    stories = golden.golden_stories()
    await centre.writer.append(stories)
    day = DayFigures(lambda _: TERMS, golden.ZONE, golden.at("12:00:00"))
    for recorded in stories:
        if recorded.at < golden.at("12:00:00", "2026-03-30"):
            day.apply(recorded)
    # A clock that stands: the board's day is not over before it was looked at.
    clock = SimulatedClock(golden.at("12:00:00", "2026-10-26"))
    parts = replace(centre.parts, day=day, clock=clock)
    yield replace(centre, parts=parts, app=build(parts))


async def asked(centre: ApiCentre, cut: str, login: str = "sue", **params: Any) -> Any:
    async with centre.signed_in(login) as client:
        answer = await client.get(f"/api/v1/reports/{cut}", params={**DAY, **params})
    assert answer.status_code == 200, answer.text
    return answer


def of(row: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in wanted}


async def test_queues_on_board_and_in_the_report_are_as_by_hand(sunday: ApiCentre) -> None:
    async with sunday.signed_in("sue") as sue:
        [board] = (await sue.get("/api/v1/queues")).json()
    assert board["today"] == golden.SALES
    for interval in ("15m", "30m", "1h", "1d", "1w", "1mo", "all"):
        report = (await asked(sunday, "queues", interval=interval)).json()
        assert [each["queue_id"] for each in report["queues"]] == ["billing", "sales"]
        billing, sales = report["queues"]
        assert of(sales, golden.SALES) == golden.SALES
        assert of(billing, golden.BILLING) == golden.BILLING
        assert report["total"] == golden.BOTH
        for name in ("offered", "answered", "talk_ms", "hold_ms", "wrap_up_ms", "wait_ms_answered"):
            for rows in (report["items"], report["intervals"], report["queues"]):
                assert sum(row[name] for row in rows) == golden.BOTH[name], (interval, name)


async def test_the_day_of_23_hours_has_23_rows_and_that_of_25_has_25(sunday: ApiCentre) -> None:
    async def by_hour(**params: Any) -> tuple[int, dict[str, int]]:
        answer = await asked(sunday, "queues", interval="1h", format="csv", **params)
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        hours = sorted({row["from"] for row in rows})
        found = {hour: sum(int(row["offered"]) for row in rows if row["from"] == hour) for hour in hours}
        return len(hours), {hour: count for hour, count in found.items() if count}

    hours, found = await by_hour()
    assert (hours, {hour[11:13]: count for hour, count in found.items()}) == (23, golden.OFFERED_BY_HOUR)
    hours, found = await by_hour(**AUTUMN_DAY)
    assert (hours, {hour[11:13] + hour[19:]: count for hour, count in found.items()}) == (25, golden.AUTUMN)
    report = (await asked(sunday, "queues", interval="all", **AUTUMN_DAY)).json()
    assert report["total"]["talk_ms"] == golden.L_TALK_MS


async def test_agents_and_numbers_are_as_by_hand(sunday: ApiCentre) -> None:
    for interval in ("15m", "1h", "1d", "all"):
        report = (await asked(sunday, "agents", interval=interval)).json()
        ann, bob = report["agents"]
        assert (of(ann, golden.ANN), of(bob, golden.BOB)) == (golden.ANN, golden.BOB)
        for name in ("offers", "handled", "ready_ms", "talking_ms", "not_ready_ms", "signed_in_ms"):
            for rows in (report["items"], report["intervals"], report["agents"]):
                assert sum(row[name] for row in rows) == golden.ANN[name] + golden.BOB[name], (interval, name)
        assert golden.TOGETHER.items() <= report["total"].items()
        report = (await asked(sunday, "numbers", interval=interval)).json()
        [number] = report["numbers"]
        assert (number["number"], number["name"]) == (golden.NUMBER, "Main number")
        assert of(number, golden.MAIN_NUMBER) == report["total"] == golden.MAIN_NUMBER


@pytest.mark.parametrize(
    ("cut", "thing", "wanted"),
    [
        ("queues", "queue_id", {"sales": golden.SALES, "billing": golden.BILLING}),
        ("agents", "agent_id", {"ann": golden.ANN, "bob": golden.BOB}),
        ("numbers", "number", {golden.NUMBER: golden.MAIN_NUMBER}),
    ],
)
async def test_files_hold_the_same_numbers(sunday: ApiCentre, cut: Cut, thing: str, wanted: dict[str, Any]) -> None:
    answer = await asked(sunday, cut, interval="all", format="csv")
    assert answer.headers["content-disposition"].endswith('.csv"')
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {row[thing] for row in rows} == set(wanted)
    metrics = BY_CUT[cut]
    for row in rows:
        figures = wanted[row[thing]]
        assert [row[metric.key] for metric in metrics] == [said(figures[metric.key]) for metric in metrics]
        for reason, ms in figures.get("reasons", {}).items():
            assert row[f"not_ready_ms:{reason}"] == str(ms)
    answer = await asked(sunday, cut, interval="all", format="xlsx", language="da")
    sheet, definitions = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
    lines = list(sheet.iter_rows(min_row=2, values_only=True))[: len(wanted)]
    for line, (_, figures) in zip(lines, sorted(wanted.items()), strict=True):
        for value, metric in zip(line[2:], metrics, strict=False):
            expected = figures[metric.key]
            assert value == (expected / 1000 if metric.unit == "milliseconds" else expected), metric.key
    assert definitions.max_row == len(metrics) + 1
    assert sheet.cell(1, 1).value in ("Kø", "Agent", "Nummer")


def said(value: Any) -> str:
    return "" if value is None else str(value)


async def test_answers_keep_to_their_shapes_and_compare_with_the_week_before(sunday: ApiCentre) -> None:
    for cut, shape in (("queues", QueueReport), ("agents", AgentReport), ("numbers", NumberReport)):
        later = {"from": iso(golden.at("00:00:00", "2026-04-05")), "to": iso(golden.at("00:00:00", "2026-04-06"))}
        answer = (await asked(sunday, cut, interval="1h", compare="last_week", **later)).json()
        assert set(answer) - {"from"} == set(shape.model_fields) - {"from_"}
        renamed = {name for name in shape.model_fields if name != "from_"}
        assert renamed <= set(answer)
        inside = answer["compared"]
        assert (inside["from"], inside["to"]) == (DAY["from"], DAY["to"])
        for name, rows in (("items", answer["items"]), ("intervals", inside["intervals"])):
            field = shape.model_fields[name].annotation
            kind = field.__args__[0]  # type: ignore[union-attr]
            for row in rows:
                kind.model_validate(
                    {("from_" if key == "from" else key): 0 if key == "from" else row[key] for key in row}
                )
    compared = (await asked(sunday, "queues", compare="last_week", **later)).json()["compared"]
    assert compared["total"] == golden.BOTH


async def test_an_agent_sees_own_results_and_nobody_elses(sunday: ApiCentre) -> None:
    async with sunday.signed_in("ann") as ann:
        mine = (await ann.get("/api/v1/me/results", params={**DAY, "interval": "1d"})).json()
        assert [each["agent_id"] for each in mine["agents"]] == ["ann"]
        assert mine["total"] == golden.ANN | golden.ALONE
        for cut in ("queues", "agents", "numbers"):
            assert (await ann.get(f"/api/v1/reports/{cut}", params=DAY)).status_code == 403
        said = (await ann.get("/api/v1/figures/definitions", params={"language": "sl"})).json()
        assert len(said["items"]) == sum(len(metrics) for metrics in BY_CUT.values())
    async with sunday.signed_in("sue") as sue:
        none = await sue.get("/api/v1/me/results", params=DAY)
        assert (none.status_code, none.json()["code"]) == (409, "no-agent")


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"time_zone": "Atlantis/Capital"}, 400),
        ({"time_zone": "../../etc/passwd"}, 400),
        ({"time_zone": "Europe"}, 400),
        ({"to": iso(golden.at("00:00:00", "2029-03-30"))}, 400),
        ({"interval": "15m", "to": iso(golden.at("00:00:00", "2026-09-30"))}, 400),
        ({"interval": "2h"}, 422),
        ({"format": "pdf"}, 422),
    ],
)
async def test_what_makes_no_report_is_refused_in_words(sunday: ApiCentre, params: dict[str, str], status: int) -> None:
    async with sunday.signed_in("sue") as sue:
        refused = await sue.get("/api/v1/reports/agents", params={**DAY, **params})
    assert refused.status_code == status
    assert refused.json()["detail"]


async def test_another_zone_has_its_own_days(sunday: ApiCentre) -> None:
    answer = await asked(sunday, "queues", interval="1d", time_zone="Asia/Shanghai")
    report = answer.json()
    assert (report["time_zone"], len(report["intervals"])) == ("Asia/Shanghai", 2)
    assert report["total"] == golden.BOTH
