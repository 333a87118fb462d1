"""The supervised link to Asterisk: one websocket for events and for requests."""

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Coroutine
from typing import Any

import msgspec

from ringhall.engine.telephony.ari import wire
from ringhall.engine.telephony.ari.messages import ApplicationReplaced, Known, RESTResponse, decode
from ringhall.engine.telephony.ari.requests import Request
from ringhall.engine.telephony.ari.wire import AriAddress, NoWire, Wire
from ringhall.foundation import tasks
from ringhall.foundation.logging import log

REQUEST_SECONDS_MAX = 5.0
RETRY_SECONDS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0)
PENDING_MAX = 10_000
EARLY_MAX = 100_000
CUT = "the link was cut"


class Traffic(msgspec.Struct):
    """What came over the link so far: events, answers to requests, and the bytes of both."""

    events: int = 0
    event_bytes: int = 0
    answers: int = 0
    answer_bytes: int = 0

    def count(self, message: Known | None, size: int) -> None:
        """One more message of so many bytes."""
        if isinstance(message, RESTResponse):
            self.answers += 1
            self.answer_bytes += size
        else:
            self.events += 1
            self.event_bytes += size


class AriRefused(Exception):
    """A request was answered with an error. Status 0: no answer in time, or no link."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status, self.reason = status, reason


class Link:
    """Keeps the websocket up. After each connection `greet` runs first; events wait until it is done."""

    def __init__(
        self,
        address: AriAddress,
        greet: Callable[[], Coroutine[Any, Any, None]],
        hear: Callable[[Known], None],
        cut: Callable[[str], None],
    ) -> None:
        self._address, self._greet, self._hear, self._cut = address, greet, hear, cut
        self.traffic = Traffic()
        self._wire: Wire | None = None
        self._pending: dict[str, asyncio.Future[RESTResponse]] = {}
        self._numbers = itertools.count(1)
        self._early: list[Known] | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()

    def start(self) -> None:
        """Connect, and stay connected until stopped."""
        self._keeper = tasks.start(self._keep(), "ari.link")

    def hurry(self) -> None:
        """Whoever knows that the switch is back says so: try again at once."""
        self._hurry.set()

    async def stop(self) -> None:
        """Close the link; requests under way fail."""
        await tasks.stop(self._keeper)

    async def request(self, request: Request) -> Any:
        """Send one request and return the JSON it is answered with. Raises AriRefused."""
        line = self._wire
        if line is None or len(self._pending) >= PENDING_MAX:
            raise AriRefused(0, "no link to the switch" if line is None else "too many requests under way")
        number = str(next(self._numbers))
        answer = self._pending[number] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(REQUEST_SECONDS_MAX):
                line.send(_encoded(request, number))
                response = await answer
        except TimeoutError:
            raise AriRefused(0, f"no answer within {REQUEST_SECONDS_MAX:g} s") from None
        except NoWire as error:
            raise AriRefused(0, str(error)) from None
        finally:
            self._pending.pop(number, None)
        if response.status_code >= 300:
            raise AriRefused(response.status_code, _reason(response))
        return msgspec.json.decode(response.message_body) if response.message_body else None

    async def _keep(self) -> None:
        failures = 0
        while True:
            try:
                line = await wire.connect(self._address, self._read)
                failures = 0
                await self._serve(line)
            except (NoWire, AriRefused) as error:
                log.debug("ari.no_link", reason=str(error))
            self._hurry.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), RETRY_SECONDS[min(failures, len(RETRY_SECONDS) - 1)])
            failures += 1

    async def _serve(self, line: Wire) -> None:
        """Greet, hand over what came meanwhile, then listen until the link ends."""
        self._wire, self._early = line, []
        greeted = False
        gone = tasks.start(line.gone(), "ari.gone")
        try:
            greeting = tasks.start(self._greet(), "ari.greet")
            await asyncio.wait({greeting, gone}, return_when=asyncio.FIRST_COMPLETED)
            if greeting.done():
                greeting.result()
                greeted = True
                self._hand_over()
                await gone
            await tasks.stop(greeting)
        except asyncio.CancelledError:
            # We leave of our own will: that is no news.
            greeted = False
            raise
        finally:
            line.close()
            await tasks.stop(gone)
            self._fail_pending()
            if greeted:
                self._cut(CUT)

    def _hand_over(self) -> None:
        early, self._early = self._early or [], None
        for message in early:
            self._hear(message)

    def _read(self, text: memoryview | bytes) -> None:
        message = decode(text)
        self.traffic.count(message, len(text))
        self._take(message)

    def _take(self, message: Known | None) -> None:
        match message:
            case None:
                return
            case RESTResponse():
                answer = self._pending.get(message.request_id)
                if answer is not None and not answer.done():
                    answer.set_result(message)
            case ApplicationReplaced():
                log.error("ari.replaced", app=self._address.app)
            case _:
                self._pass_on(message)

    def _pass_on(self, message: Known) -> None:
        if self._early is None:
            self._hear(message)
        elif len(self._early) < EARLY_MAX:
            self._early.append(message)

    def _fail_pending(self) -> None:
        self._wire = None
        for answer in self._pending.values():
            if not answer.done():
                answer.set_exception(AriRefused(0, CUT))
        self._pending.clear()


def _encoded(request: Request, number: str) -> bytes:
    message = {"type": "RESTRequest", "request_id": number, "method": request.method, "uri": request.uri}
    if request.body is not None:
        message["content_type"] = "application/json"
        message["message_body"] = msgspec.json.encode(request.body).decode()
    return msgspec.json.encode(message)


def _reason(response: RESTResponse) -> str:
    try:
        return str(msgspec.json.decode(response.message_body or "")["message"])
    except (msgspec.DecodeError, KeyError, TypeError):
        return response.reason_phrase
