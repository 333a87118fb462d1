"""The settings as a file: what is written out changes nothing, and file and page lead to the same."""

from typing import Any

import httpx
import pytest

from tests.apps.api.test_settings import NEW, make_all
from tests.support.api_centre import PASSWORD, ApiCentre

pytestmark = pytest.mark.real


async def plan(client: httpx.AsyncClient, document: dict[str, Any], *, remove: bool = False) -> dict[str, Any]:
    answer = await client.post("/api/v1/config/plan", json={"document": document, "remove": remove})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_what_is_exported_plans_to_nothing(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await make_all(root)
        document = (await root.get("/api/v1/config")).json()
        assert PASSWORD not in str(document)
        assert set(NEW) <= set(document)
        found = await plan(root, document, remove=True)
    assert (found["changes"], found["faults"]) == ([], [])
    assert found["unchanged"] == sum(len(things) for things in document.values())


async def test_a_file_and_a_page_lead_to_the_same_for_every_kind(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        before = (await root.get("/api/v1/config")).json()
        await make_all(root)
        by_page = (await root.get("/api/v1/config")).json()
        back = await root.post("/api/v1/config/apply", json={"document": before, "remove": True})
        assert back.status_code == 200, back.text
        assert (await root.get("/api/v1/config")).json() == before
        wish = {kind: [value] for kind, value in NEW.items()}
        planned = await plan(root, wish)
        assert {(c["kind"], c["what"]) for c in planned["changes"]} == {(kind, "added") for kind in NEW}
        assert all(c["before"] is None and c["after"] for c in planned["changes"])
        applied = await root.post("/api/v1/config/apply", json={"document": wish})
        assert applied.status_code == 200, applied.text
        assert PASSWORD not in applied.text
        assert (await root.get("/api/v1/config")).json() == by_page
        assert (await plan(root, wish))["changes"] == []


async def test_one_fault_and_nothing_of_the_file_is_stored(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        before = (await root.get("/api/v1/config")).json()
        wish = {"skills": [NEW["skills"]], "queues": [{"id": "x", "name": "X", "skills": ["none"]}]}
        found = await plan(root, wish)
        assert [(f["kind"], f["key"], f["where"], f["code"]) for f in found["faults"]] == [
            ("queues", "x", "skills.0", "no-such")
        ]
        refused = await root.post("/api/v1/config/apply", json={"document": wish})
        assert (refused.status_code, refused.json()["errors"]) == (422, found["faults"])
        assert (await root.get("/api/v1/config")).json() == before
        twice = [NEW["queues"], NEW["queues"]]
        faulty: list[dict[str, Any]] = [{"cakes": []}, {"queues": [{}]}, {"queues": twice}]
        for document in faulty:
            assert (await plan(root, document))["faults"], document


async def test_removing_tells_before_and_is_refused_while_something_needs_it(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await make_all(root)
        kept = await plan(root, {"skills": []})
        assert kept["changes"] == []
        found = await plan(root, {"skills": []}, remove=True)
        [change] = found["changes"]
        assert (change["what"], change["before"]["id"], change["after"]) == ("removed", "danish", None)
        assert {fault["code"] for fault in found["faults"]} == {"in-use"}


async def test_only_who_may_set_up_sees_or_applies_a_file(centre: ApiCentre) -> None:
    async with centre.signed_in("sue") as sue:
        assert (await sue.get("/api/v1/config")).status_code == 403
        for verb in ("plan", "apply"):
            assert (await sue.post(f"/api/v1/config/{verb}", json={"document": {}})).status_code == 403
