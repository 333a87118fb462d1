"""The door for the first administrator: opened by the program, passed once, then shut for good."""

import hashlib
import hmac

from ringhall.company.access import repository
from ringhall.company.access.errors import SetupShut, SetupTokenOld, SetupTokenWrong, TooManyAttempts
from ringhall.company.access.live import WrongTries
from ringhall.company.access.rules.setup_token import as_typed, new_token
from ringhall.company.access.service.users import Users
from ringhall.company.access.types import User, UserSettings
from ringhall.foundation.clock import Clock, as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.logging import log

OPEN_MS = 24 * 3_600_000
WHO = "first run"


class SetupDoor:
    """Every method works in the caller's transaction. There is no way in once an administrator exists."""

    def __init__(self, clock: Clock, users: Users) -> None:
        self._clock = clock
        self._users = users
        self._tries = WrongTries()

    async def open(self, transaction: Transaction) -> str | None:
        """A fresh token, whose predecessor is worth nothing from now on; None once there is an administrator.

        It is told here only, and stored as a hash.
        """
        await repository.lock_users(transaction)
        if not await self.is_open(transaction):
            await repository.shut_door(transaction)
            return None
        token = new_token()
        await repository.open_door(transaction, _hash(token), as_datetime(self._clock.now() + OPEN_MS))
        return token

    async def is_open(self, transaction: Transaction) -> bool:
        """Whether nobody administers this centre yet."""
        return not any("admin" in user.roles for user in await repository.all_users(transaction))

    async def check(self, transaction: Transaction, token: str, address: str) -> None:
        """Refuse unless the door is open to this token. `address` is where the request came from."""
        now = self._clock.now()
        wait = self._tries.wait_ms(address, address, now)
        if wait > 0:
            raise TooManyAttempts(seconds=-(-wait // 1000))
        if not await self.is_open(transaction):
            raise SetupShut
        door = await repository.door(transaction)
        if door is None or not hmac.compare_digest(door[0], _hash(token)):
            # Somebody may have come in between the two looks: then the token was right a moment ago.
            if not await self.is_open(transaction):
                raise SetupShut
            self._tries.failed(address, address, now)
            log.warning("access.wrong_setup_token", pii={"address": address})
            raise SetupTokenWrong
        if as_milliseconds(door[1]) <= now:
            raise SetupTokenOld

    async def enter(
        self, transaction: Transaction, token: str, settings: UserSettings, password: str, address: str
    ) -> User:
        """The first administrator; of two who come at once only one gets in. The token is used up."""
        await self.check(transaction, token, address)
        await repository.lock_users(transaction)
        await self.check(transaction, token, address)
        user = await self._users.add(transaction, WHO, settings, password)
        await repository.shut_door(transaction)
        log.info("access.first_administrator", user_id=user.id)
        return user


def _hash(token: str) -> str:
    return hashlib.sha256(as_typed(token).encode("utf-8", "replace")).hexdigest()
