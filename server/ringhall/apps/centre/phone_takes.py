"""Prompts that are recorded by phone: the codes that pages show for it, and what becomes of the recordings."""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path

import msgspec

from ringhall.apps.centre.prompt_setup import PromptSetup
from ringhall.company.access.rules.attempts import MINUTE_MS, Attempts, Pace, after_failure, wait_ms
from ringhall.company.access.service import Users
from ringhall.company.access.types import User
from ringhall.engine.channels.voice.ports import Ticket, TicketVerdict
from ringhall.engine.channels.voice.rules.messages import TAKE_PREFIX
from ringhall.engine.channels.voice.rules.phone_recording import CODE_DIGITS
from ringhall.engine.speech.errors import PromptNameRefused
from ringhall.engine.speech.types import Source
from ringhall.engine.speech.uploads import NAME
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.errors import NotFound, Refusal
from ringhall.foundation.logging import log

RIGHT = "settings.edit"
CODE_MINUTES = 15
CODES_MAX = 200
# All who call from outside come by the same few lines, so a guesser there shuts out those outside only.
PER_LINE = Pace(free=10, window_ms=15 * MINUTE_MS)
REDEEM_SECONDS_MAX, KEEP_SECONDS_MAX = 6.0, 140.0


class Code(msgspec.Struct, frozen=True):
    """What somebody types at a phone, and until when (milliseconds UTC)."""

    digits: str
    until: int


class _Given(msgspec.Struct, frozen=True):
    ticket: Ticket
    until: int


class PhoneTakes:
    """Implements the phone's Takes. Codes are held in memory: after a restart new ones are asked for.

    A person has one code at a time; it is good once. `prompts` are those of the running centre.
    """

    def __init__(self, clock: Clock, database: Database, users: Users, prompts: Callable[[], PromptSetup]) -> None:
        self._clock, self._database, self._users, self._prompts = clock, database, users, prompts
        self._codes: dict[str, _Given] = {}
        self._tries: dict[str, Attempts] = {}
        self.on_kept: Callable[[Ticket], None] = lambda ticket: None

    def give(self, user: User, name: str) -> Code:
        """A code with which this prompt can be recorded by phone. Raises PromptNameRefused."""
        if not NAME.fullmatch(name):
            raise PromptNameRefused(name=name[:80])
        now = self._clock.now()
        self._codes = {
            digits: each for digits, each in self._codes.items() if each.until > now and each.ticket.user_id != user.id
        }
        while len(self._codes) >= CODES_MAX:
            del self._codes[next(iter(self._codes))]
        digits = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
        until = now + CODE_MINUTES * MINUTE_MS
        self._codes[digits] = _Given(Ticket(user_id=user.id, prompt=name, language=user.language), until)
        log.info("prompt.code_given", name=name, by=user.login)
        return Code(digits, until)

    async def redeem(self, code: str, phone: str) -> tuple[TicketVerdict, Ticket | None]:
        """See Takes."""
        now = self._clock.now()
        tries = self._tries.get(phone, Attempts())
        if wait_ms(tries, now) > 0:
            log.warning("prompt.too_many_codes", phone=phone)
            return "locked", None
        given = self._codes.pop(code, None)
        if given is None or given.until <= now:
            self._tries[phone] = after_failure(tries, now, PER_LINE)
            log.warning("prompt.wrong_code", phone=phone)
            return "wrong", None
        try:
            async with asyncio.timeout(REDEEM_SECONDS_MAX), self._database.transaction() as transaction:
                allowed = await self._author(transaction, given.ticket) is not None
        except Exception:
            log.exception("prompt.code_unknown", name=given.ticket.prompt)
            return "not_now", None
        return ("right", given.ticket) if allowed else ("wrong", None)

    async def keep(self, ticket: Ticket, file: str) -> bool:
        """See Takes. The switch's file is gone afterwards."""
        try:
            async with asyncio.timeout(KEEP_SECONDS_MAX):
                kept = await self._keep(ticket, await asyncio.to_thread(Path(file).read_bytes))
        except Refusal as refusal:
            log.warning("prompt.not_kept", name=ticket.prompt, reason=str(refusal))
            kept = False
        except Exception:
            log.exception("prompt.not_kept", name=ticket.prompt)
            kept = False
        self.forget(file)
        if kept:
            self.on_kept(ticket)
        return kept

    def forget(self, file: str) -> None:
        """See Takes."""
        Path(file).unlink(missing_ok=True)

    def tidy(self, folder: Path) -> None:
        """At start: recordings that nobody kept before the centre ended are thrown away."""
        for file in folder.glob(f"{TAKE_PREFIX}*"):
            file.unlink(missing_ok=True)

    async def _keep(self, ticket: Ticket, data: bytes) -> bool:
        async with self._database.transaction() as transaction:
            user = await self._author(transaction, ticket)
            if user is None:
                return False
            source = Source(origin="phoned")
            await self._prompts().put(transaction, ticket.prompt, data, user, source)
        return True

    async def _author(self, transaction: Transaction, ticket: Ticket) -> User | None:
        """Who has the code, if they may still change prompts."""
        try:
            user = await self._users.get(transaction, ticket.user_id)
        except NotFound:
            return None
        return user if user.may(RIGHT) else None
