"""Connections to addresses that were checked: a name is looked up here, once, and never again by anybody else."""

import asyncio
import socket
from collections.abc import Iterable

import httpcore

from ringhall.engine.lookups.ports import Failed
from ringhall.engine.lookups.rules.addresses import allowed

TRIED_MAX = 4


class CheckedNetwork(httpcore.AsyncNetworkBackend):
    """The network as a look-up may use it: with `private` also its own machine and private networks."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to one of the host's addresses. Raises Failed when none may be used."""
        trouble: Exception = Failed("not_reached")
        for address in (await self.addresses(host, port))[:TRIED_MAX]:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as problem:
                trouble = problem
        raise trouble

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Never."""
        raise Failed("address_refused")

    async def sleep(self, seconds: float) -> None:
        """For those who try again, which nobody does here."""
        await self._network.sleep(seconds)

    async def addresses(self, host: str, port: int) -> list[str]:
        """Those of the host that may be connected to. Raises Failed when there are none."""
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise Failed("no_address") from None
        addresses = allowed(dict.fromkeys(str(place[0]) for *_, place in found), private=self._private)
        if not addresses:
            raise Failed("address_refused")
        return addresses
