"""Reports on the wire: as JSON, as a CSV or as an XLSX file, all from the same rows."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from fastapi.responses import FileResponse, Response, StreamingResponse
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool

from ringhall.foundation.clock import iso
from ringhall.foundation.errors import TooMany
from ringhall.oversight.analytics import sheets
from ringhall.oversight.analytics.rules.ivr import IvrRow, as_table
from ringhall.oversight.analytics.service import Report, Row

Format = Literal["json", "csv", "xlsx"]
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
THING = {"queues": "queue_id", "agents": "agent_id", "numbers": "number"}
FILES_AT_ONCE_MAX = 2
_making: set[object] = set()


class FilesBusy(TooMany):
    """Making files takes the machine's time, which calls need."""

    code = "files-busy"
    text = "{count} files are being made already. Try again in a moment."


async def answer(
    report: Report, compared: Report | None, names: Mapping[str, str], format_: Format, language: str
) -> Response:
    """The report in the format that was asked for. Raises FilesBusy."""
    if format_ == "json":
        return Response(msgspec.json.encode(as_data(report, compared, names)), media_type="application/json")
    name = f"{report.wanted.cut}-{iso(report.wanted.since)[:10]}.{format_}"
    if format_ == "csv":
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return StreamingResponse(sheets.csv_chunks(report, names), media_type=CSV, headers=headers)
    path = await _workbook(report, names, language)
    return FileResponse(path, media_type=XLSX, filename=name, background=BackgroundTask(path.unlink, missing_ok=True))


def csv_file(what: str, since: int, table: Iterable[tuple[object, ...]]) -> Response:
    """A small table as a file that is named after what it tells and its first day."""
    headers = {"content-disposition": f'attachment; filename="{what}-{iso(since)[:10]}.csv"'}
    return Response(sheets.csv_of(table), media_type=CSV, headers=headers)


def ivr_answer(rows: list[IvrRow], names: Mapping[str, str], since: int, format_: Literal["json", "csv"]) -> Response:
    """The menus, as JSON or as a file."""
    if format_ == "csv":
        return csv_file("ivr", since, as_table(rows, names))
    told = [{**msgspec.structs.asdict(row), "flow": names.get(row.flow_id or "", row.flow_id)} for row in rows]
    total = next((row for row in told if row["flow_id"] is None), None)
    items = [row for row in told if row["flow_id"] is not None]
    return Response(msgspec.json.encode({"total": total, "items": items}), media_type="application/json")


def as_data(report: Report, compared: Report | None, names: Mapping[str, str]) -> dict[str, Any]:
    """The report as its shape says, ready for JSON."""
    thing = THING[report.wanted.cut]
    items = [{thing: row.key, "from": iso(row.since), **_figures(report, row)} for row in report.items]
    told = _summary(compared, names) if compared else None
    return {**_summary(report, names), "items": items, "compared": told}


def _summary(report: Report, names: Mapping[str, str]) -> dict[str, Any]:
    wanted, thing = report.wanted, THING[report.wanted.cut]
    things = [
        {thing: row.key, "name": names.get(row.key or "", row.key), **_figures(report, row)} for row in report.things
    ]
    return {
        "from": iso(wanted.since),
        "to": iso(wanted.until),
        "interval": wanted.interval,
        "time_zone": wanted.zone.key,
        wanted.cut: things,
        "intervals": [{"from": iso(row.since), **_figures(report, row)} for row in report.intervals],
        "total": _figures(report, report.total),
    }


def _figures(report: Report, row: Row) -> dict[str, Any]:
    return {**row.figures, "reasons": row.reasons} if report.wanted.cut == "agents" else row.figures


async def _workbook(report: Report, names: Mapping[str, str], language: str) -> Path:
    if len(_making) >= FILES_AT_ONCE_MAX:
        raise FilesBusy(count=len(_making))
    token = object()
    _making.add(token)
    try:
        return await run_in_threadpool(_written, report, names, language)
    finally:
        _making.discard(token)


def _written(report: Report, names: Mapping[str, str], language: str) -> Path:
    with tempfile.NamedTemporaryFile(prefix="ringhall-", suffix=".xlsx", delete=False) as file:
        path = Path(file.name)
    try:
        sheets.write_workbook(path, report, names, language)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
