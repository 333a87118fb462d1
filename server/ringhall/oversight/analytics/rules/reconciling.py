"""Which days are to be compared with the stories, and where the tables say something else than they."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

import msgspec

from ringhall.foundation.events import Recorded
from ringhall.oversight.analytics.rules import tracks, visits
from ringhall.oversight.analytics.rules.spans import Span
from ringhall.oversight.analytics.rules.sums import Terms, Visit
from ringhall.oversight.analytics.rules.tracks import Arrival, Track, Turn
from ringhall.oversight.analytics.rules.visits import Journey, TermsOf

NIGHT = time(4, 30)
DAYS_MADE_UP_MAX = 31
KEYS: dict[str, tuple[str, ...]] = {
    "queue_visit": ("contact_id", "n"),
    "arrival": ("contact_id",),
    "agent_turn": ("contact_id", "n"),
    "agent_span": ("agent_id", "n"),
}
"""The tables that are compared, and what names a row of them."""

Row = Mapping[str, Any]
Key = tuple[Any, ...]
Promised = Mapping[tuple[str, int], Terms]


class Told(msgspec.Struct):
    """What the stories of some contacts make of their tables."""

    visits: list[Visit] = []
    arrivals: list[Arrival] = []
    turns: list[Turn] = []


class Difference(msgspec.Struct, frozen=True):
    """A row as the story tells it and as it is stored; None where there is none."""

    table: str
    key: Key
    told: Row | None
    stored: Row | None


def retold(stories: Iterable[Recorded], promised: Promised, terms_of: TermsOf) -> Told:
    """Fold whole stories of contacts from nothing; what was promised at the time is in no story, so it is given."""
    journeys: dict[str, Journey] = {}
    followed: dict[str, Track] = {}
    for recorded in stories:
        contact_id = recorded.stream.partition(":")[2]
        visits.apply(
            journeys.setdefault(contact_id, Journey()), recorded, visits.as_promised(promised, recorded, terms_of)
        )
        tracks.follow(followed.setdefault(contact_id, Track()), recorded)
    return Told(
        [visit for journey in journeys.values() for visit in journey.visits],
        [track.arrival for track in followed.values() if track.arrival is not None],
        [turn for track in followed.values() for turn in track.turns],
    )


def differences(table: str, told: Iterable[Row], stored: Iterable[Row]) -> list[Difference]:
    """The rows that are not the same, to the last digit."""
    wanted, there = _by_key(table, told), _by_key(table, stored)
    return [
        Difference(table, key, wanted.get(key), there.get(key))
        for key in {**wanted, **there}
        if wanted.get(key) != there.get(key)
    ]


def touches(span: Span, since: int, until: int) -> bool:
    """Whether the span has a part in [since, until)."""
    return span.since < until and (span.until is None or span.until > since)


def bounds(day: date, zone: tzinfo) -> tuple[int, int]:
    """When the day begins and ends by the clock on the wall."""
    begin, end = (datetime.combine(each, time(), zone) for each in (day, day + timedelta(days=1)))
    return round(begin.timestamp() * 1000), round(end.timestamp() * 1000)


def days_due(last: date | None, today: date) -> list[date]:
    """The days before today that nobody has compared yet: only yesterday in a centre that never did."""
    first = today - timedelta(days=1) if last is None else last + timedelta(days=1)
    first = max(first, today - timedelta(days=DAYS_MADE_UP_MAX))
    return [first + timedelta(days=n) for n in range((today - first).days)]


def _by_key(table: str, rows: Iterable[Row]) -> dict[Key, Row]:
    return {tuple(row[name] for name in KEYS[table]): row for row in rows}
