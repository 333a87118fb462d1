"""One list of everybody and everything to call, found as one types, with the state of each agent as it is now."""

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


async def test_people_queues_phones_and_outside_numbers_stand_in_one_list(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        entries = (await ann.get("/api/v1/directory")).json()
        by_id = {each["id"]: each for each in entries}
        assert [each["name"].casefold() for each in entries] == sorted(each["name"].casefold() for each in entries)
        assert (by_id["agent:ann"]["number"], by_id["agent:ann"]["state"]) == ("201", "offline")
        assert by_id["queue:sales"]["waiting"] == 0
        assert by_id["extension:300"]["kind"] == "phone"
        await ann.put("/api/v1/agents/me/state", json={"state": "ready"})
        [found] = (await ann.get("/api/v1/directory", params={"text": " ANN "})).json()
        assert (found["id"], found["state"]) == ("agent:ann", "ready")


@pytest.mark.parametrize(
    ("text", "ids"), [("lob", ["extension:300"]), ("day and", ["number:+38615550199"]), ("9999", []), ("+3861", None)]
)
async def test_names_numbers_and_notes_are_looked_through(centre: ApiCentre, text: str, ids: list[str] | None) -> None:
    async with centre.signed_in("ann") as ann:
        found = [each["id"] for each in (await ann.get("/api/v1/directory", params={"text": text})).json()]
    assert found == (["number:+38615550199"] if ids is None else ids)


async def test_what_is_asked_for_is_bounded(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        assert len((await ann.get("/api/v1/directory", params={"limit": 2})).json()) == 2
        assert (await ann.get("/api/v1/directory", params={"limit": 0})).status_code == 422
        assert (await ann.get("/api/v1/directory", params={"text": "x" * 121})).status_code == 422
    async with centre.client() as stranger:
        assert (await stranger.get("/api/v1/directory")).status_code == 401
