"""What an agent's people may see, asked while a phone is about to ring."""

from dataclasses import replace

import pytest

from ringhall.company.access.agent_rights import AgentRights
from ringhall.company.access.rules.rights import SEE_PERSONAL, SEE_PERSONAL_OWN, rights_of
from ringhall.company.access.service.roles import Roles
from ringhall.company.access.types import Role
from ringhall.foundation.db.engine import Database
from ringhall.foundation.db.short_way import ShortWay
from tests.support.people import PASSWORD, Office, a_user

pytestmark = pytest.mark.real


async def test_rights_of_built_in_and_own_roles_are_as_they_stand_at_the_question(database: Database) -> None:
    office, way = Office(), ShortWay(database.url)
    rights, roles = AgentRights(way), Roles(office.audit)
    blind = Role("blind", "Blind", ("contacts.read",))
    try:
        assert await rights.of("ann") == []
        async with database.transaction() as transaction:
            await roles.put(transaction, "test", blind)
            await office.users.add(transaction, "test", replace(a_user("anna", "blind"), agent_id="ann"), PASSWORD)
        assert await rights.of("ann") == [frozenset({"contacts.read"})]
        async with database.transaction() as transaction:
            await roles.put(transaction, "test", replace(blind, rights=("contacts.read", SEE_PERSONAL_OWN)))
        assert await rights.of("ann") == [frozenset({"contacts.read", SEE_PERSONAL_OWN})]
        async with database.transaction() as transaction:
            user = await office.users.by_login(transaction, "anna")
            settings = replace(a_user("anna", "supervisor"), agent_id="ann")
            await office.users.change(transaction, "test", user.id, settings)
        assert await rights.of("ann") == [rights_of(("supervisor",))]
        assert SEE_PERSONAL in rights_of(("supervisor",))
    finally:
        await way.close()
