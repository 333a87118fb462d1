"""The switch that Ringhall runs itself."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from ringhall.engine.telephony.ari.wire import AriAddress
from ringhall.engine.telephony.asterisk import config, music, provision, queue_log
from ringhall.engine.telephony.asterisk.instance import Instance
from ringhall.engine.telephony.asterisk.network import udp_free
from ringhall.engine.telephony.asterisk.process import Asterisk, running_pid
from ringhall.engine.telephony.asterisk.secrets import kept
from ringhall.engine.telephony.errors import AsteriskDidNotStart, SipPortTaken
from ringhall.engine.telephony.ports import Seat, ServedAlone, Trunk
from ringhall.engine.telephony.settings import TelephonySettings


class EmbeddedAsterisk:
    """Starts, configures and stops Ringhall's own Asterisk below the data folder."""

    def __init__(
        self,
        settings: TelephonySettings,
        progress: provision.Progress,
        restarted: Callable[[], None],
    ) -> None:
        self._settings, self._progress, self._restarted = settings, progress, restarted
        self.process: Asterisk | None = None
        self.recordings = settings.data / "asterisk" / "spool" / "recording"
        self.log_file: Path | None = settings.data / "asterisk" / "log" / "messages.log"

    @property
    def guest_secret(self) -> str:
        """The secret of the web guests' account."""
        return self.secrets.guest_password

    async def start(self) -> AriAddress:
        """Find, fetch, configure and start it (or take over the one that still runs); returns where its ARI is."""
        settings, folder = self._settings, self._settings.data / "asterisk"
        build = await asyncio.to_thread(provision.find, settings, self._progress)
        tune = await asyncio.to_thread(music.ensure, settings.data / config.MUSIC_FOLDER)
        running = bool(running_pid(Instance(build, folder)))
        if not running and not udp_free(settings.bind, settings.sip_port):
            # Asterisk would start all the same, deaf to every phone.
            raise SipPortTaken(address=settings.bind, port=settings.sip_port)
        self.secrets = kept(folder / "secrets.json", settings.http_port, running=running)
        fixed = config.fixed_files(settings, self.secrets, str(tune))
        defaults = {**config.seat_files([], []), **config.trunk_files([])}
        # Seats and trunks of the last run stay until new ones are told: callers are served meanwhile.
        existing = {name: folder / "etc" / name for name in defaults}
        changing = {
            name: path.read_text(encoding="utf-8") if path.exists() else defaults[name]
            for name, path in existing.items()
        }
        self.process = Asterisk(build, folder, fixed, changing, self._restarted)
        await self.process.start()
        url = f"http://127.0.0.1:{self.secrets.http_port}"
        return AriAddress(url, self.secrets.ari_user, self.secrets.ari_password, settings.app)

    async def stop(self) -> None:
        """End it with all its calls."""
        if self.process is not None:
            await self.process.stop()

    async def leave(self) -> None:
        """Let it and its calls run on for the next start."""
        if self.process is not None:
            await self.process.leave()

    async def served_alone(self) -> tuple[list[ServedAlone], int]:
        """What its queue did while nobody told it what to do."""
        return await asyncio.to_thread(queue_log.served, queue_log.tail(self._settings.data / "asterisk" / "log"))

    async def set_seats(self, seats: list[Seat], fallback_order: list[str]) -> None:
        """Rewrite and reload the SIP accounts; calls go on."""
        await self._rewrite(config.seat_files(seats, fallback_order), "res_pjsip.so", "app_queue.so", "pbx_config.so")

    async def set_trunks(self, trunks: list[Trunk]) -> None:
        """Rewrite and reload the trunks; calls go on."""
        await self._rewrite(config.trunk_files(trunks), "res_pjsip.so", "res_pjsip_endpoint_identifier_ip.so")

    async def _rewrite(self, files: Mapping[str, str], *reload: str) -> None:
        if self.process is None:
            raise AsteriskDidNotStart(reason="nobody has started it yet.", log=self.log_file)
        await self.process.rewrite(files, *reload)
