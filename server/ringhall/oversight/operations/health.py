"""Health: which parts work, and what to do about those that do not."""

import shutil
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ringhall.foundation.logging import log

DISK_FREE_MB_MIN = 500


class PartHealth(msgspec.Struct, frozen=True):
    """Whether a part works. `code` and `fields` are for pages, which say it in their language.

    `text` says the same in English, for terminals and programs.
    """

    ok: bool
    text: str
    code: str = "works"
    fields: dict[str, Any] = {}


Check = Callable[[], PartHealth | Awaitable[PartHealth]]


class Health:
    """Asks every part. Checks answer from what is known already, or within a second of their own."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        self._checks = dict(checks)

    async def parts(self) -> dict[str, PartHealth]:
        """The state of each part; a check that breaks is a part that does not work."""
        return {name: await self._ask(name, check) for name, check in self._checks.items()}

    @staticmethod
    async def _ask(name: str, check: Check) -> PartHealth:
        try:
            answer = check()
            return answer if isinstance(answer, PartHealth) else await answer
        except Exception as problem:
            log.warning("health.check_failed", part=name, problem=repr(problem))
            return PartHealth(False, f"The check of {name} failed: see the log.", "check-failed")


def disk_check(folder: Path) -> Check:
    """Whether recordings still have room below `folder`."""

    def check() -> PartHealth:
        free_mb = shutil.disk_usage(folder).free // 1_000_000
        if free_mb < DISK_FREE_MB_MIN:
            text = f"Only {free_mb} MB are free for recordings: delete or move old ones."
            return PartHealth(False, text, "disk-full", {"free_mb": free_mb})
        return PartHealth(True, f"{free_mb} MB free")

    return check
