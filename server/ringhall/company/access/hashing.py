"""Password hashing with argon2id, off the event loop and a few at a time."""

import asyncio
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ringhall.foundation.errors import Unavailable

# OWASP's smallest recommended set: 19 MiB, two passes; a shift of agents signing in together stays within memory.
MEMORY_KIB = 19_456
PASSES = 2
AT_ONCE_MAX = 2
WAIT_SECONDS_MAX = 20


class TooBusy(Unavailable):
    """Too many people sign in at this moment."""

    text = "Too many people sign in at this moment. Try again in a few seconds."


class Hasher:
    """Hashes and checks passwords; a check of nobody's password takes as long as that of somebody's."""

    def __init__(self, memory_kib: int = MEMORY_KIB, passes: int = PASSES) -> None:
        self._argon2 = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)
        self._nobody = self._argon2.hash(secrets.token_urlsafe())
        self._turn = asyncio.Semaphore(AT_ONCE_MAX)

    async def hash(self, password: str) -> str:
        """What is stored instead of the password."""
        async with self._turn:
            return await asyncio.to_thread(self._argon2.hash, password)

    async def fits(self, stored: str | None, password: str) -> bool:
        """Whether the password is the stored one; None stands for a login that does not exist."""
        try:
            async with asyncio.timeout(WAIT_SECONDS_MAX), self._turn:
                return await asyncio.to_thread(self._verify, stored or self._nobody, password) and stored is not None
        except TimeoutError:
            raise TooBusy from None

    def is_dated(self, stored: str) -> bool:
        """Whether the hash was made with other parameters than today's."""
        return self._argon2.check_needs_rehash(stored)

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._argon2.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False
