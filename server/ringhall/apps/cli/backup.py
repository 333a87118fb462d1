"""ringhall backup: the database, all recordings and prompts, and the key, in one file; works while the centre runs."""

import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import psycopg
import typer

from ringhall.apps.cli import options, postgres_tools
from ringhall.apps.cli.archive import DATABASE, FORMAT, KEY, ArchiveWriter, Manifest
from ringhall.apps.cli.output import console, plain_reasons, progress
from ringhall.foundation.clock import RealClock
from ringhall.foundation.data_folder import DataFolder
from ringhall.foundation.db.engine import as_libpq
from ringhall.foundation.db.errors import DatabaseUnusable
from ringhall.foundation.db.migrate import revision
from ringhall.foundation.db.opened import database_url
from ringhall.foundation.settings import load


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, such as monday.tar.")],
    data: options.Data = None,
    database: options.DatabaseUrl = None,
    demo: options.Demo = False,
) -> None:
    """Write everything of the centre into one file. It holds the key to all secrets: keep it like one."""
    with plain_reasons():
        settings = load(role="demo" if demo else "serve", data=data, database=database)
        folder = DataFolder(settings.data)
        if not folder.root.exists():
            raise DatabaseUnusable(f"There is no centre in {folder.root}; is --data right?")
        with database_url(settings) as url:
            count = write_backup(file, folder, url)
        console.print(f"{file} holds the centre of {folder.root}: {count} files.", markup=False, soft_wrap=True)


def write_backup(file: Path, folder: DataFolder, url: str) -> int:
    """Write the backup beside its place and move it there once it is whole; returns how many files it holds."""
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        with tempfile.TemporaryDirectory(prefix="ringhall-") as work, unfinished.open("wb") as target:
            unfinished.chmod(0o600)
            count = _write(ArchiveWriter(target), Path(work), folder, url)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def _write(archive: ArchiveWriter, work: Path, folder: DataFolder, url: str) -> int:
    with progress() as bar:
        step = bar.add_task("Database", total=None)
        dump = work / DATABASE
        postgres_tools.dump(url, dump)
        # The database comes first: every recording it names was there by then.
        archive.add(DATABASE, dump)
        archive.add(KEY, folder.key_file)
        names = list(_kept_files(folder))
        bar.update(step, description="Recordings", total=len(names), completed=0)
        for path in names:
            archive.add(path.relative_to(folder.root).as_posix(), path)
            bar.advance(step)
    with psycopg.connect(as_libpq(url)) as connection:
        migration = revision(connection) or ""
    archive.close(
        Manifest(
            format=FORMAT,
            ringhall=version("ringhall"),
            migration=migration,
            made_at=RealClock().now(),
            files=archive.files,
        )
    )
    return len(archive.files)


def _kept_files(folder: DataFolder) -> Iterator[Path]:
    for kept in folder.kept:
        yield from sorted(path for path in kept.rglob("*") if path.is_file() and not path.is_symlink())
