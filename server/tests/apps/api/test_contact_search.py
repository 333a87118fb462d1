"""Contacts found by anything, the wider search, kept searches and the list as a file."""

import csv
import io
import json

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real

EVIL = '=HYPERLINK("http://evil")<b>\u202egnp.exe'


async def found(centre: ApiCentre, login: str, **wanted: str) -> list[str]:
    """Ids of the contacts that this person finds."""
    async with centre.signed_in(login) as client:
        answer = await client.get("/api/v1/contacts", params=wanted)
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


async def test_a_contact_is_found_while_it_runs_and_after_it_is_closed(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    other = await centre.caller(address="+4520000001", customer_name="Søren Ærø")
    for q in ("12 34 56 78", "0045 1234", "ann", "C-1"):
        assert await found(centre, "sue", q=q) == [contact_id], q
    assert await found(centre, "sue", q="soren aero") == [other]
    async with centre.signed_in("ann") as ann:
        await ann.put(f"/api/v1/contacts/{contact_id}/note", json={"text": "Wants the blue one"})
        await ann.put(f"/api/v1/contacts/{contact_id}/disposition", json={"disposition": "order"})
        await ann.post(f"/api/v1/contacts/{contact_id}/hang_up")
        await ann.post(f"/api/v1/contacts/{contact_id}/wrap_up")
    for q in ("12 34 56 78", "ann", "c-1", "blue", "order blu", "sales 5678", "answered"):
        assert await found(centre, "sue", q=q) == [contact_id], q
    for filters in ({"wait_max": "60", "length_min": "0"}, {"disposition": "order"}, {"outcome": "answered"}):
        assert await found(centre, "sue", **filters, q="blue") == [contact_id], filters
    assert await found(centre, "sue", length_min="3600") == []
    assert await found(centre, "ann", q="4512345678") == [contact_id]
    assert await found(centre, "bob", q="4512345678") == []


async def test_what_it_was_about_is_found_as_everybody_reads_it(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    async with centre.signed_in("ann") as ann:
        await ann.put(f"/api/v1/contacts/{contact_id}/disposition", json={"disposition": "call_back"})
        await ann.post(f"/api/v1/contacts/{contact_id}/hang_up")
        await ann.post(f"/api/v1/contacts/{contact_id}/wrap_up")
    for q in ("call back", "povratni klic", "lovet ringe", "apel promis", "已承诺"):
        assert await found(centre, "sue", q=q) == [contact_id], q


async def test_what_keeps_a_contact_out_is_said(centre: ApiCentre) -> None:
    await centre.caller(customer_name="Maja Novak")
    async with centre.signed_in("sue") as sue:
        ask = {"q": "maja", "outcome": "abandoned", "from": "2020-01-01T00:00:00Z"}
        offers = (await sue.get("/api/v1/contacts/wider", params=ask)).json()
        assert offers == [
            {"without": ["outcome"], "near": False, "count": 1},
            {"without": ["from", "outcome"], "near": False, "count": 1},
        ]
        slip = (await sue.get("/api/v1/contacts/wider", params={"q": "mjaa novk"})).json()
        assert slip[0] == {"without": [], "near": True, "count": 1}
    assert len(await found(centre, "sue", q="mjaa novk", near="true")) == 1
    async with centre.signed_in("bob") as bob:
        assert (await bob.get("/api/v1/contacts/wider", params=ask)).json() == []


async def test_everybody_keeps_their_own_searches(centre: ApiCentre) -> None:
    async with centre.signed_in("sue") as sue:
        kept = await sue.put("/api/v1/searches/Lost%20in%20sales", json={"query": "outcome=abandoned&queue=sales"})
        assert kept.json() == {"name": "Lost in sales", "query": "outcome=abandoned&queue=sales"}
        await sue.put("/api/v1/searches/Lost%20in%20sales", json={"query": "outcome=abandoned"})
        assert [each["query"] for each in (await sue.get("/api/v1/searches")).json()] == ["outcome=abandoned"]
        async with centre.signed_in("ann") as ann:
            assert (await ann.get("/api/v1/searches")).json() == []
        for n in range(49):
            await sue.put(f"/api/v1/searches/{n}", json={"query": ""})
        refused = await sue.put("/api/v1/searches/one-more", json={"query": ""})
        assert (refused.status_code, refused.json()["code"]) == (409, "too-many-searches")
        assert (await sue.delete("/api/v1/searches/Lost%20in%20sales")).status_code == 204
        assert len((await sue.get("/api/v1/searches")).json()) == 49


async def test_the_file_holds_what_the_list_holds_and_no_formula(centre: ApiCentre) -> None:
    for n in range(3):
        await centre.caller(address=f"+45200000{n:02}", customer_name=EVIL)
    await centre.caller(address="+4530000000")
    async with centre.signed_in("sue") as sue:
        sheet = await sue.get("/api/v1/contacts/export", params={"q": "4520"})
        assert (sheet.headers["x-rows"], sheet.headers["content-type"]) == ("3", "text/csv; charset=utf-8")
        rows = list(csv.DictReader(io.StringIO(sheet.text.removeprefix("\ufeff"))))
        lines = await sue.get("/api/v1/contacts/export", params={"format": "jsonl", "q": "4520"})
        whole = [json.loads(line) for line in lines.text.splitlines()]
        listed = (await sue.get("/api/v1/contacts", params={"q": "4520"})).json()["items"]
    assert [row["id"] for row in rows] == [each["id"] for each in whole] == [each["id"] for each in listed]
    assert rows[0]["customer"] == f"'{EVIL}"
    assert rows[0]["address"] == "+4520000002"
    assert whole[0]["story"][0]["kind"] == "ContactArrived"
    async with centre.parts.database.transaction() as transaction:
        entries = await centre.parts.audit.page(transaction, "contacts")
    assert [(each.content.who, each.content.what, (each.content.after or {})["rows"]) for each in entries] == [
        ("sue", "contacts.exported", 3)
    ] * 2
    async with centre.signed_in("ann") as ann:
        assert (await ann.get("/api/v1/contacts/export")).status_code == 403
