"""ringhall status: does the centre work?"""

import typer
from rich.table import Table

from ringhall.apps.cli import options
from ringhall.apps.cli.client import Client
from ringhall.apps.cli.output import console, plain_reasons
from ringhall.foundation.settings import load


def status(http: options.Http = None) -> None:
    """Ask the running centre whether all its parts work. Exit code 0 when they do, 1 when not, 2 when none runs."""
    with plain_reasons():
        client = Client(load(http=http))
        _, health = client.ask("GET", "/health")
    table = Table("part", "works", "")
    for name, part in health.get("parts", {}).items():
        table.add_row(name, "yes" if part.get("ok") else "[red]no[/red]", str(part.get("text", "")))
    console.print(table)
    if not health.get("ok"):
        raise typer.Exit(1)
    console.print(f"The centre at {client.address} works.")
