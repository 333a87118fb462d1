"""How services outside are reached: only at addresses that were checked."""

from collections.abc import Callable
from typing import Protocol

import httpcore

from ringhall.engine.recognition.ports import NotRecognised


class Network(Protocol):
    """The network as it may be used; an address that may not be reached is refused by an exception."""

    @property
    def backend(self) -> httpcore.AsyncNetworkBackend: ...

    async def addresses(self, host: str, port: int) -> list[str]:
        """Where the host is."""
        ...


Networks = Callable[[bool], Network]
"""With True: also private networks and this machine."""


class NoNetwork:
    """Where nothing outside is to be reached."""

    @property
    def backend(self) -> httpcore.AsyncNetworkBackend:
        raise NotRecognised("there is no network")

    async def addresses(self, host: str, port: int) -> list[str]:
        """None."""
        raise NotRecognised("there is no network")
