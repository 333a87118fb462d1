"""Who there is: adding, changing and removing users, each in the audit log."""

import dataclasses
from typing import Any

from ringhall.company.access import repository
from ringhall.company.access.errors import BadPassword, BadUser, LastAdministrator, LoginTaken
from ringhall.company.access.hashing import Hasher
from ringhall.company.access.rules import passwords
from ringhall.company.access.rules.rights import ROLES, unknown_roles
from ringhall.company.access.types import LANGUAGES, User, UserSettings
from ringhall.company.audit.service import Audit
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound, Phrase
from ringhall.foundation.ids import NewId

LOGIN_LENGTH_MAX = 64


class Users:
    """The users of this centre. `who` is the login of the one who asks, or "command line"."""

    def __init__(self, hasher: Hasher, audit: Audit, new_id: NewId) -> None:
        self._hasher = hasher
        self._audit = audit
        self._new_id = new_id

    async def all(self, transaction: Transaction) -> list[User]:
        """Everybody, by login."""
        return await repository.all_users(transaction)

    async def get(self, transaction: Transaction, user_id: str) -> User:
        user = await repository.user_by_id(transaction, user_id)
        if user is None:
            raise NotFound(what="user", which=user_id)
        return user

    async def by_login(self, transaction: Transaction, login: str) -> User:
        found = await repository.user_and_hash(transaction, login.strip().lower())
        if found is None:
            raise NotFound(what="user", which=login)
        return found[0]

    async def add(
        self, transaction: Transaction, who: str, settings: UserSettings, password: str, *, any_password: bool = False
    ) -> User:
        """A new user. `any_password` takes the demo's own, which people choose for an afternoon."""
        settings = await self._checked(transaction, settings)
        if not any_password:
            self._check_password(password, settings.login)
        password_hash = await self._hasher.hash(password)
        await repository.lock_users(transaction)
        await self._check_free(transaction, settings.login, None)
        user = User(id=self._new_id(), **_fields(settings))
        await repository.add_user(transaction, user, password_hash)
        await self._audit.write(transaction, who, "user.added", f"user:{user.id}", None, _fields(settings))
        return await self.get(transaction, user.id)

    async def change(
        self, transaction: Transaction, who: str, user_id: str, settings: UserSettings, verb: str = "changed"
    ) -> User:
        """Replace what is said of the user; the password stays. `verb` stands in the audit log."""
        settings = await self._checked(transaction, settings)
        await repository.lock_users(transaction)
        before = await self.get(transaction, user_id)
        await self._check_free(transaction, settings.login, user_id)
        if "admin" not in settings.roles:
            await self._check_other_administrator(transaction, before)
        after = _fields(settings)
        if after == _fields(before):
            return before
        await repository.change_user(transaction, user_id, settings)
        await self._audit.write(transaction, who, f"user.{verb}", f"user:{user_id}", _fields(before), after)
        return await self.get(transaction, user_id)

    async def set_language(self, transaction: Transaction, user: User, language: str) -> User:
        """The language of the user's pages."""
        settings = UserSettings(**_fields(user) | {"language": language})
        return await self.change(transaction, user.login, user.id, settings)

    async def set_password(
        self, transaction: Transaction, who: str, user_id: str, password: str, *, any_password: bool = False
    ) -> None:
        """A new password; all sessions of the user end."""
        user = await self.get(transaction, user_id)
        if not any_password:
            self._check_password(password, user.login)
        await self._store_password(transaction, who, user_id, password)
        await repository.remove_sessions_of(transaction, user_id)

    async def set_own_password(self, transaction: Transaction, user: User, password: str) -> None:
        """The person's own new password; which of their sessions end is for the caller to say."""
        self._check_password(password, user.login)
        await self._store_password(transaction, user.login, user.id, password)

    async def remove(self, transaction: Transaction, who: str, user_id: str, verb: str = "removed") -> None:
        """The user and all their sessions go; what they did stays in the audit log."""
        await repository.lock_users(transaction)
        user = await self.get(transaction, user_id)
        await self._check_other_administrator(transaction, user)
        await repository.remove_user(transaction, user_id)
        await self._audit.write(transaction, who, f"user.{verb}", f"user:{user_id}", _fields(user), None)

    async def _store_password(self, transaction: Transaction, who: str, user_id: str, password: str) -> None:
        await repository.set_hash(transaction, user_id, await self._hasher.hash(password))
        await self._audit.write(transaction, who, "user.password_set", f"user:{user_id}")

    async def _checked(self, transaction: Transaction, settings: UserSettings) -> UserSettings:
        return _checked(settings, frozenset(role.id for role in await repository.all_roles(transaction)))

    def _check_password(self, password: str, login: str) -> None:
        fault = passwords.fault(password, login)
        if fault is not None:
            raise BadPassword(fault=fault)

    async def _check_free(self, transaction: Transaction, login: str, user_id: str | None) -> None:
        taken = await repository.user_and_hash(transaction, login)
        if taken is not None and taken[0].id != user_id:
            raise LoginTaken(login=login)

    async def _check_other_administrator(self, transaction: Transaction, user: User) -> None:
        if "admin" not in user.roles:
            return
        everybody = await repository.all_users(transaction)
        if not any("admin" in each.roles for each in everybody if each.id != user.id):
            raise LastAdministrator(login=user.login)


def _fields(of: User | UserSettings) -> dict[str, Any]:
    return {field.name: getattr(of, field.name) for field in dataclasses.fields(UserSettings)}


def _checked(settings: UserSettings, own_roles: frozenset[str]) -> UserSettings:
    login = settings.login.strip().lower()
    if not login or len(login) > LOGIN_LENGTH_MAX or any(letter.isspace() for letter in login):
        raise BadUser(fault=Phrase("A login has 1 to {most} characters and no spaces.", most=LOGIN_LENGTH_MAX))
    if not settings.name.strip():
        raise BadUser(fault="Give the user's name.")
    if not settings.roles or set(unknown_roles(settings.roles)) - own_roles:
        raise BadUser(fault=Phrase("Give one or more roles of {roles}.", roles=", ".join([*ROLES, *sorted(own_roles)])))
    if settings.language not in LANGUAGES:
        raise BadUser(fault=Phrase("Choose a language of {languages}.", languages=", ".join(LANGUAGES)))
    return dataclasses.replace(settings, login=login, name=settings.name.strip())
