"""Only one simulation plays in a folder: a newer one sends the older one home first."""

import os
import signal
import time
from pathlib import Path
from typing import IO

from ringhall.foundation.data_folder import DataFolder, FolderTaken

GOES_SECONDS_MAX = 20.0
LOOK_SECONDS = 0.1


def claim(folder: Path) -> IO[str]:
    """Keep others out of the folder while the returned file is open. Raises FolderTaken when the older one stays.

    One is left over when the demo that started it was killed; it went on calling, as the public does.
    """
    until = time.monotonic() + GOES_SECONDS_MAX
    sent_home = False
    while True:
        try:
            return DataFolder(folder).claim()
        except FolderTaken:
            if time.monotonic() > until:
                raise
            sent_home = sent_home or _send_home(folder)
        time.sleep(LOOK_SECONDS)


def _send_home(folder: Path) -> bool:
    try:
        holder = int((folder / "lock").read_text(encoding="ascii"))
        os.kill(holder, signal.SIGTERM)
    except (OSError, ValueError):
        return False
    return True
