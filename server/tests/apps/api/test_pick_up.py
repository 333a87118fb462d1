"""Taking what rings at a colleague: who may, what is answered, and what nothing comes of."""

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
ADDRESS = "/api/v1/pick_up"


async def test_an_agent_takes_what_rings_at_a_colleague(centre: ApiCentre) -> None:
    await centre.do(lambda step: centre.parts.routing.set_state(step, "bob", "ready", None, "test"))
    contact_id = await centre.caller()
    async with centre.signed_in("ann") as ann:
        taken = await ann.post(ADDRESS, json={"agent": "bob"})
        assert (taken.status_code, taken.json()["id"]) == (201, contact_id)
        assert centre.voice.picked_up == [("ann", contact_id)]


async def test_nothing_that_rings_both_named_and_no_agent_are_told_apart(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann, centre.signed_in("root") as root, centre.client() as stranger:
        for asked in ({"agent": "bob"}, {"extension": "300"}, {}):
            nothing = await ann.post(ADDRESS, json=asked)
            assert (nothing.status_code, nothing.json()["code"]) == (404, "nothing-rings")
        assert (await ann.post(ADDRESS, json={"agent": "bob", "extension": "201"})).status_code == 422
        assert (await ann.post(ADDRESS, json={"agent": "x" * 500})).status_code == 422
        assert (await root.post(ADDRESS, json={})).json()["code"] == "no-agent"
        assert (await stranger.post(ADDRESS, json={})).status_code == 401
        assert centre.voice.picked_up == []
