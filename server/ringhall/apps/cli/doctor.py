"""ringhall doctor: is everything there that a centre needs?"""

import typer
from rich.table import Table

from ringhall.apps.cli import options
from ringhall.apps.cli.checks import CHECKS, examine
from ringhall.apps.cli.output import console, plain_reasons, progress
from ringhall.foundation.settings import load

STYLES = {"works": "green", "later": "yellow", "missing": "red"}


def doctor(
    data: options.Data = None,
    http: options.Http = None,
    sip: options.Sip = None,
    rtp: options.Rtp = None,
    database: options.DatabaseUrl = None,
    asterisk: options.Asterisk = None,
    ari: options.Ari = None,
    demo: options.Demo = False,
) -> None:
    """Say of every part whether it is there and works, and if not what to do. Exit code 1 when one is missing."""
    with plain_reasons():
        settings = load(
            role="demo" if demo else "serve",
            data=data,
            http=http,
            sip=sip,
            rtp=rtp,
            database=database,
            asterisk=asterisk,
            ari=ari,
        )
    with progress() as bar:
        parts = list(bar.track(examine(settings), total=len(CHECKS), description="Looking"))
    table = Table("part", "state", "")
    for part in parts:
        table.add_row(part.name, f"[{STYLES[part.state]}]{part.state}[/]", part.text)
    console.print(table)
    if any(part.state == "missing" for part in parts):
        raise typer.Exit(1)
