"""Sources are set up, tried out, and keep their secrets."""

from typing import Any

import pytest

from tests.support.api_centre import ApiCentre
from tests.support.web_service import web_service

pytestmark = pytest.mark.real

SECRET = "kept-to-itself"
CRM: dict[str, Any] = {
    "id": "crm",
    "name": "CRM",
    "headers": {"X-Key": "{secret}"},
    "answers": {"name": "name"},
    "private_addresses": True,
}


async def test_a_source_is_tried_as_it_is_typed_and_its_secret_is_never_shown(centre: ApiCentre) -> None:
    async with web_service() as service, centre.signed_in("root") as root:
        service.says(200, f'{{"name": "Ann {SECRET}"}}')
        crm = CRM | {"url": f"{service.url}/{{n}}"}
        made = await root.post("/api/v1/settings/sources", json={"value": crm | {"secret": SECRET}})
        assert made.status_code == 201, made.text
        asked = {"value": crm, "key": "crm", "parameters": {"n": "7"}}
        tried = await root.post("/api/v1/sources/try", json=asked)
        assert tried.json().items() >= {"outcome": "found", "values": {"name": "Ann •••"}, "reason": ""}.items()
        assert service.asked[-1].headers["x-key"] == SECRET
        elsewhere = crm | {"url": f"{service.url.replace('127.0.0.1', 'localhost')}/{{n}}"}
        refused = await root.post("/api/v1/sources/try", json=asked | {"value": elsewhere})
        assert (refused.status_code, [each["where"] for each in refused.json()["errors"]]) == (422, ["secret"])
        # Nor does a secret come along by two small steps.
        bare = elsewhere | {"headers": {}}
        changed = await root.put("/api/v1/settings/sources/crm", json={"value": bare, "version": 1})
        assert changed.status_code == 200, changed.text
        service.says(200, '{"name": "Ann"}')
        await root.put("/api/v1/settings/sources/crm", json={"value": elsewhere, "version": 2})
        await root.post("/api/v1/sources/try", json=asked | {"value": elsewhere})
        assert service.asked[-1].headers["x-key"] == ""
        pages = [made.text, tried.text, refused.text, changed.text]
        paths = ("/api/v1/settings/sources", "/api/v1/config", "/api/v1/audit")
        pages += [(await root.get(path)).text for path in paths]
        assert not any(SECRET in page for page in pages)
        assert '"source.tried"' in pages[-1]


async def test_a_source_in_use_stays_and_only_those_who_set_up_try_one(centre: ApiCentre) -> None:
    look = {"kind": "look_up", "source": "crm", "parameters": {"n": "{caller}"}, "next": "end"}
    nodes = {"look": look, "end": {"kind": "hang_up"}}
    flow = {"id": "main", "name": "Main", "document": {"start": "look", "nodes": nodes}}
    crm = CRM | {"url": "https://crm.example.com/{n}", "secret": SECRET}
    async with centre.signed_in("root") as root, centre.signed_in("sue") as sue:
        applied = await root.post("/api/v1/config/apply", json={"document": {"sources": [crm], "flows": [flow]}})
        assert applied.status_code == 200, applied.text
        again = await root.post("/api/v1/config/plan", json={"document": {"sources": [crm], "flows": [flow]}})
        assert again.json()["changes"] == []
        uses = await root.get("/api/v1/settings/sources/crm/uses")
        assert [(use["kind"], use["where"]) for use in uses.json()] == [("flows", "document.nodes.look.source")]
        assert (await root.delete("/api/v1/settings/sources/crm")).status_code == 409
        assert (await sue.post("/api/v1/sources/try", json={"value": crm, "key": "crm"})).status_code == 403


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        ("204417", "found"),
        ("0012025550199", "found"),
        (" +1 (202) 555-0199 ", "found"),
        ("204", "not_found"),
        ("", "not_found"),
        ("%", "not_found"),
    ],
)
async def test_customers_of_the_centre_are_looked_up_by_what_they_type(
    centre: ApiCentre, number: str, outcome: str
) -> None:
    own = {"id": "own", "name": "Own", "kind": "customers"}
    asked = {"value": own, "key": None, "parameters": {"number": number}}
    record = {"name": "Ann Other", "numbers": ["+12025550199"], "language": "da", "note": "A note of ours."}
    async with centre.signed_in("root") as root:
        customer = (await root.post("/api/v1/customers", json=record)).json()
        await root.put(f"/api/v1/customers/{customer['id']}/proof", json={"number": "204417"})
        tried = (await root.post("/api/v1/sources/try", json=asked)).json()
    values = {"customer_number": "204417", "language": "da", "name": "Ann Other", "telephone": "+12025550199"}
    assert (tried["outcome"], tried["values"]) == (outcome, values if outcome == "found" else {})
