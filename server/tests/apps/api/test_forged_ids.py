"""Every route with an id in its address is asked with forged ids, and with that of somebody else's contact."""

import re
from typing import Any

import pytest

from ringhall.apps.api.app import openapi_document
from ringhall.company.access.rules.rights import ROLES
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real

FORGED = (
    "nobody",
    "01a21849-e0d6-7519-9740-ca7e3a1b3c5a",
    "0",
    "..%2F..%2Fsettings",
    "'%20or%20'1'='1",
    "%F0%9F%92%A3" * 50,
)
# There the name in the address is the caller's to choose.
NAMES = {
    ("put", "/api/v1/prompts/{name}"),
    ("post", "/api/v1/prompts/{name}/phone_code"),
    ("put", "/api/v1/searches/{name}"),
    ("delete", "/api/v1/searches/{name}"),
}
# Gone to by a browser, which is sent back to the entrance and told there.
OF_BROWSERS = {("get", "/api/v1/session/providers/{key}/start")}
SOMEBODY = {"to": {"agent": "ann"}}
# What a client that means it sends, by the end of the address.
BODIES: dict[tuple[str, str], dict[str, Any]] = {
    ("post", "call_later"): {"at": "2026-12-01T10:00:00Z"},
    ("post", "consult"): SOMEBODY,
    ("post", "missing_languages"): {"document": {}},
    ("post", "{contact_id}"): {"deed": "take"},
    ("post", "customer"): {"name": "Forged"},
    ("put", "customer"): {"customer_id": "nobody"},
    ("put", "disposition"): {"disposition": "order"},
    ("post", "keys"): {"keys": "1"},
    ("post", "hand_over"): {"queue": "sales"},
    ("put", "note"): {"text": "forged"},
    ("put", "{script_id}"): {"path": ["hello"]},
    ("post", "transfer"): SOMEBODY,
}


def routes_with_places() -> list[tuple[str, str, dict[str, Any]]]:
    """Method, address and description of every route of the OpenAPI document that has an id in its address."""
    return [
        (method, address, operation)
        for address, operations in openapi_document()["paths"].items()
        for method, operation in operations.items()
        if "{" in address
    ]


def body_of(method: str, address: str) -> dict[str, Any]:
    """What is sent to this address."""
    return BODIES.get((method, address.rsplit("/", 1)[-1]), {})


async def test_forged_ids_lead_nowhere(centre: ApiCentre) -> None:
    wrong = []
    async with centre.signed_in("root") as root:
        for method, address, _ in routes_with_places():
            if (method, address) in NAMES | OF_BROWSERS:
                continue
            for forged in FORGED:
                answer = await root.request(method, re.sub(r"\{\w+\}", forged, address), json=body_of(method, address))
                told = (method, address, forged, answer.status_code, answer.text[:300])
                said = answer.headers.get("content-type") == "application/problem+json"
                if not (said and 400 <= answer.status_code < 500):
                    wrong.append(told)
    assert wrong == [], "\n".join(map(str, wrong))


async def test_another_agents_contact_is_closed(centre: ApiCentre) -> None:
    contact_id = await centre.talk("bob")
    async with centre.signed_in("root") as root, centre.signed_in("ann") as ann:
        address = f"/api/v1/contacts/{contact_id}"
        before = (await root.get(address)).json(), (await root.get(f"{address}/story")).json()
        asked, wrong = 0, []
        for method, route, operation in routes_with_places():
            if "{contact_id}" not in route or not set(operation["x-right"]) & ROLES["agent"]:
                continue
            place = re.sub(r"\{\w+\}", "1", route.replace("{contact_id}", contact_id))
            answer = await ann.request(method, place, json=body_of(method, route))
            if answer.status_code not in (403, 404, 409):
                wrong.append((method, route, answer.status_code, answer.text[:300]))
            asked += 1
        after = (await root.get(address)).json(), (await root.get(f"{address}/story")).json()
    assert wrong == [], "\n".join(map(str, wrong))
    assert asked > 15
    assert after == before
