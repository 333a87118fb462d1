"""The emergency switch through the interface: who may, what is closed, what stands in the audit log."""

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
MINUTE = {"minutes": 30, "message": " Fire alarm. "}


async def test_a_supervisor_closes_and_opens_again_and_it_is_audited(centre: ApiCentre) -> None:
    async with centre.signed_in("sue") as sue, centre.signed_in("root") as root:
        assert (await sue.put("/api/v1/closures/queue:sales", json=MINUTE)).status_code == 204
        assert (await sue.put("/api/v1/closures/centre", json=MINUTE | {"leave": True})).status_code == 204
        async with centre.parts.database.transaction() as transaction:
            await centre.read_openings(transaction)
        shown = (await sue.get("/api/v1/closures")).json()
        assert [(each["scope"], each["name"], each["message"], each["by"], each["leave"]) for each in shown] == [
            ("centre", "", "Fire alarm.", "Sue", True), ("queue:sales", "Sales", "Fire alarm.", "Sue", False),
        ]  # fmt: skip
        assert (await sue.delete("/api/v1/closures/centre")).status_code == 204
        assert (await sue.delete("/api/v1/closures/centre")).status_code == 404
        log = (await root.get("/api/v1/audit")).json()[:3]
        assert [(each["who"], each["what"], each["subject"]) for each in log] == [
            ("sue", "closure.deleted", "closure:centre"),
            ("sue", "closure.added", "closure:centre"),
            ("sue", "closure.added", "closure:queue:sales"),
        ]


async def test_an_emergency_message_is_switched_on_and_off_and_closes_nothing(centre: ApiCentre) -> None:
    wanted = {"minutes": 30, "message": "Power cut.", "goes_on": True, "queues": ["sales"]}
    async with centre.signed_in("sue") as sue, centre.signed_in("root") as root, centre.signed_in("ann") as ann:
        assert (await ann.put("/api/v1/closures/message", json=wanted)).status_code == 403
        assert (await sue.put("/api/v1/closures/message", json=wanted | {"queues": ["none"]})).status_code == 404
        assert (await sue.put("/api/v1/closures/message", json=wanted)).status_code == 204
        async with centre.parts.database.transaction() as transaction:
            await centre.read_openings(transaction)
        assert centre.openings.queue("sales").open
        assert centre.openings.emergency() is not None
        [shown] = (await sue.get("/api/v1/closures")).json()
        assert (shown["scope"], shown["message"], shown["queues"]) == ("message", "Power cut.", ["sales"])
        assert (await sue.delete("/api/v1/closures/message")).status_code == 204
        log = (await root.get("/api/v1/audit")).json()[:2]
        assert [(each["who"], each["what"], each["subject"]) for each in log] == [
            ("sue", "closure.deleted", "closure:message"),
            ("sue", "closure.added", "closure:message"),
        ]


async def test_what_cannot_be_closed_is_refused(centre: ApiCentre) -> None:
    async with centre.signed_in("sue") as sue, centre.signed_in("ann") as ann:
        assert (await ann.put("/api/v1/closures/centre", json=MINUTE)).status_code == 403
        assert (await sue.put("/api/v1/closures/queue:none", json=MINUTE)).status_code == 404
        assert (await sue.put("/api/v1/closures/anything", json=MINUTE)).status_code == 422
        assert (await sue.put("/api/v1/closures/centre", json={"minutes": 0})).status_code == 422
        assert (await sue.get("/api/v1/closures")).json() == []
