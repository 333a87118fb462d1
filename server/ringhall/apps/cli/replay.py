"""ringhall replay: a stored day once more, decision by decision, or under other settings."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table

from ringhall.apps.centre.place import ONLY, ORGANISATION, OrganisationSettings, with_place
from ringhall.apps.cli import options
from ringhall.apps.cli.output import console, plain_reasons
from ringhall.company.organisation import repository as settings_stored
from ringhall.foundation.clock import RealClock, SimulatedClock, as_datetime, as_milliseconds
from ringhall.foundation.db.opened import database_url, opened
from ringhall.foundation.settings import Settings, load
from ringhall.foundation.story_memory import MemoryStory
from ringhall.oversight.analytics.rules.metrics import METRICS
from ringhall.oversight.simulation import repository
from ringhall.oversight.simulation.errors import ReplayUnfit
from ringhall.oversight.simulation.rules.changes import Change, read, throughout
from ringhall.oversight.simulation.rules.days import Day, members_of, queues_of
from ringhall.oversight.simulation.rules.drawing import page
from ringhall.oversight.simulation.rules.habits import Habits
from ringhall.oversight.simulation.rules.observed import calls_of, wishes_of
from ringhall.oversight.simulation.rules.outcome import Outcome, fairness, outcome_of
from ringhall.oversight.simulation.service import Difference, Rerun, Retold, retell
from ringhall.wiring import build_floor

With = Annotated[list[str] | None, typer.Option("--with", help="queue.field=value, e.g. billing.strategy=linear.")]
Plot = Annotated[Path | None, typer.Option("--plot", help="Write curves into this HTML file.")]
DayOf = Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help="The day, in the centre's time zone.")]
FIGURES = ("service_level", "asa_seconds", "abandonment")
FIELDS_SHOWN = ("chosen", "rule", "measure", "candidates_count", "waited_ms")


def replay(
    day: DayOf,
    change: With = None,
    plot: Plot = None,
    data: options.Data = None,
    database: options.DatabaseUrl = None,
    demo: options.Demo = False,
) -> None:
    """Make every decision of a day again and compare; with changes, play the day again under them.

    Exit code 1 when a decision came out otherwise.
    """
    with plain_reasons():
        changes = [read(each) for each in change or ()]
        settings = load(role="demo" if demo else "serve", data=data, database=database)
        with database_url(settings) as url:
            stored = asyncio.run(_read(settings, url, day))
        if not stored.within() or not queues_of(stored.settings):
            raise ReplayUnfit(f"Nothing is stored of {day:%Y-%m-%d}. Choose a day on which people called.")
        retold = retell(stored, build_floor(SimulatedClock(stored.since), MemoryStory(), 1))
        _say(retold, stored)
        if changes or plot:
            _compare(day, stored, changes, plot)
    if retold.differences:
        raise typer.Exit(1)


async def _read(settings: Settings, url: str, day: datetime) -> Day:
    async with opened(url) as database, database.transaction() as transaction:
        place = await settings_stored.get(transaction, ORGANISATION.name, ONLY)
        zone = (with_place(settings, msgspec.convert(place.data, OrganisationSettings)) if place else settings).zone
        begin = day.replace(tzinfo=zone)
        end = (day + timedelta(days=1)).replace(tzinfo=zone)
        # Of a day that is not over there is nothing to say beyond this moment.
        until = min(as_milliseconds(end), RealClock().now())
        return await repository.day(transaction, as_milliseconds(begin), until)


def _say(retold: Retold, day: Day) -> None:
    other = len(retold.differences) - retold.other_reason
    console.print(
        f"{retold.decisions} decisions: {retold.same} the same bit for bit, {retold.other_reason} for other reasons, "
        f"{other} otherwise. Settings were changed {len(day.settings) - 1} times in the day."
    )
    if retold.differences:
        first = retold.differences[0]
        console.print(f"The first at {as_datetime(first.at).isoformat()}, contact {first.contact_id}:")
        console.print(_sides(first))


def _sides(difference: Difference) -> Table:
    table = Table("", "stored", "now")
    stored: dict[str, Any] = difference.stored or {}
    now: dict[str, Any] = difference.now or {}
    names = dict.fromkeys((*FIELDS_SHOWN, *stored, *now))
    for name in names:
        if stored.get(name) != now.get(name):
            table.add_row(name, _short(stored.get(name)), _short(now.get(name)))
    return table


def _short(value: object) -> str:
    return "–" if value is None else str(value)[:120]


def _compare(day: datetime, stored: Day, changes: Sequence[Change], plot: Path | None) -> None:
    calls, wishes = calls_of(stored), wishes_of(stored)
    habits = Habits(calls)
    outcomes = [outcome_of("that day", stored.events, stored.since, stored.until, queues_of(stored.settings))]
    plays = [("again", stored.settings)]
    if changes:
        plays.append(("changed", throughout(stored.settings, list(changes))))
    for name, settings in plays:
        events = Rerun(build_floor, stored.since, stored.until, settings, habits).play(calls, wishes)
        outcomes.append(outcome_of(name, events, stored.since, stored.until, queues_of(settings)))
    console.print(_table(stored, outcomes))
    console.print(_fair(outcomes))
    if plot is not None:
        names = {queue.id: queue.name for queue in queues_of(stored.settings)}
        made = f" With changes: {', '.join(map(str, changes))}." if changes else ""
        note = f"{len(calls)} calls and {len(outcomes[0].loads)} agents.{made} Made by ringhall replay."
        plot.write_text(page(f"{day:%Y-%m-%d} replayed", note, outcomes, names, stored.since, stored.until), "utf-8")
        console.print(f"Curves: {plot}")


def _table(day: Day, outcomes: Sequence[Outcome]) -> Table:
    table = Table("queue", "", "offered", "answered", "SL", "ASA", "gave up", "Jain")
    for queue in queues_of(day.settings):
        members = members_of(day.settings, queue.id)
        for n, outcome in enumerate(outcomes):
            sums = outcome.sums(queue.id)
            level, asa, abandonment = (METRICS[key].of(sums) for key in FIGURES)
            table.add_row(
                "" if n else queue.name,
                outcome.name,
                str(sums.offered),
                str(sums.answered),
                _share(level),
                "–" if asa is None else f"{asa:.1f} s",
                _share(abandonment),
                _index(fairness(outcome, members, queue.id)),
                end_section=n == len(outcomes) - 1,
            )
    return table


def _fair(outcomes: Sequence[Outcome]) -> Table:
    """How evenly the agents were busy."""
    table = Table("occupancy", "agents there 15 min", "least", "mean", "most")
    for outcome in outcomes:
        found = sorted(load.occupancy for load in outcome.loads.values())
        mean = sum(found) / len(found) if found else None
        ends = (_share(found[0]), _share(mean), _share(found[-1])) if found else ("–", "–", "–")
        table.add_row(outcome.name, str(len(found)), *ends)
    return table


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


def _index(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
