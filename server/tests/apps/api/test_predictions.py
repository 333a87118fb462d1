"""What predictive routing saves in a queue, told from the stories of the contacts it was asked for."""

from typing import Any
from urllib.parse import urlencode

import pytest
from msgspec.structs import replace

from ringhall.foundation.clock import iso
from tests.support.api_centre import ApiCentre
from tests.support.voice_double import CREW, SALES

pytestmark = pytest.mark.real
NEVER = {"blocks": 0, "contacts": 0, "handle_seconds": None}


async def told(centre: ApiCentre, queue_id: str = "sales", days: int = 1) -> Any:
    now = centre.parts.clock.now()
    span = urlencode({"from": iso(now - days * 86_400_000), "to": iso(now + 60_000)})
    async with centre.signed_in("sue") as sue:
        return await sue.get(f"/api/v1/reports/predictions/{queue_id}?{span}")


async def test_contacts_count_on_the_side_of_their_block_once_they_are_answered(centre: ApiCentre) -> None:
    found = (await told(centre)).json()
    assert (found["on"], found["off"], found["saved_seconds"], found["proven"]) == (NEVER, NEVER, None, False)
    queues = [replace(queue, strategy="predicted") if queue.id == "sales" else queue for queue in SALES]
    centre.parts.routing.configure(queues, CREW)
    contact_id = await centre.talk()
    await centre.do(lambda step: centre.voice.hang_up(step, contact_id, "ann"))
    await centre.do(lambda step: centre.parts.routing.finish_wrap_up(step, "ann"))
    found = (await told(centre)).json()
    assert sorted(found[side]["contacts"] for side in ("on", "off")) == [0, 1]
    assert (found["saved_seconds"], found["low_seconds"], found["high_seconds"]) == (None, None, None)


async def test_who_may_not_or_asks_for_what_is_not_there_is_told_so(centre: ApiCentre) -> None:
    assert (await told(centre, "moon")).status_code == 404
    assert (await told(centre, days=400)).status_code == 400
    async with centre.signed_in("ann") as ann:
        assert (await ann.get("/api/v1/reports/predictions/sales?from=2026-01-01&to=2026-01-02")).status_code == 403
