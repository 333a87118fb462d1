"""How long callers of a queue wait before they give up, as the page asks for it."""

import pytest

from ringhall.engine.routing.rules.patience import Wait
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


async def test_the_curve_of_a_queue_is_told_for_all_hours_or_one(centre: ApiCentre) -> None:
    given = [Wait(0, 95_000 if gave_up else 120_000, gave_up) for gave_up in [True, False] * 40]
    centre.parts.routing.live.lessons.recall({"sales": given})
    async with centre.signed_in("root") as root:
        told = (await root.get("/api/v1/queues/sales/patience")).json()
        hour = next(each["hour"] for each in told["hours"] if each["seen"])
        there = (await root.get(f"/api/v1/queues/sales/patience?hour={hour}")).json()
        empty = (await root.get(f"/api/v1/queues/sales/patience?hour={(hour + 1) % 24}")).json()
        assert (await root.get("/api/v1/queues/sales/patience?hour=24")).status_code == 422
        assert (await root.get("/api/v1/queues/nowhere/patience")).status_code == 404
    assert (told["seen"], told["gave_up"], told["enough"], told["peak_ms"]) == (80, 40, True, 90_000)
    assert [step["left"] for step in told["steps"]][8:10] == [1.0, 0.5]
    assert (told["steps"][9]["gave_up"], told["steps"][12]["censored"]) == (40, 40)
    assert (there["seen"], there["steps"]) == (80, told["steps"])
    assert (empty["seen"], empty["steps"], empty["enough"], empty["peak_ms"]) == (0, [], False, None)


async def test_agents_do_not_see_it(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        assert (await ann.get("/api/v1/queues/sales/patience")).status_code == 403
