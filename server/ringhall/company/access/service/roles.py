"""Roles of the centre's own: adding, changing and removing them, each in the audit log."""

from collections.abc import Iterable
from typing import Any

from ringhall.company.access import repository
from ringhall.company.access.errors import BadRole, RightYouLack, RoleInUse
from ringhall.company.access.rules.rights import CATALOGUE, ROLES, rights_of
from ringhall.company.access.types import Role, User
from ringhall.company.audit.service import Audit
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound, Phrase

ROLES_MAX = 200
LOGINS_TOLD_MAX = 5


class Roles:
    """The centre's own roles beside the built-in ones. `who` is the login of the one who asks."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit

    async def all(self, transaction: Transaction) -> list[Role]:
        """All own roles, by identifier."""
        return await repository.all_roles(transaction)

    async def find(self, transaction: Transaction, role_id: str) -> Role | None:
        """The role, or None."""
        return next((role for role in await self.all(transaction) if role.id == role_id), None)

    async def put(self, transaction: Transaction, who: str, role: Role, verb: str = "") -> Role:
        """Store the role, new or changed; what its users may do changes with their next request."""
        await repository.lock_users(transaction)
        _check(role)
        there = await self.find(transaction, role.id)
        if there is None and len(await self.all(transaction)) >= ROLES_MAX:
            raise BadRole(fault=Phrase("A centre can have {most} roles of its own; remove one first.", most=ROLES_MAX))
        kept = Role(role.id, role.name, tuple(sorted(set(role.rights))), there.version + 1 if there else 1)
        if there is not None and _fields(there) == _fields(kept):
            return there
        await repository.put_role(transaction, kept)
        what = verb or ("changed" if there else "added")
        before = _fields(there) if there else None
        await self._audit.write(transaction, who, f"role.{what}", f"role:{role.id}", before, _fields(kept))
        return kept

    async def remove(self, transaction: Transaction, who: str, role_id: str, verb: str = "deleted") -> None:
        """The role goes; refused while somebody has it."""
        await repository.lock_users(transaction)
        there = await self.find(transaction, role_id)
        if there is None:
            raise NotFound(what="role", which=role_id)
        having = [user.login for user in await repository.all_users(transaction) if role_id in user.roles]
        if having:
            raise RoleInUse(role=role_id, logins=", ".join(having[:LOGINS_TOLD_MAX]))
        await repository.remove_role(transaction, role_id)
        await self._audit.write(transaction, who, f"role.{verb}", f"role:{role_id}", _fields(there), None)

    async def rights_of(self, transaction: Transaction, roles: Iterable[str]) -> frozenset[str]:
        """All rights that these roles, built-in and own, give together."""
        wanted = set(roles)
        own = [set(role.rights) for role in await self.all(transaction) if role.id in wanted]
        return rights_of(wanted).union(*own)


def check_may_give(by: User, rights: Iterable[str]) -> None:
    """Refuse when `by` lacks one of the rights themselves."""
    lacking = sorted(set(rights) - by.rights)
    if lacking:
        raise RightYouLack(right=lacking[0], rights=lacking, named=", ".join(lacking))


def _check(role: Role) -> None:
    if role.id in ROLES:
        raise BadRole(
            fault=Phrase("{role} is a built-in role; it stays as it is. Choose another identifier.", role=role.id)
        )
    if not role.name.strip():
        raise BadRole(fault="Give the role's name.")
    unknown = sorted(set(role.rights) - CATALOGUE)
    if unknown:
        raise BadRole(fault=Phrase("There is no right {right}. Choose from the catalogue of rights.", right=unknown[0]))


def _fields(role: Role) -> dict[str, Any]:
    return {"id": role.id, "name": role.name, "rights": list(role.rights)}
