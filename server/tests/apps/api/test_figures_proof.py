"""Figures are compared with the stories from a page, made again where they differ, by whoever may."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
LOOKS_MAX = 200


async def a_day_ago(centre: ApiCentre) -> date:
    """A call of the day before, by moving everything that was told of it; the day."""
    contact_id = await centre.caller()
    await centre.do(lambda step: centre.parts.contacts.party_left(step, f"{contact_id}.0", "hung_up"))
    async with centre.parts.database.transaction() as transaction:
        await transaction.execute(sa.text("SELECT set_config('session_replication_role', 'replica', true)"))
        await transaction.execute(sa.text("UPDATE story SET at = at - interval '3 days'"))
    return (datetime.now(UTC) - timedelta(days=3)).date()


async def proved(client: httpx.AsyncClient, **asked: Any) -> dict[str, Any]:
    """Begin, and wait until it is over."""
    begun = await client.post("/api/v1/figures/proof", json=asked)
    assert begun.status_code == 202, begun.text
    for _ in range(LOOKS_MAX):
        work: dict[str, Any] = (await client.get(f"/api/v1/figures/proof/{begun.json()['id']}")).json()
        if work["state"] != "running":
            return work
        await asyncio.sleep(0.05)
    raise AssertionError("the proof does not end")


async def test_days_are_compared_made_again_and_told_in_the_audit_log(centre: ApiCentre) -> None:
    day = await a_day_ago(centre)
    first, last = str(day - timedelta(days=1)), str(day + timedelta(days=1))
    async with centre.signed_in("root") as root:
        found = await proved(root, **{"from": first, "to": last})
        assert (found["state"], found["all"], len(found["days"])) == ("done", 3, 3)
        assert sum(sum(each["differing"].values()) for each in found["days"]) > 0
        standing = (await root.get("/api/v1/figures/proof")).json()
        assert standing["running"] is None
        assert standing["differing"] != []
        again = await proved(root, **{"from": first, "to": last, "repair": True})
        assert [each["repaired"] for each in again["days"]] == [True] * 3
        assert (await root.get("/api/v1/figures/proof")).json()["differing"] == []
        clean = await proved(root, **{"from": first, "to": last})
        assert [each["differing"] for each in clean["days"]] == [{}] * 3
        entries = (await root.get("/api/v1/audit")).json()
    told = [(each["who"], each["what"], each["after"]) for each in entries if each["what"].startswith("figures.")]
    assert told[0] == ("root", "figures.checked", {"from": first, "to": last, "repair": False})
    assert {what for _, what, _ in told} == {"figures.checked", "figures.rebuilt"}


async def test_only_days_that_are_over_and_not_too_many(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root, centre.signed_in("sue") as sue:
        for asked, code in (
            ({"from": "2026-01-01", "to": "2999-01-01"}, "day-not-over"),
            ({"from": "2026-02-02", "to": "2026-02-01"}, "day-not-over"),
            ({"from": "2020-01-01", "to": "2021-01-01"}, "too-many-days"),
        ):
            assert (await root.post("/api/v1/figures/proof", json=asked)).json()["code"] == code
        assert (await sue.get("/api/v1/figures/proof")).status_code == 403
