"""Under which account the embedded PostgreSQL runs: our own, or a plain one when we are root."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ringhall.foundation.db.errors import DatabaseUnusable
from ringhall.foundation.logging import log

PLAIN_ACCOUNTS = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A person of the operating system; None means “whoever runs Ringhall”."""

    uid: int | None = None
    gid: int | None = None

    def popen(self) -> dict[str, Any]:
        """Arguments that make subprocess start a program under this account."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give the file or folder to this account and let it find its way there."""
        if self.uid is None or self.gid is None:
            return
        os.chown(path, self.uid, self.gid)
        self.reach(path)

    def reach(self, path: Path) -> None:
        """Let this account pass through the folders above `path`; it still cannot list them."""
        if self.uid is None:
            return
        for folder in path.resolve().parents:
            mode = folder.stat().st_mode
            if not mode & stat.S_IXOTH:
                folder.chmod(mode | stat.S_IXOTH)
                log.info("postgres.passage_opened", folder=str(folder))


def choose() -> Account:
    """Our own account, or the first plain one when we are root, whom PostgreSQL refuses to serve."""
    if os.geteuid() != 0:
        return Account()
    for name in PLAIN_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise DatabaseUnusable("PostgreSQL refuses to run as root; run Ringhall as another user.")
