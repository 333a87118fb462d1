"""Requests of the centre itself to the network outside: to addresses that were checked, within limits."""

import asyncio
import ssl
from typing import NamedTuple

import httpcore

from ringhall.engine.lookups.guard import CheckedNetwork
from ringhall.engine.lookups.ports import Failed
from ringhall.foundation.http_bodies import body_within
from ringhall.oversight.webhooks.ports import Trouble

SECONDS_MAX = 10.0
OF_FAILED: dict[str, Trouble] = {"no_address": "no_address", "address_refused": "address_refused"}


class Reply(NamedTuple):
    """The status and the body (None: larger than wanted), or why there is none."""

    status: int | None
    body: bytes | None = None
    trouble: Trouble = ""


class Outgoing:
    """Redirects are not followed: they count as another status."""

    def __init__(self) -> None:
        self._trust = ssl.create_default_context()

    async def ask(
        self, method: str, url: str, headers: dict[str, str], content: bytes, *, private: bool, bytes_max: int
    ) -> Reply:
        """What is answered; `private`: it may lie in a private network."""
        network = CheckedNetwork(private=private)
        try:
            async with (
                asyncio.timeout(SECONDS_MAX),
                httpcore.AsyncConnectionPool(ssl_context=self._trust, network_backend=network, retries=0) as pool,
                pool.stream(method, url, headers=list(headers.items()), content=content) as response,
            ):
                return Reply(response.status, await body_within(response, bytes_max) if bytes_max else b"")
        except TimeoutError:
            return Reply(None, trouble="time_up")
        except Failed as failed:
            return Reply(None, trouble=OF_FAILED.get(failed.reason, "not_reached"))
        except (httpcore.UnsupportedProtocol, httpcore.LocalProtocolError, ValueError):
            return Reply(None, trouble="bad_request")
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, ssl.SSLError, OSError):
            return Reply(None, trouble="not_reached")
