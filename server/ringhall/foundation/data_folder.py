"""The data folder of one centre: what lies where, and that only one Ringhall works in it."""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO


class FolderTaken(Exception):
    """Another Ringhall works in this folder; the message says so."""


@dataclass(frozen=True)
class DataFolder:
    """Paths below the folder given by --data."""

    root: Path

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    @property
    def asterisk(self) -> Path:
        return self.root / "asterisk"

    @property
    def recordings(self) -> Path:
        return self.root / "recordings"

    @property
    def prompts(self) -> Path:
        return self.root / "prompts"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def key_file(self) -> Path:
        return self.root / "secrets.key"

    @property
    def kept(self) -> tuple[Path, ...]:
        """Folders whose files nobody could make again."""
        return (self.recordings, self.prompts, self.asterisk / "spool" / "recording")

    def make(self) -> None:
        """Make the folder and those below it, for our own eyes."""
        for folder in (self.root, self.recordings, self.prompts, self.logs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def claim(self) -> IO[str]:
        """Keep every other Ringhall out for as long as the returned file is open (or this process lives)."""
        file = (self.root / "lock").open("a+", encoding="ascii")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip()
            file.close()
            raise FolderTaken(
                f"Ringhall already runs in {self.root} (process {holder}); stop it or choose another --data."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        return file
