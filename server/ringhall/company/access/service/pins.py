"""PINs with which agents sign in at a phone: set by their owners or an administrator, and shown to nobody."""

import asyncio
from collections.abc import Callable

from ringhall.company.access import repository
from ringhall.company.access.errors import BadPin, NoAgentToSignIn
from ringhall.company.access.hashing import Hasher
from ringhall.company.access.live import PER_NUMBER, PER_PHONE, WrongTries
from ringhall.company.access.rules import pins
from ringhall.company.access.rules.rights import OWN_STATE
from ringhall.company.access.types import PinVerdict, User
from ringhall.company.audit.service import Audit
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.logging import log
from ringhall.foundation.secrets import SecretBox


class Pins:
    """Kept as passwords are, and the hash encrypted: of so few digits, whoever has the hash alone has the PIN.

    `extension_of` tells the extension of an agent, empty where they have none.
    """

    def __init__(
        self,
        clock: Clock,
        hasher: Hasher,
        secrets: SecretBox,
        audit: Audit,
        database: Database,
        extension_of: Callable[[str], str],
    ) -> None:
        self._clock, self._hasher, self._secrets, self._audit = clock, hasher, secrets, audit
        self._database, self._extension_of = database, extension_of
        # Apart from those at the entrance: who guesses at a phone keeps nobody from their page.
        self._tries = WrongTries(PER_NUMBER, PER_PHONE)
        self._turn = asyncio.Lock()

    async def has(self, transaction: Transaction, user: User) -> bool:
        """Whether the user has a PIN."""
        return await repository.pin_of(transaction, user.id) is not None

    async def set(self, transaction: Transaction, who: str, user: User, pin: str) -> None:
        """A new PIN, or with an empty one none any more. Raises BadPin, and NoAgentToSignIn where it is of no use."""
        if not pin:
            if await self.has(transaction, user):
                await repository.set_pin(transaction, user.id, None)
                await self._audit.write(transaction, who, "user.pin_removed", f"user:{user.id}")
            return
        if user.agent_id is None:
            raise NoAgentToSignIn(name=user.name)
        fault = pins.fault(pin, self._extension_of(user.agent_id))
        if fault is not None:
            raise BadPin(fault=fault)
        await repository.set_pin(transaction, user.id, self._secrets.lock(await self._hasher.hash(pin)))
        await self._audit.write(transaction, who, "user.pin_set", f"user:{user.id}")

    async def check(self, agent_id: str | None, number: str, pin: str, phone: str) -> PinVerdict:
        """Whether somebody may sign in as this agent, for the `number` typed at this `phone`.

        None is a number that is nobody's: it takes as long, and counts as much. One is checked after another, so that
        no guess goes uncounted.
        """
        async with self._turn:
            now = self._clock.now()
            if self._tries.wait_ms(number, phone, now) > 0:
                log.warning("access.too_many_pins", phone=phone, agent_id=agent_id)
                return "locked"
            if await self._fits(agent_id, pin):
                self._tries.succeeded(number)
                return "right"
            self._tries.failed(number, phone, now)
            log.warning("access.wrong_pin", phone=phone, agent_id=agent_id)
            return "wrong"

    async def _fits(self, agent_id: str | None, pin: str) -> bool:
        kept: list[str] = []
        if agent_id is not None:
            async with self._database.transaction() as transaction:
                found = await repository.pins_of_agent(transaction, agent_id)
            kept = [self._secrets.unlock(each) for user, each in found if user.may(OWN_STATE)]
        if not kept:
            return await self._hasher.fits(None, pin)
        for each in kept:
            if await self._hasher.fits(each, pin):
                return True
        return False
