"""Levels and tiers of many agents at once: planned, stored all or nothing, never over what somebody else changed."""

from typing import Any

import httpx
import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
SKILL = {"id": "danish", "name": "Danish", "levels": {}}
LOOSE = {"weights": {"sales": 3}, "head_starts": {"sales": 60}, "tiers": {"sales": 2}}


async def agent(client: httpx.AsyncClient, key: str) -> dict[str, Any]:
    """The agent as stored."""
    found: dict[str, Any] = (await client.get(f"/api/v1/settings/agents/{key}")).json()
    return found


async def matrix(client: httpx.AsyncClient, deed: str, agents: dict[str, Any]) -> httpx.Response:
    """Plan or apply changes."""
    return await client.post(f"/api/v1/agents/matrix/{deed}", json={"agents": agents})


async def test_many_agents_are_changed_together_and_each_change_is_in_the_audit(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await root.post("/api/v1/settings/skills", json={"value": SKILL})
        ann = await agent(root, "ann")
        body = {"value": ann["value"] | LOOSE, "version": ann["version"]}
        assert (await root.put("/api/v1/settings/agents/ann", json=body)).status_code == 200
        wish = {
            "ann": {"queues": {"sales": [2, 0]}, "skills": {"danish": [0, 4]}},
            "bob": {"queues": {"sales": [1, 3]}},
        }
        plan = (await matrix(root, "plan", wish)).json()
        assert ([each["key"] for each in plan["changes"]], plan["faults"]) == (["ann", "bob"], [])
        assert (await agent(root, "bob"))["value"]["tiers"] == {}
        applied = await matrix(root, "apply", wish)
        assert applied.status_code == 200, applied.text
        left, moved = [(await agent(root, key))["value"] for key in ("ann", "bob")]
        assert (left["queue_ids"], left["tiers"], left["weights"], left["head_starts"]) == ([], {}, {}, {})
        assert left["skills"]["danish"] == 4
        assert (moved["queue_ids"], moved["tiers"]) == (["sales"], {"sales": 3})
        for key in wish:
            [entry, *_] = (await root.get("/api/v1/audit", params={"kind": "agents", "key": key})).json()
            assert (entry["who"], entry["can_take_back"]) == ("root", True)


async def test_one_cell_that_somebody_changed_meanwhile_and_nothing_is_stored(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await root.post("/api/v1/settings/skills", json={"value": SKILL})
        wish = {"ann": {"skills": {"danish": [0, 2]}}, "bob": {"skills": {"danish": [5, 6]}}, "gone": {}}
        refused = await matrix(root, "apply", wish)
        assert refused.status_code == 422, refused.text
        faults = [(each["key"], each["where"], each["code"]) for each in refused.json()["errors"]]
        assert faults == [("bob", "skills.danish", "cell-moved"), ("gone", "", "gone")]
        assert (await matrix(root, "plan", wish)).json()["faults"] == refused.json()["errors"]
        assert "danish" not in (await agent(root, "ann"))["value"]["skills"]
        [unknown] = (await matrix(root, "plan", {"ann": {"skills": {"none": [0, 1]}}})).json()["faults"]
        assert (unknown["key"], unknown["code"]) == ("ann", "no-such")
        for cell in ([0, 11], [0], [0, -1], ["a", 1]):
            assert (await matrix(root, "plan", {"ann": {"skills": {"danish": cell}}})).status_code == 422, cell


async def test_who_may_not_change_settings_may_not_plan_them(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        assert (await matrix(ann, "apply", {})).status_code == 403
