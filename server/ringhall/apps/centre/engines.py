"""The two engines a centre stands on: they boot while the rest of the program is still being loaded."""

import asyncio

from ringhall.engine.telephony.asterisk.provision import Progress
from ringhall.engine.telephony.service import AsteriskSwitch
from ringhall.engine.telephony.settings import ExternalAri, TelephonySettings
from ringhall.foundation import tasks
from ringhall.foundation.data_folder import DataFolder
from ringhall.foundation.db.embedded import EmbeddedPostgres
from ringhall.foundation.settings import Settings


class Engines:
    """The switch and the database. What is heavy to import stays out of here: every moment of it delays their start."""

    def __init__(self, settings: Settings, guest_numbers: tuple[str, ...], progress: Progress) -> None:
        folder = DataFolder(settings.data)
        self.switch = AsteriskSwitch(telephony_settings(settings, guest_numbers), progress)
        own = EmbeddedPostgres(folder.postgres, folder.logs / "postgres.log") if settings.database is None else None
        self._postgres = own
        self._url = settings.database or ""
        self._booting: asyncio.Task[None] | None = None
        self._watching: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """The database's address."""
        return self._postgres.url if self._postgres is not None else self._url

    def begin(self) -> None:
        """Start both, side by side."""
        self._booting = tasks.start(self._boot(), "engines.boot")

    async def booted(self) -> None:
        """Wait until both are there. Raises what kept one of them from starting."""
        if self._booting is None:
            self.begin()
        assert self._booting is not None
        await self._booting

    async def stop(self) -> None:
        """End the switch with its calls, then the database; nobody writes any more."""
        await tasks.stop(self._booting)
        await self.switch.stop()
        await tasks.stop(self._watching)
        if self._postgres is not None:
            await asyncio.to_thread(self._postgres.stop)

    async def _boot(self) -> None:
        # Both are waited for, so that what one of them started can be stopped when the other fails.
        outcomes = await asyncio.gather(self._start_database(), self.switch.boot(), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome

    async def _start_database(self) -> None:
        if self._postgres is not None:
            await asyncio.to_thread(self._postgres.start)
            self._watching = tasks.start(self._postgres.watch(), "postgres.watch")


def telephony_settings(settings: Settings, guest_numbers: tuple[str, ...]) -> TelephonySettings:
    """The switch's part of the settings."""
    external = None
    if settings.ari:
        external = ExternalAri(
            url=settings.ari,
            user=settings.ari_user,
            password=settings.ari_password or "",
            recordings=settings.ari_recordings,
        )
    return TelephonySettings(
        data=settings.data,
        bind=settings.listen,
        sip_port=settings.sip,
        rtp_low=settings.rtp_low,
        rtp_high=settings.rtp_high,
        asterisk=settings.asterisk,
        cache=settings.cache,
        # In a real centre only an administrator is given the guest's secret, for a test call.
        guest_allowed=True,
        guest_numbers=guest_numbers,
        external=external,
    )
