"""An Asterisk of the user's own: never started or stopped; it includes what Ringhall writes for it."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path

from ringhall.engine.telephony.ari.wire import AriAddress
from ringhall.engine.telephony.asterisk import to_include
from ringhall.engine.telephony.asterisk.reload import reload
from ringhall.engine.telephony.errors import RecordingsOutOfReach
from ringhall.engine.telephony.ports import Seat, ServedAlone, Trunk
from ringhall.engine.telephony.settings import ExternalAri, TelephonySettings
from ringhall.foundation.logging import log


class ExternalAsterisk:
    """The link, and a folder of files for its owner to include; a README there says how."""

    def __init__(self, settings: TelephonySettings, ari: ExternalAri) -> None:
        self._settings, self._ari = settings, ari
        self._folder = settings.data / "asterisk-external"
        self._address = AriAddress(ari.url.rstrip("/"), ari.user, ari.password, settings.app)
        self._written: dict[str, str] = {}
        self.recordings = ari.recordings
        self.log_file: Path | None = None

    @property
    def guest_secret(self) -> str:
        """There is no account for web guests on a switch that is not ours."""
        return ""

    async def start(self) -> AriAddress:
        """Write what stays the same; returns where its ARI is."""
        if not os.access(self.recordings, os.R_OK | os.W_OK | os.X_OK):
            raise RecordingsOutOfReach(folder=self.recordings)
        await self._write(to_include.fixed(self._settings, self._ari, self._folder))
        return self._address

    async def stop(self) -> None:
        """It is not ours to stop."""

    async def leave(self) -> None:
        """It runs on anyway."""

    async def served_alone(self) -> tuple[list[ServedAlone], int]:
        """Its log is on its own machine: who waited comes back by themselves, who was served is not known."""
        return [], 0

    async def set_seats(self, seats: list[Seat], fallback_order: list[str]) -> None:
        """Write the accounts and the fallback queue, and let them be read; calls go on."""
        await self._write(to_include.seats(seats, fallback_order))

    async def set_trunks(self, trunks: list[Trunk]) -> None:
        """Write the trunks, and let them be read; calls go on."""
        await self._write(to_include.trunks(trunks))

    async def _write(self, files: Mapping[str, str]) -> None:
        """Whether a file of an earlier run was ever read is not known, so the first writing counts as a change."""
        changed = {name: text for name, text in files.items() if self._written.get(name) != text}
        await asyncio.to_thread(self._put, changed)
        self._written.update(changed)
        if changed:
            log.info("telephony.files_to_include", folder=str(self._folder), files=sorted(changed))
        readers = dict.fromkeys(module for name in changed for module in to_include.READERS.get(name, ()))
        await reload(self._address, readers)

    def _put(self, files: Mapping[str, str]) -> None:
        """Each file is replaced as a whole, readable by this user only."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, text in files.items():
            unfinished = self._folder / f"{name}.new"
            with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
                out.write(text)
            unfinished.replace(self._folder / name)
