"""ringhall figures: are the stored figures what the stories tell?"""

import asyncio
from datetime import date, datetime, timedelta
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from ringhall.apps.centre.figures_proof import days_between
from ringhall.apps.centre.kinds import QUEUES
from ringhall.apps.centre.place import ONLY, ORGANISATION, OrganisationSettings, with_place
from ringhall.apps.centre.promises import DEFAULT_TERMS, terms_of
from ringhall.apps.cli import options
from ringhall.apps.cli.output import console, plain_reasons
from ringhall.company.audit.service import Audit
from ringhall.company.organisation import repository as settings_stored
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation.clock import RealClock, as_datetime
from ringhall.foundation.db.opened import database_url, opened
from ringhall.foundation.settings import Settings, load
from ringhall.oversight.analytics.reconciling import Checked, Reconciling

WHO = "command line"
app = typer.Typer(no_args_is_help=True, add_completion=False, help="Prove the stored figures, and make them again.")

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; yesterday when not given.")]
LastDay = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day of several.")]
Repair = Annotated[bool, typer.Option("--repair", help="Make rows that differ again from the story.")]


@app.callback()
def _all() -> None:
    pass


@app.command()
def reconcile(
    day: Day = None,
    to: LastDay = None,
    repair: Repair = False,
    data: options.Data = None,
    database: options.DatabaseUrl = None,
    demo: options.Demo = False,
) -> None:
    """Compare figures with the stories, row by row. Exit code 1 when some differ and were not made again."""
    with plain_reasons():
        settings = load(role="demo" if demo else "serve", data=data, database=database)
        with database_url(settings) as url:
            done = asyncio.run(_check(settings, url, day.date() if day else None, to.date() if to else None, repair))
    table = Table("day", "rows", "differing", "")
    for each in done:
        what = ", ".join(f"{name} {count}" for name, count in sorted(each.differing.items()))
        said = "agree" if not each.differing else "made again" if each.repaired else "[red]differ[/red]"
        table.add_row(str(each.day), str(each.rows), what, said)
    console.print(table)
    if any(each.differing and not each.repaired for each in done):
        raise typer.Exit(1)


async def _check(settings: Settings, url: str, first: date | None, last: date | None, repair: bool) -> list[Checked]:
    clock = RealClock()
    async with opened(url) as database:
        async with database.transaction() as transaction:
            place = await settings_stored.get(transaction, ORGANISATION.name, ONLY)
            queues = [each.data for each in await settings_stored.all_of(transaction, QUEUES.name)]
        zone = (with_place(settings, msgspec.convert(place.data, OrganisationSettings)) if place else settings).zone
        terms = {queue.id: terms_of(queue) for queue in msgspec.convert(queues, list[QueueSettings])}
        reconciling = Reconciling(database, Audit(clock), clock, lambda queue_id: terms.get(queue_id, DEFAULT_TERMS))
        today = as_datetime(clock.now()).astimezone(zone).date()
        first = first or last or today - timedelta(days=1)
        last = last or first
        return [await reconciling.check(day, zone, WHO if repair else None) for day in days_between(first, last, today)]
