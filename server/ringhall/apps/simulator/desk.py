"""What a simulated agent does at the centre's page, over the same interface."""

import asyncio
from typing import Any

from ringhall.apps.simulator.configuration import Account
from ringhall.apps.simulator.http import CentreHttp, CentreSaidNo
from ringhall.foundation.logging import log

SIGNED_OUT = 401


class Desk:
    """One agent, signed in; a session that ended is opened again."""

    def __init__(self, http: CentreHttp, login: str, password: str) -> None:
        self.login = login
        self._http, self._password = http, password
        self._token: str | None = None

    async def account(self) -> Account:
        """The SIP account of this agent's desk phone. Raises CentreSaidNo."""
        said = await self._ask("GET", "/agents/me/sip")
        return Account(said["user"], said["secret"])

    async def be_ready(self) -> bool:
        """Take calls, unless that is so already. False when the centre cannot be reached."""
        try:
            agents = await self._ask("GET", "/agents")
            mine = next((agent for agent in _items(agents) if agent["login"] == self.login), None)
            if mine is None or (mine["state"] in ("offline", "not_ready") and mine["wanted"] is None):
                await self._ask("PUT", "/agents/me/state", {"state": "ready"})
        except CentreSaidNo as no:
            log.info("simulator.not_ready", login=self.login, reason=str(no))
            return no.status != 0
        return True

    async def ready_again(self, after_seconds: float) -> None:
        """A call rang in vain: come back to the desk after a while."""
        await asyncio.sleep(after_seconds)
        await self.be_ready()

    async def finish(self, contact_id: str, work_seconds: float, disposition: str | None) -> None:
        """The work after the talk: say what it was about, and be done."""
        await asyncio.sleep(work_seconds)
        if not contact_id:
            return
        try:
            if disposition is not None:
                await self._ask("PUT", f"/contacts/{contact_id}/disposition", {"disposition": disposition})
            await self._ask("POST", f"/contacts/{contact_id}/wrap_up")
        except CentreSaidNo as no:
            log.info("simulator.wrap_up_refused", login=self.login, contact=contact_id, reason=str(no))

    async def _ask(self, method: str, path: str, body: object = None) -> Any:
        if self._token is None:
            await self._sign_in()
        try:
            return await self._http.ask(method, path, body, self._token)
        except CentreSaidNo as no:
            if no.status != SIGNED_OUT:
                raise
        await self._sign_in()
        return await self._http.ask(method, path, body, self._token)

    async def _sign_in(self) -> None:
        said = await self._http.ask("POST", "/session", {"login": self.login, "password": self._password})
        self._token = said["token"]


def _items(said: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = said["items"] if isinstance(said, dict) else said
    return items
