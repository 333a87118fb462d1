"""The demo centre: its settings, its one password, and the process that plays the public network."""

import asyncio
import os
import secrets
import sys
from typing import Any

from rich.console import Console
from rich.table import Table

from ringhall.apps.centre import kinds
from ringhall.apps.centre.centre import Centre
from ringhall.apps.centre.settings.defaults import DISPOSITIONS
from ringhall.apps.industries.starters import Sample, industry_of, samples
from ringhall.apps.simulator.centre import NUMBER, demo_centre
from ringhall.business.customers.proofs import Wish
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation
from ringhall.foundation.clock import RealClock
from ringhall.foundation.data_folder import DataFolder
from ringhall.foundation.db.opened import database_url, opened
from ringhall.foundation.logging import log
from ringhall.foundation.secrets import SecretBox
from ringhall.foundation.settings import Settings

PASSWORD_BYTES = 9
SIMULATOR_STOP_SECONDS_MAX = 10
NETWORK_PORT_DISTANCE = 1_000
"""The public network's own SIP port is this far above (or, at the end of the range, below) the centre's."""
PORT_MAX = 65_535


class DemoShow:
    """What the demo adds to a centre. The password is kept in the data folder, so that it outlives a restart."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._industry = settings, industry_of(settings.industry)
        self._simulator: asyncio.subprocess.Process | None = None
        self._file = settings.data / "demo-password"
        self._before = self._file.read_text(encoding="utf-8") if self._file.exists() else None
        self.password = settings.password or self._before or secrets.token_urlsafe(PASSWORD_BYTES)

    @property
    def document(self) -> dict[str, Any]:
        """The demo centre, its trunk and everybody's password."""
        document = demo_centre(self._industry)
        users = [user | {"password": self.password, "any_password": True} for user in document["users"]]
        network = {"host": "127.0.0.1", "port": network_port(self._settings.sip)}
        trunks = [trunk | network for trunk in document["trunks"]]
        return document | {"users": users, "trunks": trunks}

    async def begin(self, centre: Centre, say: Any) -> None:
        """Tell the newcomer where to look, and let the public network begin to call."""
        if self._before is None:
            await self._lay_down_proofs(centre)
        await self._agree_on_password(centre)
        say(f"The demo centre is ready: http://{self._settings.http}/")
        say(f"Sign in as agent1, agent2, supervisor or admin; the password of all is {self.password}")
        say(f"Its number is {NUMBER}: call it from the page, or from any SIP phone on port {self._settings.sip}.")
        if whoever := next((each for each in self._samples() if each.pin or each.birth_date), None):
            proof = f"PIN {whoever.pin}" if whoever.pin else f"date of birth {whoever.birth_date:%d %m %Y}"
            say(f"Where it asks who you are: customer number {whoever.number}, {proof}.")
        if self._settings.traffic:
            self._simulator = await asyncio.create_subprocess_exec(
                *self._command(),
                env={**os.environ, "RINGHALL_PASSWORD": self.password},
                start_new_session=True,
            )
            log.info("demo.traffic_started", pid=self._simulator.pid)

    def _samples(self) -> tuple[Sample, ...]:
        return samples(self._industry) if self._industry else ()

    async def _lay_down_proofs(self, centre: Centre) -> None:
        """Customers of the demo can be told by their numbers, and prove who they are, from the first call on."""
        async with centre.store.database.transaction() as transaction:
            for each in self._samples():
                wish = Wish(each.number, each.pin, each.birth_date)
                await centre.store.proofs.set(transaction, "command line", each.id, wish)

    async def _agree_on_password(self, centre: Centre) -> None:
        if self._before is not None and self._before != self.password:
            async with centre.store.database.transaction() as transaction:
                for user in await centre.store.users.all(transaction):
                    await centre.store.users.set_password(
                        transaction, "command line", user.id, self.password, any_password=True
                    )
        await asyncio.to_thread(self._keep_password)

    def _keep_password(self) -> None:
        with open(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(self.password)

    def _command(self) -> list[str]:
        settings = self._settings
        command = [
            sys.executable,
            "-m",
            "ringhall.apps.simulator",
            "--data",
            str(settings.data / "simulator"),
            "--sip",
            f"127.0.0.1:{settings.sip}",
            "--url",
            f"http://{settings.http}",
            "--dispositions",
            ",".join(DISPOSITIONS),
            "--network-sip",
            str(network_port(settings.sip)),
        ]
        if self._industry:
            command += ["--industry", self._industry]
        return [*command, "--asterisk", str(settings.asterisk)] if settings.asterisk else command

    async def end(self) -> None:
        """The public network falls silent; its process ends before the centre does."""
        if self._simulator is None or self._simulator.returncode is not None:
            return
        self._simulator.terminate()
        try:
            await asyncio.wait_for(self._simulator.wait(), SIMULATOR_STOP_SECONDS_MAX)
        except TimeoutError:
            self._simulator.kill()
            await self._simulator.wait()


def network_port(sip_port: int) -> int:
    """Where the demo's public network listens."""
    above = sip_port + NETWORK_PORT_DISTANCE
    return above if above <= PORT_MAX else sip_port - NETWORK_PORT_DISTANCE


async def show_demo_secrets(settings: Settings) -> int:
    """Print the SIP accounts of a demo that was started before."""
    folder, clock = DataFolder(settings.data), RealClock()
    organisation = Organisation(clock, Audit(clock), SecretBox(folder.key_file))
    table = Table("SIP user", "secret", "server")
    with database_url(settings) as url:
        async with opened(url) as database, database.transaction() as transaction:
            for agent in await organisation.all(transaction, kinds.AGENTS):
                table.add_row(agent.value.login, agent.value.sip_secret, f"{settings.listen}:{settings.sip}")
    Console().print(table)
    return 0
