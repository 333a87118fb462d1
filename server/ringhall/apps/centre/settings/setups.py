"""The older routes, one for each kind, over the same book: the same rules, whichever way somebody comes."""

from dataclasses import dataclass

from ringhall.apps.api.parts import Json
from ringhall.apps.centre.settings.book import SettingsBook
from ringhall.apps.centre.settings.values import By
from ringhall.company.access.types import User
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import Refusal

SETUPS = ("queues", "agents", "numbers", "flows", "walls", "alerts", "users")


class PasswordNeeded(Refusal):
    """A new user without a password."""

    code = "password-needed"
    text = "A new user needs a password. Send one; it is stored only as a hash."


@dataclass(frozen=True)
class BookSetup:
    """Implements the API's Setup for one kind; what is not said stays as it is, and nobody asks for a version."""

    book: SettingsBook
    kind: str

    async def all(self, transaction: Transaction) -> list[Json]:
        """All of them, without secrets."""
        return [each.value for each in await self.book.all(transaction, self.kind)]

    async def one(self, transaction: Transaction, key: str) -> Json:
        """One, without secrets."""
        return (await self.book.one(transaction, self.kind, key)).value

    async def create(self, transaction: Transaction, data: Json, by: User) -> Json:
        """A new one; refused when there is one of that name."""
        if self.kind == "users" and not data.get("password"):
            raise PasswordNeeded
        return (await self.book.create(transaction, self.kind, data, By(by.login, by))).value

    async def change(self, transaction: Transaction, key: str, data: Json, by: User) -> Json:
        """Changes one."""
        held = await self.book.one(transaction, self.kind, key)
        data = data | {self.book.section(self.kind).key: key}
        return (await self.book.change(transaction, self.kind, key, held.value | data, None, By(by.login, by))).value

    async def remove(self, transaction: Transaction, key: str, by: User) -> None:
        """Takes one away, unless something depends on it."""
        await self.book.remove(transaction, self.kind, key, None, By(by.login, by))
