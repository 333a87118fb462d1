"""Setting up by HTTP: each change is kept, audited, and refuses what cannot be."""

import pytest

from tests.support.api_centre import PASSWORD, ApiCentre

pytestmark = pytest.mark.real


async def test_a_queue_comes_changes_and_goes(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        made = await root.post("/api/v1/queues", json={"id": "billing", "name": "Billing", "target_seconds": 30})
        assert made.status_code == 201, made.text
        assert made.json()["target_seconds"] == 30
        again = await root.post("/api/v1/queues", json={"id": "billing", "name": "Billing"})
        assert again.status_code == 409
        changed = made.json() | {"name": "Billing and refunds"}
        assert (await root.put("/api/v1/queues/billing", json=changed)).json() == changed
        other = await root.put("/api/v1/queues/sales", json=changed)
        assert (other.status_code, other.json()["code"]) == (409, "other-identifier")
        assert (await root.get("/api/v1/queues/billing")).json()["name"] == "Billing and refunds"
        assert (await root.delete("/api/v1/queues/billing")).status_code == 204
        assert (await root.get("/api/v1/queues/billing")).status_code == 404
        audit = (await root.get("/api/v1/audit", params={"subject": "queue:billing"})).json()
    assert [(entry["who"], entry["what"]) for entry in audit] == [
        ("root", "queue.deleted"),
        ("root", "queue.changed"),
        ("root", "queue.added"),
    ]
    assert audit[1]["before"]["name"] == "Billing"


async def test_users_have_passwords_that_never_come_back(centre: ApiCentre) -> None:
    eve = {"login": "eve", "name": "Eve", "roles": ["agent"], "agent_id": "ann", "language": "sl"}
    async with centre.signed_in("root") as root:
        without = await root.post("/api/v1/users", json=eve)
        assert (without.status_code, without.json()["code"]) == (400, "password-needed")
        made = await root.post("/api/v1/users", json=eve | {"password": PASSWORD})
        assert made.status_code == 201, made.text
        assert PASSWORD not in made.text
        shown = await root.get(f"/api/v1/users/{made.json()['id']}")
        assert shown.json() == made.json()
        assert await centre.token_of("eve")
        assert (await root.delete(f"/api/v1/users/{made.json()['id']}")).status_code == 204
        admin = next(user for user in (await root.get("/api/v1/users")).json() if user["login"] == "root")
        assert (await root.delete(f"/api/v1/users/{admin['id']}")).status_code == 409


async def test_customers_are_found_by_any_of_their_numbers(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        record = {"name": "Ida Holm", "numbers": ["32 12 34 56", "+386 1 555 0101"], "language": "da"}
        made = await ann.post("/api/v1/customers", json=record)
        assert made.status_code == 201, made.text
        customer = made.json()
        assert customer["numbers"] == ["+4532123456", "+38615550101"]
        assert (await ann.get("/api/v1/customers", params={"text": "5550101"})).json() == [customer]
        await centre.caller(customer_id=customer["id"], customer_name="Ida Holm")
        assert (await ann.get(f"/api/v1/customers/{customer['id']}")).json()["contacts"] == []
    async with centre.signed_in("sue") as sue:
        [contact] = (await sue.get(f"/api/v1/customers/{customer['id']}")).json()["contacts"]
    assert contact["customer"] == {"id": customer["id"], "name": "Ida Holm", "known": True}


async def test_a_flow_is_checked_in_words(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        wrong = (await root.post("/api/v1/flows/check", json={"document": {}})).json()
        assert wrong["ok"] is False
        assert wrong["faults"][0] == {"where": "start", "text": "Name the node where the flow starts."}
        slovene = {"ringhall-language": "sl"}
        wrong = (await root.post("/api/v1/flows/check", json={"document": {}}, headers=slovene)).json()
        assert wrong["faults"][0]["text"] == "Navedite vozlišče, pri katerem se potek začne."
        sound = {"start": "end", "nodes": {"end": {"kind": "hang_up"}}}
        assert (await root.post("/api/v1/flows/check", json={"document": sound})).json()["ok"] is True


NOT_STORABLE = ('{"a": "\\u0000"}', '{"\\ud800": 1}', "NaN", "1e999", "9" * 400, "[" * 80 + "]" * 80)


@pytest.mark.parametrize("inside", NOT_STORABLE)
async def test_a_document_that_cannot_be_stored_is_refused(centre: ApiCentre, inside: str) -> None:
    content = f'{{"id": "f", "name": "F", "document": {{"deep": [{inside}]}}}}'
    async with centre.signed_in("root") as root:
        answer = await root.post("/api/v1/flows", content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 422, answer.text


async def test_phones_and_health(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        phone = (await ann.get("/api/v1/agents/me/phone")).json()
        assert (phone["user"], phone["websocket"], phone["ice_servers"]) == ("ann", "/api/v1/phone", [])
        assert (await ann.get("/api/v1/agents/bob/sip")).status_code == 403
        assert (await ann.get("/api/v1/agents/me/sip")).json()["port"] == 5060
        assert (await ann.post("/api/v1/demo/web_call")).json()["target"] == "4008000001"
        health = await ann.get("/api/v1/health")
        assert (health.status_code, health.json()["ok"]) == (200, True)
        figures = (await ann.get("/api/v1/metrics")).text
    assert "ringhall_contacts_waiting 0.0" in figures
    assert "ringhall_event_loop_lag_seconds_count" in figures
