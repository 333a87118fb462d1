"""Everybody keeps their own account: wishes that follow them, a password of their own, sessions they can end."""

import pytest

from tests.support.api_centre import PASSWORD, ApiCentre

pytestmark = pytest.mark.real
NEW = "eleven quiet harbours"
FIREFOX = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


async def test_wishes_follow_the_person_to_another_browser(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        before = (await ann.get("/api/v1/me/preferences")).json()
        assert (before["look"]["theme"], before["keys"]["changed"], before["sounds"]["tone"]) == ("auto", {}, "soft")
        look = {"theme": "dark", "density": "comfortable", "time_zone": "Asia/Shanghai"}
        assert (await ann.put("/api/v1/me/preferences/look", json=look)).status_code == 200
        await ann.put("/api/v1/me/preferences/keys", json={"letters": False, "changed": {"mute": "F6"}})
    async with centre.signed_in("ann") as elsewhere:
        kept = (await elsewhere.get("/api/v1/me/preferences")).json()
        assert kept["look"] == look
        assert kept["keys"] == {"letters": False, "changed": {"mute": "F6"}}
        for part in ("look", "keys"):
            await elsewhere.put(f"/api/v1/me/preferences/{part}", json={})
        assert (await elsewhere.get("/api/v1/me/preferences")).json() == before
    async with centre.signed_in("root") as root:
        assert (await root.get("/api/v1/me/preferences")).json()["look"]["theme"] == "auto"


@pytest.mark.parametrize(
    ("part", "wish"),
    [
        ("look", {"theme": "pink"}),
        ("look", {"time_zone": "Middle/Earth"}),
        ("keys", {"changed": {"mute": "F" * 41}}),
        ("keys", {"changed": {f"x{'y' * n}": "F6" for n in range(101)}}),
        ("keys", {"changed": {"<b>": "F6"}}),
        ("sounds", {"ring": {"volume": 101}}),
        ("sounds", {"loudest": True}),
        ("look", []),
    ],
)
async def test_a_wish_that_cannot_be_is_refused_and_nothing_changes(centre: ApiCentre, part: str, wish: object) -> None:
    async with centre.signed_in("ann") as ann:
        before = (await ann.get("/api/v1/me/preferences")).json()
        assert (await ann.put(f"/api/v1/me/preferences/{part}", json=wish)).status_code == 422
        assert (await ann.get("/api/v1/me/preferences")).json() == before


async def test_a_new_password_asks_for_the_old_one_and_ends_all_other_sessions(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as elsewhere, centre.signed_in("ann") as here:
        wrong = await here.put("/api/v1/me/password", json={"old": "not it at all", "new": NEW})
        assert (wrong.status_code, wrong.json()["code"]) == (403, "old-password-wrong")
        weak = await here.put("/api/v1/me/password", json={"old": PASSWORD, "new": "short"})
        assert weak.json()["code"] == "bad-password"
        assert (await elsewhere.get("/api/v1/session")).status_code == 200
        assert (await here.put("/api/v1/me/password", json={"old": PASSWORD, "new": NEW})).status_code == 204
        assert (await here.get("/api/v1/session")).status_code == 200
        assert (await elsewhere.get("/api/v1/session")).status_code == 401
        assert (await here.put("/api/v1/me/password", json={"old": NEW, "new": PASSWORD})).status_code == 204
    async with centre.signed_in("root") as root:
        entries = (await root.get("/api/v1/audit")).text
        assert "user.password_set" in entries
        assert NEW not in entries


async def test_people_see_where_they_are_signed_in_and_end_it(centre: ApiCentre) -> None:
    body = {"login": "bob", "password": PASSWORD}
    async with centre.client() as here, centre.client() as lost, centre.client() as forgotten:
        for client in (forgotten, lost, here):
            token = (await client.post("/api/v1/session", json=body, headers=FIREFOX)).json()["token"]
            client.headers["authorization"] = f"Bearer {token}"
        listed = (await here.get("/api/v1/me/sessions")).json()
        assert [each["here"] for each in listed] == [True, False, False]
        assert (listed[0]["browser"], listed[0]["system"]) == ("Firefox", "Linux")
        async with centre.signed_in("ann") as ann:
            stranger = await ann.delete(f"/api/v1/me/sessions/{listed[1]['id']}")
            assert stranger.status_code == 404
        assert (await lost.get("/api/v1/session")).status_code == 200
        assert (await here.delete(f"/api/v1/me/sessions/{listed[1]['id']}")).status_code == 204
        assert (await lost.get("/api/v1/session")).status_code == 401
        assert (await forgotten.get("/api/v1/session")).status_code == 200
        assert (await here.delete("/api/v1/me/sessions")).status_code == 204
        assert (await forgotten.get("/api/v1/session")).status_code == 401
        assert len((await here.get("/api/v1/me/sessions")).json()) == 1
