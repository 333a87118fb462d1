"""Reads and changes settings."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from ringhall.company.audit.service import Audit
from ringhall.company.organisation import repository
from ringhall.company.organisation.errors import FaultySetting, SettingMoved, TooManySettings
from ringhall.company.organisation.events import SettingChanged
from ringhall.company.organisation.repository import Stored
from ringhall.company.organisation.rules.shape import told
from ringhall.company.organisation.types import Kind, Setting
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound
from ringhall.foundation.secrets import SecretBox

T = TypeVar("T", bound=msgspec.Struct)
Keeper = Callable[[Transaction, str, str, Setting[Any] | None], Awaitable[None]]
"""Who changed the setting with which id, and what it is from now on; None: it is gone."""
PER_KIND_MAX = 10_000
HIDDEN = "•••"


class Organisation:
    """The settings of this centre, by kind. Every method works in the caller's transaction."""

    def __init__(self, clock: Clock, audit: Audit, secrets: SecretBox) -> None:
        self._clock = clock
        self._audit = audit
        self._secrets = secrets
        self._listeners: list[Callable[[SettingChanged], None]] = []
        self._keepers: dict[str, Keeper] = {}
        self._in_effect: Callable[[], Awaitable[None]] | None = None

    def keep_with(self, kind: Kind[Any], keep: Keeper) -> None:
        """Let `keep` store more with every change of this kind, in the same transaction."""
        self._keepers[kind.name] = keep

    def on_changed(self, tell: Callable[[SettingChanged], None]) -> None:
        """Tell `tell` of every change, after its commit."""
        self._listeners.append(tell)

    def wait_with(self, in_effect: Callable[[], Awaitable[None]]) -> None:
        """Let whoever changes a setting wait until `in_effect` is done, so that it holds when they are answered."""
        self._in_effect = in_effect

    async def find(self, transaction: Transaction, kind: Kind[T], id_: str) -> Setting[T] | None:
        """The setting, or None."""
        stored = await repository.get(transaction, kind.name, id_)
        return self._open(kind, stored) if stored else None

    async def get(self, transaction: Transaction, kind: Kind[T], id_: str) -> Setting[T]:
        """The setting; refuses when there is none."""
        found = await self.find(transaction, kind, id_)
        if found is None:
            raise NotFound(what=kind.name, which=id_)
        return found

    async def all(self, transaction: Transaction, kind: Kind[T]) -> list[Setting[T]]:
        """All settings of the kind, by id."""
        return [self._open(kind, stored) for stored in await repository.all_of(transaction, kind.name)]

    async def shown(self, transaction: Transaction, kind: Kind[T]) -> list[Setting[T]]:
        """All settings of the kind, by id, their secrets left empty; none is decrypted for it."""
        return [_without_secrets(kind, stored) for stored in await repository.all_of(transaction, kind.name)]

    async def put(
        self,
        transaction: Transaction,
        who: str,
        kind: Kind[T],
        id_: str,
        value: T,
        version: int | None = None,
        verb: str = "",
    ) -> Setting[T]:
        """Store the setting, new or changed; with `version`, only if that is the one that was read (0: none yet).

        `verb` stands in the audit log instead of added or changed.
        """
        kind.check(value)
        there = await repository.get(transaction, kind.name, id_, to_change=True)
        there_version = there.version if there else 0
        if version is not None and version != there_version:
            raise SettingMoved(kind=kind.name, id=id_, there=there_version, expected=version)
        if there is None and await repository.count(transaction, kind.name) >= PER_KIND_MAX:
            raise TooManySettings(kind=kind.name, count=PER_KIND_MAX)
        before = self._open(kind, there) if there else None
        if before is not None and before.value == value:
            return before
        after = Setting(id_, value, there_version + 1, self._clock.now())
        data = self._lock(kind, value)
        await repository.put(transaction, kind.name, Stored(id_, data, after.version, after.changed_at))
        await self._changed(transaction, who, kind, id_, before, after, verb)
        return after

    async def delete(self, transaction: Transaction, who: str, kind: Kind[T], id_: str, verb: str = "") -> None:
        """Take the setting away; refuses when there is none."""
        before = await self.get(transaction, kind, id_)
        await repository.delete(transaction, kind.name, id_)
        await self._changed(transaction, who, kind, id_, before, None, verb)

    async def _changed(
        self,
        transaction: Transaction,
        who: str,
        kind: Kind[T],
        id_: str,
        before: Setting[T] | None,
        after: Setting[T] | None,
        verb: str,
    ) -> None:
        what = verb or ("deleted" if after is None else "changed" if before else "added")
        await self._audit.write(
            transaction, who, f"{kind.name}.{what}", f"{kind.name}:{id_}", _shown(kind, before), _shown(kind, after)
        )
        if keep := self._keepers.get(kind.name):
            await keep(transaction, who, id_, after)
        change = SettingChanged(kind.name, id_, after.value if after else None)
        transaction.after_commit(lambda: self._tell(change))
        if self._in_effect:
            transaction.finish_with(self._in_effect)

    def _tell(self, change: SettingChanged) -> None:
        for tell in self._listeners:
            tell(change)

    def _lock(self, kind: Kind[T], value: T) -> dict[str, Any]:
        data: dict[str, Any] = msgspec.to_builtins(value)
        return data | {name: self._secrets.lock(data[name]) for name in kind.secret_fields if data.get(name)}

    def _open(self, kind: Kind[T], stored: Stored) -> Setting[T]:
        data = stored.data
        opened = {name: self._secrets.unlock(data[name]) for name in kind.secret_fields if data.get(name)}
        return Setting(stored.id, read(kind, data | opened), stored.version, stored.changed_at)


def read(kind: Kind[T], data: Any) -> T:
    """What came in as JSON, as a value of the kind; refuses with the reason when it has another shape."""
    try:
        return msgspec.convert(data, kind.type)
    except msgspec.ValidationError as error:
        fault = told(str(error), "")
        raise FaultySetting(kind.name, [replace(fault, where=fault.where.lstrip("."))]) from None


def _without_secrets(kind: Kind[T], stored: Stored) -> Setting[T]:
    data = {name: value for name, value in stored.data.items() if name not in kind.secret_fields}
    return Setting(stored.id, read(kind, data), stored.version, stored.changed_at)


def _shown(kind: Kind[T], setting: Setting[T] | None) -> dict[str, Any] | None:
    if setting is None:
        return None
    data: dict[str, Any] = msgspec.to_builtins(setting.value)
    return data | {name: HIDDEN for name in kind.secret_fields if data.get(name)}
