"""The report of hold menus, counted from the stories of those who waited."""

from typing import Any
from urllib.parse import urlencode

import pytest

from ringhall.contact import events as e
from ringhall.foundation.clock import iso
from ringhall.foundation.steps import Step
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
OFFER: dict[str, Any] = {"place": {"queue": "sales"}, "name": "Offer"}


async def told(centre: ApiCentre, **asked: str) -> Any:
    now = centre.parts.clock.now()
    span = urlencode({"from": iso(now - 86_400_000), "to": iso(now + 60_000), **asked})
    async with centre.signed_in("sue") as sue:
        return await sue.get(f"/api/v1/reports/hold_menus?{span}")


async def test_choices_and_plays_are_told_by_queue_and_as_a_file(centre: ApiCentre) -> None:
    assert (await told(centre)).json() == {"plays": [], "choices": [], "lines": []}
    contact_id = await centre.talk()

    def chooses(step: Step) -> None:
        step.record(e.TreatmentChosen(contact_id=contact_id, key="3", choice="advert", **OFFER))
        step.record(e.TreatmentSaid(contact_id=contact_id, what="advert", **OFFER))
        step.record(e.TreatmentHeard(contact_id=contact_id, what="advert", heard="whole", **OFFER))

    await centre.do(chooses)
    line = {"queue_id": "sales", "what": "advert", "name": "Offer", "times": 1, "contacts": 1, "begun": 1, "whole": 1}
    assert (await told(centre)).json()["lines"] == [line]
    assert (await told(centre, queue="support")).json()["lines"] == []
    file = await told(centre, queue="sales", format="csv")
    assert file.text.splitlines()[1].split(",")[2:] == ["advert", "Offer", "1", "1", "1", "1"]
    assert file.headers["content-disposition"].startswith('attachment; filename="hold_menus-')
