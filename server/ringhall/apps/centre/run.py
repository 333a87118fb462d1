"""Runs a centre until somebody asks it to stop: signals, HTTP server, exit codes."""

import asyncio
import contextlib
import gc
import json
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

import uvicorn
import uvloop

from ringhall.apps.centre.door import Door
from ringhall.apps.centre.engines import Engines
from ringhall.apps.simulator.centre import NUMBER
from ringhall.foundation import logging, tasks
from ringhall.foundation.data_folder import DataFolder, FolderTaken
from ringhall.foundation.db.errors import DatabaseUnusable
from ringhall.foundation.errors import Refusal
from ringhall.foundation.settings import Settings

if TYPE_CHECKING:
    from ringhall.apps.centre.centre import Centre

UNUSABLE = 2
FENCED = 3
HTTP_STOP_SECONDS_MAX = 3
YOUNG_OBJECTS_MAX = 10_000
WEBSOCKET_BYTES_MAX = 65_536
Say = Callable[[str], None]


class PortTaken(Refusal):
    """The address for the pages cannot be had."""

    code = "port-taken"
    text = "{http} cannot be opened ({reason}). Choose another address with --http HOST:PORT."


class Http(uvicorn.Server):
    """Uvicorn without its own signal handling: the centre stops in its own order."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Show(Protocol):
    """What makes a real centre or a demo of one: the configuration it begins with, and what goes on around it."""

    @property
    def document(self) -> dict[str, Any] | None: ...

    async def begin(self, centre: "Centre", say: Say) -> None: ...

    async def end(self) -> None: ...


class ServeShow:
    """A real centre: nothing but what people set up."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        config = settings.config
        self.document = json.loads(config.read_text(encoding="utf-8")) if config else None

    async def begin(self, centre: "Centre", say: Say) -> None:
        """Say where it is, and who may come in."""
        say(f"Ringhall is ready: http://{self._settings.http}/")
        async with centre.store.database.transaction() as transaction:
            token = await centre.store.setup_door.open(transaction)
        if token:
            say("Nobody administers it yet. Set it up in a browser, within 24 hours, at")
            say(f"  http://{_reachable(self._settings)}/welcome#{token}")
            say(f"or open its address and type {token}. Another way is: ringhall user add LOGIN --role admin")

    async def end(self) -> None:
        """Nothing was begun."""


def _reachable(settings: Settings) -> str:
    """An address people can open: a door on all interfaces is shown by the machine's name."""
    everywhere = settings.http_host in ("0.0.0.0", "::")
    return f"{socket.gethostname()}:{settings.http_port}" if everywhere else settings.http


def run_serve(settings: Settings) -> None:
    """A real centre, until Ctrl-C or SIGTERM."""
    sys.exit(run(settings, (), lambda: ServeShow(settings)))


def run_demo(settings: Settings, *, show_secrets: bool = False) -> None:
    """The demo centre with its traffic, or only its secrets."""

    def show() -> Show:
        from ringhall.apps.centre.demo import DemoShow

        return DemoShow(settings)

    if show_secrets:
        from ringhall.apps.centre.demo import show_demo_secrets

        sys.exit(asyncio.run(show_demo_secrets(settings)))
    sys.exit(run(settings, (NUMBER,), show))


def run(settings: Settings, guest_numbers: tuple[str, ...], make_show: Callable[[], Show]) -> int:
    """Start, serve, stop. Returns the exit code: 2 when it could not start, with one sentence that says why."""
    folder = DataFolder(settings.data)
    try:
        folder.make()
        lock = folder.claim()
    except (FolderTaken, OSError) as problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return UNUSABLE
    logging.set_up(folder.logs / "ringhall.log", settings.log_level)
    with lock, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        try:
            return runner.run(_live(settings, guest_numbers, make_show))
        except (DatabaseUnusable, Refusal) as problem:
            print(problem, file=sys.stderr)  # noqa: T201
            return UNUSABLE


class Life:
    """One centre from its beginning to its end. The engines boot while the rest of the program is loaded."""

    def __init__(
        self, settings: Settings, guest_numbers: tuple[str, ...], make_show: Callable[[], Show],
        give_way: Callable[[], None],
    ) -> None:  # fmt: skip
        self.door = Door()
        self._engines = Engines(settings, guest_numbers, _progress)
        self._given = (settings, self._engines, self.door, guest_numbers, give_way)
        self._make_show = make_show
        self._centre: Centre | None = None
        self._show: Show | None = None

    async def begin(self) -> None:
        """Returns when the centre serves people."""
        self._engines.begin()
        centre_type = await asyncio.to_thread(_load_centre)
        self._show = self._make_show()
        self._centre = centre_type(*self._given)
        await self._centre.start(self._show.document)
        await self._show.begin(self._centre, _say)
        # What is loaded now stays for good: looking through it again and again would only cost time.
        gc.collect()
        gc.freeze()
        gc.set_threshold(YOUNG_OBJECTS_MAX, *gc.get_threshold()[1:])

    async def end(self) -> None:
        """End whatever was begun."""
        if self._show is not None:
            await self._show.end()
        await (self._centre or self._engines).stop()


async def _live(settings: Settings, guest_numbers: tuple[str, ...], make_show: Callable[[], Show]) -> int:
    stop, fenced = asyncio.Event(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)

    def give_way() -> None:
        fenced.set()
        stop.set()

    with _door_of(settings) as address:
        life = Life(settings, guest_numbers, make_show, give_way)
        http = Http(_http_config(life.door))
        starting = tasks.start(life.begin(), "centre.start")
        serving = tasks.start(http.serve(sockets=[address]), "http")
        try:
            await _run_until(stop, starting, serving)
        finally:
            http.should_exit = True
            await asyncio.wait({serving})
            await life.end()
    return FENCED if fenced.is_set() else 0


def _load_centre() -> "type[Centre]":
    from ringhall.apps.centre.centre import Centre

    return Centre


@contextlib.contextmanager
def _door_of(settings: Settings) -> Iterator[socket.socket]:
    """The HTTP port, taken before anything is started, so that a taken one costs nothing."""
    family = socket.AF_INET6 if ":" in settings.http_host else socket.AF_INET
    with socket.socket(family) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((settings.http_host, settings.http_port))
        except OSError as problem:
            raise PortTaken(http=settings.http, reason=problem.strerror) from None
        yield door


def _http_config(door: Door) -> uvicorn.Config:
    return uvicorn.Config(
        door,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="websockets-sansio",
        ws_max_size=WEBSOCKET_BYTES_MAX,
        # Hundreds of boards get the same frame: it is made once, not packed anew for each.
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=HTTP_STOP_SECONDS_MAX,
    )


async def _run_until(stop: asyncio.Event, starting: asyncio.Task[None], serving: asyncio.Task[None]) -> None:
    """Until somebody asks to stop. Raises what kept the centre from starting."""
    stopping = tasks.start(stop.wait(), "stop")
    await asyncio.wait({starting, stopping, serving}, return_when=asyncio.FIRST_COMPLETED)
    if starting.done():
        starting.result()
        await asyncio.wait({stopping, serving}, return_when=asyncio.FIRST_COMPLETED)
    await tasks.stop(starting)
    await tasks.stop(stopping)


def _progress(done: int, total: int, what: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{what} {done}/{total}\033[K" + ("\n" if done >= total else ""))


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201
