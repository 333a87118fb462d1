"""Reports: figures per queue, agent or number and interval, that add up in every direction."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import add
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import Phrase
from ringhall.oversight.analytics.errors import ReportUnfit
from ringhall.oversight.analytics.repository import agents, gains, hold_menu, ivr, numbers, queues
from ringhall.oversight.analytics.rules.addable import Addable
from ringhall.oversight.analytics.rules.agent_metrics import AgentSums, agent_figures
from ringhall.oversight.analytics.rules.fairness import fairness_figures
from ringhall.oversight.analytics.rules.gain import Gain, gain
from ringhall.oversight.analytics.rules.hold_menu import DAYS_MAX, Chosen, Played
from ringhall.oversight.analytics.rules.intervals import Interval, edges
from ringhall.oversight.analytics.rules.ivr import IvrRow
from ringhall.oversight.analytics.rules.metric import Cut, Value
from ringhall.oversight.analytics.rules.metrics import figures
from ringhall.oversight.analytics.rules.number_metrics import NumberSums, number_figures
from ringhall.oversight.analytics.rules.sums import Sums

ROWS_MAX = 20_000
KINDS: Mapping[Cut, tuple[type[Addable], Callable[[Any], dict[str, Value]]]] = {
    "queues": (Sums, figures),
    "agents": (AgentSums, agent_figures),
    "numbers": (NumberSums, number_figures),
}
TOGETHER: Mapping[Cut, Callable[[Any], dict[str, Value]]] = {"agents": fairness_figures}
"""Figures of all things together: each row of a period tells them."""
Reasons = dict[str, int]


DAY_MS = 86_400_000


async def report_of_hold_menus(transaction: Transaction, since: int, until: int) -> tuple[list[Played], list[Chosen]]:
    """What was played at callers' own wish in [since, until), and what they chose. Raises ReportUnfit."""
    _fit(since, until)
    return await hold_menu.plays(transaction, since, until), await hold_menu.choices(transaction, since, until)


async def report_of_prediction(transaction: Transaction, queue_id: str, minutes: int, since: int, until: int) -> Gain:
    """What the prediction saved in the queue in [since, until), by blocks of so many minutes. Raises ReportUnfit."""
    _fit(since, until)
    return gain(await gains.blocks(transaction, queue_id, since, until, minutes))


async def report_of_ivr(transaction: Transaction, since: int, until: int) -> list[IvrRow]:
    """The menus of those who arrived in [since, until): in total, by flow, and by way. Raises ReportUnfit."""
    _fit(since, until)
    return await ivr.rows(transaction, since, until)


def _fit(since: int, until: int) -> None:
    if not since < until <= since + DAYS_MAX * DAY_MS:
        raise ReportUnfit(
            problem=Phrase("Ask for a period of at least a moment and at most {days} days.", days=DAYS_MAX)
        )


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: figures of `cut` in [since, until), `known` things also where nothing happened, or `only` some."""

    cut: Cut
    since: int
    until: int
    interval: Interval
    zone: ZoneInfo
    known: frozenset[str] = frozenset()
    only: frozenset[str] | None = None


class Row(msgspec.Struct, frozen=True):
    """Figures of one thing (None: of all) in [since, until); for agents also the time not ready by reason."""

    key: str | None
    since: int
    until: int
    figures: dict[str, Value]
    reasons: Reasons


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The same visits, turns or arrivals four times: by thing and interval, by thing, by interval, and all together."""

    wanted: Wanted
    items: list[Row]
    things: list[Row]
    intervals: list[Row]
    total: Row


async def report(transaction: Transaction, wanted: Wanted, now: int) -> Report:
    """The report; states that go on count up to `now`. Raises ReportUnfit."""
    begins = edges(wanted.since, wanted.until, wanted.interval, wanted.zone)
    fixed = wanted.known if wanted.only is None else wanted.only
    if len(begins) * len(fixed) > ROWS_MAX:
        raise ReportUnfit(
            problem=Phrase("More than {most} rows: ask for a shorter period or a longer interval.", most=ROWS_MAX)
        )
    found, reasons = await _read(transaction, wanted, begins, now)
    if wanted.only is not None:
        found = {place: sums for place, sums in found.items() if place[0] in wanted.only}
        reasons = {place: each for place, each in reasons.items() if place[0] in wanted.only}
    keys = sorted({*fixed, *(key for key, _ in found)})
    if len(begins) * len(keys) > ROWS_MAX:
        raise ReportUnfit(
            problem=Phrase("More than {most} rows: ask for a shorter period or a longer interval.", most=ROWS_MAX)
        )
    # Thousands of rows are no step of the centre: calls go on meanwhile.
    return await asyncio.to_thread(_Cutter(wanted, begins, keys, found, reasons).report)


async def totals(transaction: Transaction, since: int, until: int) -> dict[str, Sums]:
    """The sums of each queue in [since, until); those since midnight restore the live figures of the day."""
    found = await queues.sums(transaction, [since], until)
    return {queue_id: sums for (queue_id, _), sums in found.items()}


async def _read(
    transaction: Transaction, wanted: Wanted, begins: list[int], now: int
) -> tuple[Mapping[tuple[str, int], Addable], Mapping[tuple[str, int], Reasons]]:
    if wanted.cut == "queues":
        return await queues.sums(transaction, begins, wanted.until), {}
    if wanted.cut == "numbers":
        return await numbers.sums(transaction, begins, wanted.until), {}
    only = sorted(wanted.only) if wanted.only is not None else None
    period = await agents.sums(transaction, begins, wanted.until, now, only)
    return period.sums, period.reasons


class _Span(msgspec.Struct, frozen=True):
    """A period of rows, and what all of them tell of it."""

    since: int
    until: int
    together: dict[str, Value]


class _Cutter:
    """Cuts sums into rows."""

    def __init__(
        self,
        wanted: Wanted,
        begins: list[int],
        keys: list[str],
        sums: Mapping[tuple[str, int], Addable],
        reasons: Mapping[tuple[str, int], Reasons],
    ) -> None:
        self.wanted, self.begins, self.keys = wanted, begins, keys
        self.ends = [*begins[1:], wanted.until]
        self.sums, self.reasons = sums, reasons
        self.kind, self.figures = KINDS[wanted.cut]

    def report(self) -> Report:
        places = range(len(self.begins))
        whole = _Span(self.wanted.since, self.wanted.until, self._together(places))
        spans = [_Span(self.begins[n], self.ends[n], self._together([n])) for n in places]
        return Report(
            wanted=self.wanted,
            items=[self._row(key, spans[n], [(key, n)]) for n in places for key in self.keys],
            things=[self._row(key, whole, [(key, n) for n in places]) for key in self.keys],
            intervals=[self._row(None, spans[n], [(key, n) for key in self.keys]) for n in places],
            total=self._row(None, whole, self.sums),
        )

    def _together(self, places: Iterable[int]) -> dict[str, Value]:
        """The figures of all things in these intervals that are no sums."""
        tell, places = TOGETHER.get(self.wanted.cut), list(places)
        return tell([self._sum((key, n) for n in places) for key in self.keys]) if tell else {}

    def _sum(self, cells: Iterable[tuple[str, int]]) -> Addable:
        return reduce(add, (self.sums[cell] for cell in cells if cell in self.sums), self.kind())

    def _row(self, key: str | None, span: _Span, cells: Iterable[tuple[str, int]]) -> Row:
        there = [cell for cell in cells if cell in self.sums]
        reasons: Reasons = {}
        for cell in there:
            for reason, ms in self.reasons.get(cell, {}).items():
                reasons[reason] = reasons.get(reason, 0) + ms
        return Row(key, span.since, span.until, self.figures(self._sum(there)) | span.together, reasons)
