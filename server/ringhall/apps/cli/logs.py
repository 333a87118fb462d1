"""ringhall logs: what the centre and its engines wrote."""

import time
from collections import deque
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ringhall.apps.cli import options
from ringhall.apps.cli.output import console, plain_reasons
from ringhall.foundation.data_folder import DataFolder
from ringhall.foundation.errors import NotFound
from ringhall.foundation.settings import load

LOOK_EVERY_SECONDS = 0.3


class Part(StrEnum):
    """Whose log."""

    ringhall = "ringhall"
    asterisk = "asterisk"
    postgres = "postgres"


class NoLog(NotFound):
    """Nothing was written yet."""

    text = "There is no log {file} yet. It begins with the first start of the centre; is --data right?"


def logs(
    part: Annotated[Part, typer.Argument(help="Whose log.")] = Part.ringhall,
    lines: Annotated[int, typer.Option("--lines", "-n", min=0, max=100_000, help="How many of the last lines.")] = 100,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on showing what is added.")] = False,
    data: options.Data = None,
    demo: options.Demo = False,
) -> None:
    """Show the log of the centre, or of one of its engines."""
    with plain_reasons():
        file = log_file(DataFolder(load(role="demo" if demo else "serve", data=data).data), part)
        if not file.exists():
            raise NoLog(file=file)
    try:
        _show(file, lines, follow=follow)
    except KeyboardInterrupt:
        raise typer.Exit from None


def log_file(folder: DataFolder, part: Part) -> Path:
    """Where the part writes."""
    return folder.asterisk / "log" / "messages.log" if part is Part.asterisk else folder.logs / f"{part}.log"


def _show(file: Path, lines: int, *, follow: bool) -> None:
    with file.open(encoding="utf-8", errors="replace") as source:
        for line in deque(source, maxlen=lines):
            _print(line)
        while follow:
            line = source.readline()
            if line:
                _print(line)
            else:
                time.sleep(LOOK_EVERY_SECONDS)


def _print(line: str) -> None:
    console.print(line, end="", markup=False, soft_wrap=True)
