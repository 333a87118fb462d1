"""Starting the program, and hearing from it that it is ready."""

import asyncio
import os
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ringhall.engine.telephony.asterisk.instance import Instance

WORD_SECONDS_MAX = 10.0
_READY = b"READY=1"


class Ready:
    """Waits for Asterisk's word to its service manager (`READY=1`), sent when it has fully booted."""

    def __init__(self, ear: socket.socket, address: str) -> None:
        self.address = address
        self._ear = ear

    async def wait_unless(self, gone: "asyncio.Task[Any]") -> bool:
        """True when it is ready; False when `gone` comes first or it takes too long."""
        heard = asyncio.get_running_loop().create_future()
        loop = asyncio.get_running_loop()
        loop.add_reader(self._ear, self._hear, heard)
        try:
            await asyncio.wait({heard, gone}, timeout=WORD_SECONDS_MAX, return_when=asyncio.FIRST_COMPLETED)
        finally:
            loop.remove_reader(self._ear)
        return heard.done()

    def _hear(self, heard: "asyncio.Future[None]") -> None:
        if _READY in self._ear.recv(4096) and not heard.done():
            heard.set_result(None)


@contextmanager
def booted(instance: Instance) -> Iterator[Ready]:
    """An ear for the one Asterisk about to be started; an abstract socket, so no path can be too long."""
    name = f"ringhall-{instance.folder.name}-{uuid.uuid4().hex}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.setblocking(False)
        ear.bind(f"\0{name}")
        yield Ready(ear, f"@{name}")


def spawn(instance: Instance, notify: str) -> int:
    """Start the program in a session of its own and return its process id."""
    command = [*instance.build.command, "-C", str(instance.main_config), "-f"]
    environment = {**os.environ, "NOTIFY_SOCKET": notify, "LC_ALL": "C.UTF-8"}
    console = str(instance.folder / "log" / "console.log")
    return os.posix_spawn(
        command[0],
        command,
        environment,
        setsid=True,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, console, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
    )
