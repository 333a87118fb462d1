"""Who could take a contact of a queue as it is typed, and what of it the first page of the settings tells."""

from typing import Any

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
STEP = {"after_seconds": 30, "skills": [], "own_skills": True, "tier": 2}
CARE = {"id": "care", "name": "Care", "skills": ["polite>=3"], "relaxations": [STEP]}
LATER = {"skills": {"polite": 4}, "queue_ids": ["care"], "tiers": {"care": 2}}


async def make(root: Any, kind: str, value: dict[str, Any]) -> None:
    """Set something up."""
    made = await root.post(f"/api/v1/settings/{kind}", json={"value": value})
    assert made.status_code == 201, made.text


async def test_an_edited_queue_tells_step_by_step_who_could_take_it(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        ask = "/api/v1/queues/who_could"
        typed = CARE | {"id": "sales"}
        first, later, *rest = (await root.post(ask, json=typed)).json()
        assert (first["after_seconds"], first["needs"], first["members"]) == (0, ["polite>=3"], [])
        assert (later["after_seconds"], later["tier"], later["members"]) == (30, 2, ["ann", "bob"])
        assert [row["after_seconds"] for row in rest] == [60, 90]
        soon = {"skills": [], "own_skills": True, "tier": 1}
        steps = [soon | {"after_seconds": 7}, STEP, soon | {"after_seconds": 200}]
        each = (await root.post(ask, json=typed | {"relaxations": steps})).json()
        assert [row["after_seconds"] for row in each] == [0, 7, 30, 60, 90, 200]
        refused = await root.post(ask, json=typed | {"skills": ["polite>=no"]})
        assert (refused.status_code, refused.json()["code"]) == (409, "bad-need")
        assert (await root.get("/api/v1/contacts/nobody/who_could")).status_code == 404


async def test_the_overview_tells_of_steps_in_vain_and_hints_at_a_wait_that_hardly_counts(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await make(root, "skills", {"id": "polite", "name": "Polite"})
        steps = [STEP, STEP | {"after_seconds": 60, "skills": ["polite>=9"]}]
        await make(root, "queues", CARE | {"relaxations": steps, "acceleration": 10})
        await make(root, "agents", {"id": "dee", "login": "dee", "name": "Dee", **LATER, "tiers": {}})
        troubles = (await root.get("/api/v1/settings")).json()["troubles"]
        of_care = [each for each in troubles if each["key"] == "care"]
    assert [(each["code"], each["fields"].get("seconds"), each["hint"]) for each in of_care] == [
        ("tier-without-members", 30, False),
        ("need-nobody-meets", 60, False),
        ("tier-without-members", 60, False),
        ("acceleration-low", None, True),
    ]
