"""Asking an Asterisk of the user's own to read its files again, through ARI."""

import asyncio
import http.client
from base64 import b64encode
from collections.abc import Iterable
from urllib.parse import urlsplit

from ringhall.engine.telephony.ari.wire import AriAddress
from ringhall.foundation.logging import log

RELOAD_SECONDS_MAX = 5.0


async def reload(address: AriAddress, modules: Iterable[str]) -> None:
    """Reload these modules one after the other. One that cannot be is logged: its owner has to look."""
    for module in modules:
        try:
            status = await asyncio.to_thread(_reload, address, module)
        except (OSError, http.client.HTTPException) as problem:
            log.warning("telephony.not_reloaded", module=module, reason=str(problem))
            return
        if status >= http.client.MULTIPLE_CHOICES:
            log.warning("telephony.not_reloaded", module=module, reason=f"ARI answered {status}")


def _reload(address: AriAddress, module: str) -> int:
    place = urlsplit(address.url)
    kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    line = kind(place.hostname or "", place.port, timeout=RELOAD_SECONDS_MAX)
    credentials = b64encode(f"{address.user}:{address.password}".encode()).decode()
    try:
        line.request(
            "PUT", f"{place.path}/ari/asterisk/modules/{module}", headers={"Authorization": f"Basic {credentials}"}
        )
        return line.getresponse().status
    finally:
        line.close()
