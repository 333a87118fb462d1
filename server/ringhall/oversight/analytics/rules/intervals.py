"""The edges of a report's intervals, by the clock on the wall of the centre. Times are milliseconds UTC."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, get_args

from ringhall.foundation.errors import Phrase
from ringhall.oversight.analytics.errors import ReportUnfit

Interval = Literal["15m", "30m", "1h", "1d", "1w", "1mo", "all"]
Comparison = Literal["yesterday", "last_week", "before"]
INTERVALS: tuple[str, ...] = get_args(Interval)
STEP_MS: dict[str, int] = {"15m": 900_000, "30m": 1_800_000, "1h": 3_600_000}
DAY_MS_MIN = 23 * 3_600_000
EDGES_MAX = 3_000
PERIOD_DAYS_MAX = 800
DAYS_BACK: dict[str, int] = {"yesterday": 1, "last_week": 7}


def edges(since: int, until: int, interval: Interval, zone: tzinfo) -> list[int]:
    """Where the intervals of [since, until) begin. A day lasts 23 or 25 hours when the clocks change.

    The first begins at `since` itself, be it on the wall clock's grid or not. Raises ReportUnfit.
    """
    if until <= since:
        raise ReportUnfit(problem="The report would be empty: `to` must be later than `from`.")
    if until - since > PERIOD_DAYS_MAX * 24 * 3_600_000:
        raise ReportUnfit(
            problem=Phrase("A report covers at most {most} days: ask for a shorter period.", most=PERIOD_DAYS_MAX)
        )
    if interval == "all":
        return [since]
    if (until - since) / STEP_MS.get(interval, DAY_MS_MIN) > EDGES_MAX:
        raise ReportUnfit(
            problem=Phrase(
                "More than {most} intervals of {interval}: ask for a shorter period or a longer interval.",
                most=EDGES_MAX,
                interval=interval,
            )
        )
    found = [since]
    while (edge := _after(found[-1], interval, zone)) < until:
        found.append(edge)
    return found


def compared_with(since: int, until: int, comparison: Comparison, zone: tzinfo) -> tuple[int, int]:
    """The period to compare [since, until) with: the same hours by the wall clock some days back, or the time before.

    The time before a period of whole days is as many days; of any other it lasts as long.
    """
    begin, end = _local(since, zone), _local(until, zone)
    days = DAYS_BACK.get(comparison)
    if days is None:
        if begin.timetz().replace(tzinfo=None) != end.timetz().replace(tzinfo=None):
            return since - (until - since), since
        days = (end.date() - begin.date()).days
    return _days_back(begin, days, zone), _days_back(end, days, zone)


def _days_back(local: datetime, days: int, zone: tzinfo) -> int:
    # The hour that comes twice is the same one of the two, when that day has it twice as well.
    return _moment(datetime.combine(local.date() - timedelta(days=days), local.time(), zone).replace(fold=local.fold))


def midnight(now: int, zone: tzinfo) -> int:
    """When the centre's present day began."""
    return _moment(datetime.combine(_local(now, zone).date(), time(), zone))


def next_midnight(now: int, zone: tzinfo) -> int:
    """When the centre's present day ends."""
    return _moment(datetime.combine(_local(now, zone).date() + timedelta(days=1), time(), zone))


def _after(moment: int, interval: Interval, zone: tzinfo) -> int:
    if interval == "1d":
        return next_midnight(moment, zone)
    if interval in ("1w", "1mo"):
        today = _local(moment, zone).date()
        first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
        monday = today + timedelta(days=7 - today.weekday())
        return _moment(datetime.combine(monday if interval == "1w" else first, time(), zone))
    step = STEP_MS[interval]
    # Zones shifted by a quarter of an hour have their full hours at such minutes; so the grid is local.
    offset = _local(moment + step, zone).utcoffset() or timedelta()
    shift = round(offset.total_seconds() * 1000)
    aligned = (moment + step + shift) // step * step - shift
    return aligned if aligned > moment else moment + step


def _local(moment: int, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(moment / 1000, UTC).astimezone(zone)


def _moment(local: datetime) -> int:
    return round(local.timestamp() * 1000)
