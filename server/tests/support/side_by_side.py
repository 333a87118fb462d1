"""Which tests run side by side in `make test`: files do, the tests of a file in turn."""

import zlib

import pytest
from xdist.scheduler import LoadScopeScheduling

BROWSER = "tests/browser/"
CENTRES = 2


class FilesSideBySide(LoadScopeScheduling):  # type: ignore[misc]  # It brings no types.
    """Gives a worker whole files. Those in the browser share a centre: half of them go to one worker, half to another.

    (The groups of `--dist loadgroup` are lost without a word between pytest 9.2 and xdist 3.8.)
    """

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid.partition("::")[0])


def together(file: str) -> str:
    """The same for all files that one worker has to take: itself, or its half of those in the browser."""
    return f"{BROWSER}{zlib.crc32(file.encode()) % CENTRES}" if file.startswith(BROWSER) else file


def longest_first(item: pytest.Item) -> int:
    """The order of files: what takes long begins, so that all workers end at about the same time."""
    marks = [mark for mark in ("browser", "real") if item.get_closest_marker(mark)]
    return {"browser": 0, "real": 1}[marks[0]] if marks else 2
