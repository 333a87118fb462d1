"""What the command line says, and how it ends when it cannot go on."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ringhall.foundation.data_folder import FolderTaken
from ringhall.foundation.db.errors import DatabaseUnusable
from ringhall.foundation.errors import Refusal
from ringhall.foundation.secrets import SecretUnreadable
from ringhall.foundation.settings import SettingsWrong
from ringhall.oversight.simulation.errors import ReplayUnfit

WRONG_USE = 2
REASONS = (SettingsWrong, DatabaseUnusable, FolderTaken, SecretUnreadable, ReplayUnfit, Refusal)

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


@contextmanager
def plain_reasons() -> Iterator[None]:
    """Whatever is the user's to mend is said in one sentence, without a traceback; exit code 2."""
    try:
        yield
    except REASONS as reason:
        errors.print(str(reason), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_USE) from None


def progress() -> Progress:
    """A bar for what takes longer than a second."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=errors,
        transient=True,
    )
