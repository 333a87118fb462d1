"""Reports as files: CSV for programs (keys and raw numbers), XLSX for people (names in their language)."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter

from ringhall.oversight.analytics.rules.dictionary import BY_CUT
from ringhall.oversight.analytics.rules.metric import Metric
from ringhall.oversight.analytics.service import Report, Row
from ringhall.oversight.analytics.wording import Words, definitions, words

HEADS = {
    "queues": ("queue_id", "queue"),
    "agents": ("agent_id", "agent"),
    "numbers": ("number", "name"),
}
THING = {"queues": "queue", "agents": "agent", "numbers": "number"}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
ROWS_PER_CHUNK = 200
FORMATS = {"share": "0.0%", "seconds": "0.000", "milliseconds": "0.000"}


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def local(moment: int, zone: ZoneInfo) -> datetime:
    """The moment on the wall clock."""
    return datetime.fromtimestamp(moment / 1000, UTC).astimezone(zone)


def csv_of(lines: Iterable[tuple[object, ...]]) -> str:
    """A small table as a file, its texts harmless to spreadsheets."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in line] for line in lines)
    return buffer.getvalue()


def csv_chunks(report: Report, names: Mapping[str, str]) -> Iterator[str]:
    """A head, then a line for each interval and thing; moments with their offset, figures as in the JSON."""
    cut, zone = report.wanted.cut, report.wanted.zone
    keys = [metric.key for metric in BY_CUT[cut]]
    reasons = _reasons(report)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([*HEADS[cut], "from", "to", *keys, *(harmless(f"not_ready_ms:{reason}") for reason in reasons)])
    for n, row in enumerate(report.items, 1):
        key = row.key or ""
        writer.writerow(
            [
                harmless(key),
                harmless(names.get(key, key)),
                local(row.since, zone).isoformat(),
                local(row.until, zone).isoformat(),
                *(row.figures[name] for name in keys),
                *(row.reasons.get(reason, 0) for reason in reasons),
            ]
        )
        if n % ROWS_PER_CHUNK == 0:
            yield _emptied(buffer)
    yield _emptied(buffer)


def write_workbook(path: Path, report: Report, names: Mapping[str, str], language: str) -> None:
    """Two sheets in this language: rows by interval with their total, and the definitions of the columns."""
    said = words(language)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        _Sheet(book, report, said, names).write()
        _write_definitions(book, report, said, language)


class _Sheet:
    """The sheet of figures. Cells are written row after row, as constant memory demands."""

    def __init__(self, book: Any, report: Report, said: Words, names: Mapping[str, str]) -> None:
        self.report, self.said, self.names = report, said, names
        self.sheet = book.add_worksheet(said.heads["figures"])
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.when = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        self.plain = {unit: book.add_format({"num_format": form}) for unit, form in FORMATS.items()}
        self.strong = {unit: book.add_format({"num_format": form, "bold": True}) for unit, form in FORMATS.items()}
        self.metrics: tuple[Metric[Any], ...] = BY_CUT[report.wanted.cut]
        self.reasons = _reasons(report)

    def write(self) -> None:
        said, cut = self.said, self.report.wanted.cut
        self.sheet.set_column(0, 0, 24)
        self.sheet.set_column(1, 1, 18)
        self.sheet.set_column(2, 2 + len(self.metrics) + len(self.reasons), 14)
        self.sheet.freeze_panes(1, 2)
        zone = self.report.wanted.zone.key
        heads = [said.heads[THING[cut]], f"{said.heads['since']} ({zone})"]
        heads += [_head(said, metric) for metric in self.metrics]
        heads += [f"{said.heads['not_ready']}: {reason} (s)" for reason in self.reasons]
        for column, head in enumerate(heads):
            self.sheet.write_string(0, column, head, self.bold)
        for n, row in enumerate(self.report.items, 1):
            key = row.key or ""
            self.sheet.write_string(n, 0, self.names.get(key, key))
            self.sheet.write_datetime(n, 1, local(row.since, self.report.wanted.zone).replace(tzinfo=None), self.when)
            self._write_figures(n, row, self.plain)
        last = len(self.report.items) + 1
        self.sheet.write_string(last, 0, said.heads["total"], self.bold)
        self._write_figures(last, self.report.total, self.strong)

    def _write_figures(self, line: int, row: Row, formats: Mapping[str, Any]) -> None:
        for column, metric in enumerate(self.metrics, 2):
            value = row.figures[metric.key]
            if value is not None:
                shown = value / 1000 if metric.unit == "milliseconds" else value
                self.sheet.write_number(line, column, shown, formats.get(metric.unit))
        for column, reason in enumerate(self.reasons, 2 + len(self.metrics)):
            self.sheet.write_number(line, column, row.reasons.get(reason, 0) / 1000, formats["milliseconds"])


def _write_definitions(book: Any, report: Report, said: Words, language: str) -> None:
    sheet = book.add_worksheet(said.heads["definitions"])
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 4, 36)
    for column, head in enumerate(("key", "figures", "words", "formula", "edges", "version")):
        sheet.write_string(0, column, said.heads[head], bold)
    mine = [each for each in definitions(language) if each.cut == report.wanted.cut]
    for line, each in enumerate(mine, 1):
        for column, text in enumerate((each.key, each.name, each.words, each.formula, " ".join(each.edges))):
            sheet.write_string(line, column, text)
        sheet.write_number(line, 5, each.version)


def _head(said: Words, metric: Metric[Any]) -> str:
    name = said.metrics[metric.key].name
    return f"{name} (s)" if metric.unit in ("seconds", "milliseconds") else name


def _reasons(report: Report) -> list[str]:
    return sorted(report.total.reasons)


def _emptied(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
