"""Customers through HTTP: changed by two at once, two records of one person, and back again."""

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real

HOSTILE = "<img src=x onerror=alert(1)>\u202egnp.\u2066" + "x" * 60


async def two_records(centre: ApiCentre) -> None:
    """Maja, twice."""
    async with centre.signed_in("sue") as sue:
        for key, name, number in (("maja", "Maja Novak", "+4533123456"), ("maja2", "Maja Nowak", "+4533123457")):
            record = {"id": key, "name": name, "numbers": [number], "note": f"note of {key}"}
            assert (await sue.post("/api/v1/customers", json=record)).status_code == 201


async def test_who_was_slower_sees_both_and_overwrites_nothing(centre: ApiCentre) -> None:
    await two_records(centre)
    async with centre.signed_in("ann") as ann, centre.signed_in("bob") as bob:
        read = (await ann.get("/api/v1/customers/maja")).json()
        change = {"version": read["version"], "name": HOSTILE, "numbers": ["33 12 34 56"], "note": ""}
        assert (await bob.put("/api/v1/customers/maja/record", json=change)).json()["name"] == HOSTILE
        slower = await ann.put("/api/v1/customers/maja/record", json=change | {"name": "Maja K"})
        assert (slower.status_code, slower.json()["code"]) == (409, "changed-meanwhile")
        assert slower.json()["current"]["name"] == HOSTILE
        again = change | {"name": "Maja K", "version": slower.json()["version"]}
        assert (await ann.put("/api/v1/customers/maja/record", json=again)).json()["numbers"] == ["+4533123456"]


async def test_two_records_become_one_and_two_again(centre: ApiCentre) -> None:
    await two_records(centre)
    await centre.caller(customer_id="maja", customer_name="Maja Novak")
    await centre.caller(customer_id="maja2", customer_name="Maja Nowak")
    async with centre.signed_in("sue") as sue:
        [pair] = (await sue.get("/api/v1/customers/duplicates")).json()
        assert ({pair["one"]["id"], pair["other"]["id"]}, pair["why"]) == ({"maja", "maja2"}, "name")
        where = {"keep": "maja", "gone": "maja2"}
        preview = (await sue.get("/api/v1/customers/merge", params=where)).json()
        assert (preview["contacts"], preview["whole"]["numbers"]) == (1, ["+4533123456", "+4533123457"])
        before = [(await sue.get(f"/api/v1/customers/{each}")).json() for each in where.values()]
        merge = (await sue.post("/api/v1/customers/merge", json=where)).json()
        for key in ("maja", "maja2"):
            whole = (await sue.get(f"/api/v1/customers/{key}")).json()
            assert (whole["id"], len(whole["contacts"]), len(whole["merged"])) == ("maja", 2, 1)
            assert whole["note"] == "note of maja\nnote of maja2"
        assert (await sue.post("/api/v1/customers/merge", json=where)).status_code == 404
        assert (await sue.post(f"/api/v1/customers/merges/{merge['id']}/undo")).status_code == 200
        assert [(await sue.get(f"/api/v1/customers/{each}")).json() for each in where.values()] == before
        assert (await sue.post(f"/api/v1/customers/merges/{merge['id']}/undo")).status_code == 404
        assert (await sue.post("/api/v1/customers/merge", json={"keep": "maja", "gone": "maja"})).status_code == 400
    async with centre.parts.database.transaction() as transaction:
        entries = await centre.parts.audit.page(transaction, "customer:maja")
    assert [each.content.what for each in entries] == ["customer.unmerged", "customer.merged", "customer.added"]
    async with centre.signed_in("ann") as ann:
        assert (await ann.post("/api/v1/customers/merge", json=where)).status_code == 403
        assert (await ann.get("/api/v1/customers/duplicates")).status_code == 403


async def test_an_unknown_caller_gets_a_record_and_the_contact_is_theirs(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    address = f"/api/v1/contacts/{contact_id}/customer"
    async with centre.signed_in("ann") as ann, centre.signed_in("bob") as bob:
        assert (await bob.post(address, json={"name": "Not his contact"})).status_code == 403
        assert (await ann.post(address, json={"name": " "})).status_code in (400, 422)
        assert (await ann.get("/api/v1/customers", params={"text": "12345678"})).json() == []
        named = await ann.post(address, json={"name": "Ida Holm", "language": "da", "note": "prefers mornings"})
        assert named.status_code == 201
        customer = named.json()["customer"]
        assert (customer["name"], customer["known"]) == ("Ida Holm", True)
        record = (await ann.get(f"/api/v1/customers/{customer['id']}")).json()
        assert (record["numbers"], record["language"], record["note"]) == (["+4512345678"], "da", "prefers mornings")
        taken = await ann.post(address, json={"name": "Ida once more"})
        assert (taken.status_code, taken.json()["code"]) == (409, "number-taken")
        change = {"version": record["version"], "name": "Ida Holm-Berg", "numbers": record["numbers"]}
        assert (await ann.put(f"/api/v1/customers/{customer['id']}/record", json=change)).status_code == 200
        # The bar says at once what the caller is called now.
        assert centre.parts.contacts.get(contact_id).customer_name == "Ida Holm-Berg"
    async with centre.parts.database.transaction() as transaction:
        entries = await centre.parts.audit.page(transaction, f"contact:{contact_id}")
    assert [each.content.what for each in entries] == ["contact.identified"]


async def test_a_contact_is_tied_to_a_record_that_is_there_already(centre: ApiCentre) -> None:
    await two_records(centre)
    contact_id = await centre.talk("ann")
    address = f"/api/v1/contacts/{contact_id}/customer"
    async with centre.signed_in("ann") as ann, centre.signed_in("sue") as sue:
        assert (await ann.put(address, json={"customer_id": "nobody"})).status_code == 404
        await sue.post("/api/v1/customers/merge", json={"keep": "maja", "gone": "maja2"})
        tied = await ann.put(address, json={"customer_id": "maja2"})
        assert (tied.status_code, tied.json()["customer"]["id"]) == (200, "maja")
        assert [each["id"] for each in (await ann.get("/api/v1/customers/maja")).json()["contacts"]] == [contact_id]


async def test_nobody_is_named_before_an_agent_has_the_contact(centre: ApiCentre) -> None:
    waiting = await centre.caller()
    async with centre.signed_in("root") as root:
        early = await root.post(f"/api/v1/contacts/{waiting}/customer", json={"name": "Too early"})
        assert early.status_code == 409
        assert (await root.get("/api/v1/customers", params={"text": "Too early"})).json() == []


async def test_all_contacts_of_a_customer_come_page_by_page(centre: ApiCentre) -> None:
    ids = [await centre.caller(customer_id="regular", customer_name="Rita Regular") for _ in range(5)]
    async with centre.signed_in("sue") as sue:
        record = {"id": "regular", "name": "Rita Regular", "numbers": ["+4512345671"]}
        assert (await sue.post("/api/v1/customers", json=record)).status_code == 201
        seen: list[str] = []
        cursor: str | None = None
        for _ in range(3):
            params = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
            page = (await sue.get("/api/v1/customers/regular/contacts", params=params)).json()
            seen += [each["id"] for each in page["items"]]
            cursor = page["next"]
    assert (sorted(seen), cursor) == (sorted(ids), None)
    async with centre.signed_in("bob") as bob:
        assert (await bob.get("/api/v1/customers/regular/contacts")).json()["items"] == []
