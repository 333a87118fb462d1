"""Where settings are kept: most with the organisation, roles and users with access."""

import secrets
from dataclasses import dataclass
from typing import Any

import msgspec

from ringhall.apps.centre.kinds import Name
from ringhall.apps.centre.settings.sections import PEOPLE, ROLES
from ringhall.apps.centre.settings.values import By, Held, Json, Section
from ringhall.company.access.rules import passwords, pins
from ringhall.company.access.rules.rights import CATALOGUE
from ringhall.company.access.service import Pins, Roles, Users, check_may_give
from ringhall.company.access.types import LANGUAGES, Role, User, UserSettings
from ringhall.company.organisation.rules.shape import faults_of_shape
from ringhall.company.organisation.service import Organisation, read
from ringhall.company.organisation.types import Fault, Kind
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import Phrase

SECRET_BYTES = 12
SECRET_LENGTH_MIN = 8
LOGIN_LENGTH_MAX = 64


def new_sip_secret() -> str:
    """A random secret for a SIP account."""
    return secrets.token_hex(SECRET_BYTES)


@dataclass(frozen=True)
class SettingShelf:
    """A kind of the organisation's settings."""

    section: Section
    organisation: Organisation
    kind: Kind[Any]

    async def all(self, transaction: Transaction) -> list[Held]:
        """All of the kind; the only one of its kind also when it was never set."""
        found = [
            Held(each.id, each.version, each.changed_at, self._shown(each.value))
            for each in await self.organisation.shown(transaction, self.kind)
        ]
        if self.section.single and not found:
            return [Held(self.section.single, 0, None, self._shown(self.kind.type()))]
        return found

    def faults(self, data: Json, held: Held | None, by: By) -> list[Fault]:
        """Faults of shape; a secret that is given must be long enough."""
        given = {name: value for name, value in data.items() if value or name not in self.kind.secret_fields}
        found = faults_of_shape(self.kind.type, given)
        for name in self.kind.secret_fields & given.keys():
            found += _faults_of_secret(name, given[name], self.kind.secret_letters_max)
        if not found:
            whole = self.whole(given)
            found += self.section.secrets(whole, given, kept=self._keeps(held, whole))
        return found

    def whole(self, data: Json) -> Json:
        """With defaults, without secrets."""
        return self._shown(read(self.kind, {k: v for k, v in data.items() if k not in self.kind.secret_fields}))

    async def same_secrets(self, transaction: Transaction, held: Held, data: Json) -> bool:
        """Compared with those in the box."""
        given = {name: data[name] for name in self.kind.secret_fields if data.get(name)}
        if not given:
            return True
        kept = (await self.organisation.get(transaction, self.kind, held.key)).value
        return all(getattr(kept, name) == value for name, value in given.items())

    async def put(self, transaction: Transaction, by: By, held: Held | None, data: Json, verb: str) -> str:
        """Store it; secrets that are not given stay, and a new phone gets one."""
        key = str(data[self.section.key])
        data = {name: value for name, value in data.items() if value or name not in self.kind.secret_fields}
        if held is None or not held.version:
            if "sip_secret" in self.kind.secret_fields - data.keys():
                data = data | {"sip_secret": new_sip_secret()}
        else:
            data = await self.with_secrets(transaction, held, data)
        version = held.version if held else 0
        await self.organisation.put(transaction, by.login, self.kind, key, read(self.kind, data), version, verb)
        return key

    async def with_secrets(self, transaction: Transaction, held: Held, data: Json) -> Json:
        """What is typed with the secrets that are kept and were not typed; without those that do not stay."""
        data = {name: value for name, value in data.items() if value or name not in self.kind.secret_fields}
        lacking = self.kind.secret_fields - data.keys()
        if not lacking or not self._keeps(held, self.whole(data)):
            return data
        before = (await self.organisation.get(transaction, self.kind, held.key)).value
        return data | {name: getattr(before, name) for name in lacking}

    def _keeps(self, held: Held | None, whole: Json) -> bool:
        return held is not None and held.version > 0 and self.section.keeps_secrets(held.value, whole)

    async def remove(self, transaction: Transaction, by: By, key: str, verb: str) -> None:
        """Take it away."""
        await self.organisation.delete(transaction, by.login, self.kind, key, verb)

    def _shown(self, value: Any) -> Json:
        data: Json = msgspec.to_builtins(value)
        return {name: field for name, field in data.items() if name not in self.kind.secret_fields}


class RoleShape(msgspec.Struct, frozen=True, kw_only=True):
    """A role as it is typed."""

    id: str
    name: Name
    rights: list[str]


@dataclass(frozen=True)
class RoleShelf:
    """The centre's own roles."""

    roles: Roles
    section: Section = ROLES

    async def all(self, transaction: Transaction) -> list[Held]:
        """All own roles."""
        return [
            Held(each.id, each.version, None, {"id": each.id, "name": each.name, "rights": list(each.rights)})
            for each in await self.roles.all(transaction)
        ]

    def faults(self, data: Json, held: Held | None, by: By) -> list[Fault]:
        """Faults of shape, and rights that whoever types lacks."""
        found = faults_of_shape(RoleShape, data)
        if not found and by.user is not None:
            given = set(data["rights"]) - set(held.value["rights"] if held else ())
            found += [_lacking("rights", right) for right in sorted(given & CATALOGUE - by.user.rights)]
        return found

    def whole(self, data: Json) -> Json:
        """Rights once each, in order."""
        return {"id": data["id"], "name": data["name"], "rights": sorted(set(data["rights"]))}

    async def same_secrets(self, transaction: Transaction, held: Held, data: Json) -> bool:
        """Roles have none."""
        return True

    async def put(self, transaction: Transaction, by: By, held: Held | None, data: Json, verb: str) -> str:
        """Store it; nobody gives or takes a right they lack."""
        whole = self.whole(data)
        if by.user is not None:
            check_may_give(by.user, set(whole["rights"]) ^ set(held.value["rights"] if held else ()))
        await self.roles.put(transaction, by.login, Role(whole["id"], whole["name"], tuple(whole["rights"])), verb)
        return str(whole["id"])

    async def remove(self, transaction: Transaction, by: By, key: str, verb: str) -> None:
        """Take it away; nobody takes a right they lack."""
        there = await self.roles.find(transaction, key)
        if by.user is not None and there is not None:
            check_may_give(by.user, there.rights)
        await self.roles.remove(transaction, by.login, key, verb or "deleted")


class UserShape(msgspec.Struct, frozen=True, kw_only=True):
    """A user as they are typed. `any_password` is the demo's and a start-up document's.

    With a `pin` they sign in at any phone, as the agent they work as.
    """

    login: str
    name: Name
    roles: list[str]
    id: str = ""
    agent_id: str | None = None
    language: str = "en"
    password: str | None = None
    pin: str | None = None
    any_password: bool = False


@dataclass(frozen=True)
class UserShelf:
    """Who may sign in."""

    users: Users
    pins: Pins
    roles: Roles
    section: Section = PEOPLE

    async def all(self, transaction: Transaction) -> list[Held]:
        """Everybody."""
        return [Held(user.id, user.version, None, _shown(user)) for user in await self.users.all(transaction)]

    def faults(self, data: Json, held: Held | None, by: By) -> list[Fault]:
        """Faults of shape, and of a password or PIN that is given or needed."""
        found = faults_of_shape(UserShape, data)
        if found:
            return found
        login = data["login"].strip().lower()
        if not login or len(login) > LOGIN_LENGTH_MAX or any(letter.isspace() for letter in login):
            found.append(
                Fault(
                    "login",
                    "bad-user",
                    Phrase("A login has 1 to {most} characters and no spaces.", most=LOGIN_LENGTH_MAX),
                )
            )
        if not data["roles"]:
            found.append(Fault("roles", "too-short", "Give at least one role.", {"min": 1}))
        if data.get("language", "en") not in LANGUAGES:
            found.append(
                Fault(
                    "language",
                    "wrong-form",
                    Phrase("Choose a language of {languages}.", languages=", ".join(LANGUAGES)),
                )
            )
        password = data.get("password")
        if not password and held is None:
            found.append(Fault("password", "password-needed", "A new user needs a password."))
        elif password and not (by.user is None and data.get("any_password")):
            fault = passwords.fault(password, login)
            found += [Fault("password", "bad-password", fault)] if fault else []
        if pin := data.get("pin"):
            fault = pins.fault(pin)
            found += [Fault("pin", "bad-pin", fault)] if fault else []
            if not data.get("agent_id"):
                found.append(
                    Fault(
                        "pin",
                        "no-agent",
                        "A PIN signs an agent in. Choose the agent this user works as, or leave this empty.",
                    )
                )
        return found

    def whole(self, data: Json) -> Json:
        """With defaults, without password and PIN."""
        return {
            "id": data.get("id", ""),
            "login": data["login"].strip().lower(),
            "name": data["name"].strip(),
            "roles": list(data["roles"]),
            "agent_id": data.get("agent_id"),
            "language": data.get("language", "en"),
        }

    async def same_secrets(self, transaction: Transaction, held: Held, data: Json) -> bool:
        """A password or PIN that is given is taken as a new one."""
        return not (data.get("password") or data.get("pin"))

    async def put(self, transaction: Transaction, by: By, held: Held | None, data: Json, verb: str) -> str:
        """Store them; nobody gives rights they lack, nor changes somebody who may do more than they."""
        whole = self.whole(data)
        settings = UserSettings(
            whole["login"], whole["name"], tuple(whole["roles"]), whole["agent_id"], whole["language"]
        )
        if by.user is not None:
            check_may_give(by.user, await self.roles.rights_of(transaction, settings.roles))
        freely = by.user is None and bool(data.get("any_password"))
        if held is None:
            made = await self.users.add(transaction, by.login, settings, data["password"], any_password=freely)
            await self._set_pin(transaction, by, made, data)
            return made.id
        before = await self.users.get(transaction, held.key)
        if by.user is not None:
            check_may_give(by.user, before.rights)
        await self.users.change(transaction, by.login, held.key, settings, verb or "changed")
        if data.get("password") and by.user is not None:
            await self.users.set_password(transaction, by.login, held.key, data["password"])
        await self._set_pin(transaction, by, await self.users.get(transaction, held.key), data)
        return held.key

    async def _set_pin(self, transaction: Transaction, by: By, user: User, data: Json) -> None:
        if data.get("pin"):
            await self.pins.set(transaction, by.login, user, data["pin"])

    async def remove(self, transaction: Transaction, by: By, key: str, verb: str) -> None:
        """Take them away; nobody removes somebody who may do more than they."""
        user = await self.users.get(transaction, key)
        if by.user is not None:
            check_may_give(by.user, user.rights)
        await self.users.remove(transaction, by.login, key, verb or "removed")


def _shown(user: User) -> Json:
    return {
        "id": user.id,
        "login": user.login,
        "name": user.name,
        "roles": list(user.roles),
        "agent_id": user.agent_id,
        "language": user.language,
    }


def _lacking(where: str, right: str) -> Fault:
    return Fault(
        where,
        "right-you-lack",
        Phrase("You cannot give “{right}”: you lack it yourself.", right=right),
        {"right": right},
    )


def _faults_of_secret(name: str, value: object, most: int) -> list[Fault]:
    if isinstance(value, str) and not SECRET_LENGTH_MIN <= len(value) <= most:
        words = Phrase("Give {least} to {most} letters and digits.", least=SECRET_LENGTH_MIN, most=most)
        return [Fault(name, "too-short", words, {"min": SECRET_LENGTH_MIN, "max": most})]
    return []
