"""One call of the public network, seen from the person who has it."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from ringhall.engine.telephony.ari.link import AriRefused
from ringhall.engine.telephony.ari.requests import Request
from ringhall.foundation.logging import log

Ask = Callable[[Request], Awaitable[object]]


class Leg:
    """`other` and `other_name` are who is at the other end, as the phone shows them; `dialled` what was dialled.

    `contact_id` is the centre's word for it.
    `silence` is set when the other end falls silent after it could be heard. A command to a call that is over
    does nothing: `ended` tells.
    """

    def __init__(
        self, leg_id: str, ask: Ask, *, dialled: str, other: str, other_name: str = "", contact_id: str = ""
    ) -> None:
        self.id = leg_id
        self.dialled, self.other, self.other_name, self.contact_id = dialled, other, other_name, contact_id
        self.answered = asyncio.Event()
        self.ended = asyncio.Event()
        self.silence = asyncio.Event()
        self.cause = 0
        self.keys_heard = ""
        self._ask = ask

    async def ring(self) -> None:
        """Let the centre hear that the phone rings."""
        await self._do("POST", "/ring")

    async def answer(self) -> None:
        """Pick the phone up."""
        await self._do("POST", "/answer")
        self.answered.set()

    async def say(self, voice: str) -> None:
        """Go on saying what this voice says (`caller`, `agent`, `quiet`)."""
        await self._do("POST", "/moh", mohClass=voice)

    async def play(self, sound: Path) -> None:
        """Say one sound file, once."""
        await self._do("POST", "/play", media=f"sound:{sound.with_suffix('')}")

    async def press(self, keys: str) -> None:
        """Press keys."""
        await self._do("POST", "/dtmf", dtmf=keys, duration=120, between=120)

    async def hang_up(self, cause: int = 16) -> None:
        """Put the phone down; 17 says busy, 21 no."""
        await self._do("DELETE", "", reason_code=cause)

    async def over_within(self, seconds: float) -> bool:
        """Whether the call ends within this time; waits at most so long."""
        return await within(seconds, self.ended)

    async def _do(self, method: str, verb: str, **query: str | int) -> None:
        if self.ended.is_set():
            return
        try:
            await self._ask(Request(method, f"channels/{self.id}{verb}", query))
        except AriRefused as refusal:
            log.debug("simulator.leg_refused", leg=self.id, verb=verb, reason=str(refusal))


async def within(seconds: float, *events: asyncio.Event) -> bool:
    """Whether one of the events comes within this time."""
    waits = [asyncio.ensure_future(event.wait()) for event in events]  # noqa: TID251 (they end with this call)
    try:
        done, _ = await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
    return bool(done)
