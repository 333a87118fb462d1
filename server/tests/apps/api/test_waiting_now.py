"""Who waits, for those who may take them out of turn: masked, of their own queues, audited."""

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


async def test_a_supervisor_sees_all_who_wait_longest_first_and_takes_one(centre: ApiCentre) -> None:
    first, second = await centre.caller(), await centre.caller()
    async with centre.signed_in("root") as root:
        shown = (await root.get("/api/v1/waiting")).json()
        assert [each["id"] for each in shown] == [first, second]
        assert (await root.post(f"/api/v1/contacts/{second}/pull")).json()["code"] == "no-agent"
        assert (await root.post("/api/v1/contacts/nobody/pull")).status_code in (404, 409)


async def test_an_agent_without_the_right_sees_and_takes_nobody(centre: ApiCentre) -> None:
    contact_id = await centre.caller()
    async with centre.signed_in("ann") as ann, centre.client() as stranger:
        assert (await ann.get("/api/v1/waiting")).status_code == 403
        assert (await ann.post(f"/api/v1/contacts/{contact_id}/pull")).status_code == 403
        assert (await stranger.get("/api/v1/waiting")).status_code == 401
    assert centre.parts.contacts.get(contact_id).state == "queued"


async def test_an_agent_with_the_right_takes_whoever_waits_in_their_queues(centre: ApiCentre) -> None:
    contact_id = await centre.caller()
    role = {"id": "picker", "name": "Picker", "rights": ["contacts.pull", "contacts.handle", "queues.read"]}
    async with centre.signed_in("root") as root:
        assert (await root.post("/api/v1/settings/roles", json={"value": role})).status_code == 201
        users = {each["value"]["login"]: each for each in (await root.get("/api/v1/settings/users")).json()}
        changed = {"value": users["ann"]["value"] | {"roles": ["picker"]}, "version": users["ann"]["version"]}
        assert (await root.put(f"/api/v1/settings/users/{users['ann']['key']}", json=changed)).status_code == 200
        async with centre.signed_in("ann") as ann:
            [shown] = (await ann.get("/api/v1/waiting")).json()
            assert (shown["id"], "4512345678" in shown["address"]) == (contact_id, False)
            taken = await ann.post(f"/api/v1/contacts/{contact_id}/pull")
            assert (taken.status_code, taken.json()["agent_id"]) == (200, "ann")
        audit = (await root.get("/api/v1/audit", params={"limit": 5})).json()
        assert any((each["what"], each["who"]) == ("contact.taken", "ann") for each in audit)
