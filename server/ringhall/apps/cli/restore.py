"""ringhall restore: a centre from its backup, into an empty folder."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from ringhall.apps.cli import options, postgres_tools
from ringhall.apps.cli.archive import DATABASE, ArchiveReader, BadBackup
from ringhall.apps.cli.output import console, plain_reasons, progress
from ringhall.foundation.data_folder import DataFolder, FolderTaken
from ringhall.foundation.db.migrate import migrate, revisions
from ringhall.foundation.db.opened import database_url
from ringhall.foundation.settings import Settings, load


def restore(
    file: Annotated[Path, typer.Argument(help="A file written by `ringhall backup`.")],
    data: options.Data = None,
    database: options.DatabaseUrl = None,
    demo: options.Demo = False,
) -> None:
    """Bring a centre back from its backup. The data folder (and the database of a --database) must be empty."""
    with plain_reasons():
        settings = load(role="demo" if demo else "serve", data=data, database=database)
        count = read_backup(file, settings)
        console.print(f"{count} files are back in {settings.data}; start the centre.", markup=False, soft_wrap=True)


def read_backup(file: Path, settings: Settings) -> int:
    """Check every part, put the files in place, fill the database; returns how many files there were."""
    folder = DataFolder(settings.data)
    if folder.root.exists() and any(folder.root.iterdir()):
        raise FolderTaken(f"{folder.root} is not empty; name a new folder with --data.")
    archive = ArchiveReader(file)
    try:
        _check(file, archive)
        folder.make()
        with tempfile.TemporaryDirectory(prefix="ringhall-") as work, progress() as bar:
            names = archive.manifest.files
            for name in bar.track(names, description="Files"):
                archive.extract(name, Path(work) / name if name == DATABASE else folder.root / name)
            bar.add_task("Database", total=None)
            with database_url(settings) as url:
                postgres_tools.load(url, Path(work) / DATABASE)
                migrate(url)
        return len(names)
    finally:
        archive.close()


def _check(file: Path, archive: ArchiveReader) -> None:
    archive.check_names()
    if DATABASE not in archive.manifest.files:
        raise BadBackup(file=file, reason="it holds no database.")
    if archive.manifest.migration not in {"", *revisions()}:
        raise BadBackup(file=file, reason=f"it was made by Ringhall {archive.manifest.ringhall}; install that version.")
