"""Everybody keeps their own account: wishes that follow them, a password of their own, sessions they can end."""

import time
from typing import Any

import pytest

from tests.support.api_centre import PASSWORD, ApiCentre
from tests.support.authenticator import shown_by_app

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
        assert (await here.delete("/api/v1/me/sessions")).status_code == 204
    entries = await audited(centre, "user.session")
    assert [(each["who"], each["what"]) for each in entries] == [
        ("bob", "user.sessions_ended"),
        ("bob", "user.session_ended"),
    ]
    assert entries[0]["before"] == {"sessions": 1}
    assert (entries[1]["before"]["browser"], entries[1]["before"]["system"]) == ("Firefox", "Linux")


async def test_a_second_factor_is_set_up_asked_for_and_taken_away(centre: ApiCentre) -> None:
    body = {"login": "bob", "password": PASSWORD}
    async with centre.signed_in("bob") as bob, centre.signed_in("root") as root, centre.client() as door:
        assert (await bob.get("/api/v1/me/second_factor")).json() == {"on": False, "recovery_left": 0}
        wrong = await bob.post("/api/v1/me/second_factor", json={"password": "not it at all"})
        assert wrong.json()["code"] == "old-password-wrong"
        begun = (await bob.post("/api/v1/me/second_factor", json={"password": PASSWORD})).json()
        assert begun["picture"].startswith("data:image/svg+xml")
        refused = await bob.put("/api/v1/me/second_factor", json={"code": "000 000"})
        assert (refused.status_code, refused.json()["code"]) == (403, "second-factor-wrong")
        first = {"code": shown_by_app(begun["secret"], time.time())}
        codes = (await bob.put("/api/v1/me/second_factor", json=first)).json()["codes"]
        assert (await bob.get("/api/v1/me/second_factor")).json() == {"on": True, "recovery_left": len(codes)}
        needed = await door.post("/api/v1/session", json=body)
        assert (needed.status_code, needed.json()["code"]) == (401, "second-factor-needed")
        assert (await door.post("/api/v1/session", json=body | {"code": codes[0]})).status_code == 200
        them = (await bob.get("/api/v1/session")).json()["user"]["id"]
        async with centre.signed_in("sue") as sue:
            assert (await sue.delete(f"/api/v1/users/{them}/second_factor")).status_code == 403
        assert (await root.get(f"/api/v1/users/{them}/second_factor")).json()["on"] is True
        assert (await root.delete(f"/api/v1/users/{them}/second_factor")).status_code == 204
        async with centre.client() as another:
            assert (await another.post("/api/v1/session", json=body)).status_code == 200
        assert (await root.delete("/api/v1/users/nobody/second_factor")).status_code == 404
        begun = (await bob.post("/api/v1/me/second_factor", json={"password": PASSWORD})).json()
        again = {"code": shown_by_app(begun["secret"], time.time())}
        assert (await bob.put("/api/v1/me/second_factor", json=again)).status_code == 200
        assert (await bob.post("/api/v1/me/second_factor/off", json={"password": PASSWORD})).status_code == 204
        assert (await bob.get("/api/v1/me/second_factor")).json()["on"] is False
    told = [(each["who"], each["what"]) for each in await audited(centre, "user.second_factor")]
    assert told == [
        ("bob", "user.second_factor_removed"),
        ("bob", "user.second_factor_set"),
        ("root", "user.second_factor_removed"),
        ("bob", "user.second_factor_set"),
    ]


async def audited(centre: ApiCentre, begins: str) -> list[Any]:
    """What the audit log tells of deeds that begin so, newest first."""
    async with centre.signed_in("root") as root:
        entries: list[Any] = (await root.get("/api/v1/audit")).json()
    return [each for each in entries if each["what"].startswith(begins)]


async def test_wishes_that_matter_are_in_the_audit_log_and_no_others(centre: ApiCentre) -> None:
    quiet = {"ring": {"on": False, "volume": 60}, "notify": False}
    async with centre.signed_in("ann") as ann:
        for part, wish in (
            ("look", {"theme": "dark"}),
            ("keys", {"letters": True, "changed": {"mute": "F6"}}),
            ("keys", {"letters": True, "changed": {"mute": "F6"}}),
            ("sounds", quiet),
            ("sounds", quiet | {"ring": {"on": False, "volume": 10}, "tone": "low"}),
        ):
            assert (await ann.put(f"/api/v1/me/preferences/{part}", json=wish)).status_code == 200
        assert (await ann.put("/api/v1/session/language", json={"language": "sl"})).status_code == 200
    told = [(each["before"], each["after"]) for each in await audited(centre, "user.preferred")]
    assert told == [
        ({"notify": True, "sound_ring": True}, {"notify": False, "sound_ring": False}),
        ({"own_keys": {}}, {"own_keys": {"mute": "F6"}}),
    ]
    [language] = [each for each in await audited(centre, "user.changed") if each["who"] == "ann"]
    assert (language["before"]["language"], language["after"]["language"]) == ("en", "sl")


async def test_whoever_signs_somebody_out_is_in_the_audit_log(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann, centre.signed_in("sue") as sue:
        assert (await sue.post("/api/v1/agents/ann/log_out")).status_code == 200
        assert (await ann.get("/api/v1/session")).status_code == 401
    [ended] = await audited(centre, "user.sessions_ended")
    assert (ended["who"], ended["before"]) == ("sue", {"sessions": 1})
    assert [each["who"] for each in await audited(centre, "agent.logged_out")] == ["sue"]


async def test_a_pin_asks_for_the_password_is_audited_and_told_to_nobody(centre: ApiCentre) -> None:
    pin = "80527314"
    async with centre.signed_in("ann") as ann, centre.signed_in("sue") as sue, centre.signed_in("root") as root:
        own = {"has_pin": False, "code": "*11", "extension": "201"}
        assert (await ann.get("/api/v1/me/pin")).json() == own
        wrong = await ann.put("/api/v1/me/pin", json={"password": "not it at all", "pin": pin})
        assert (wrong.status_code, wrong.json()["code"]) == (403, "old-password-wrong")
        for easy in ("1234", "2012", "12"):
            refused = await ann.put("/api/v1/me/pin", json={"password": PASSWORD, "pin": easy})
            assert (refused.status_code, refused.json()["code"]) == (400, "bad-pin")
        assert (await ann.put("/api/v1/me/pin", json={"password": PASSWORD, "pin": pin})).status_code == 204
        assert (await ann.get("/api/v1/me/pin")).json() == own | {"has_pin": True}
        assert await centre.parts.pins.check("ann", "201", pin, "phone300") == "right"
        assert (await sue.put("/api/v1/me/pin", json={"password": PASSWORD, "pin": pin})).status_code == 403
        assert (await ann.put("/api/v1/me/pin", json={"password": PASSWORD, "pin": ""})).status_code == 204
        assert (await ann.get("/api/v1/me/pin")).json() == own
        told = await root.get("/api/v1/audit")
        assert [each["what"] for each in told.json()[:2]] == ["user.pin_removed", "user.pin_set"]
        assert pin not in told.text


async def test_an_administrator_gives_a_pin_to_who_works_as_an_agent_and_to_nobody_else(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        users = {each["login"]: each for each in (await root.get("/api/v1/users")).json()}
        bob, sue = users["bob"], users["sue"]
        assert (await root.put(f"/api/v1/users/{bob['id']}", json=bob | {"pin": "4713"})).status_code == 200
        assert await centre.parts.pins.check("bob", "202", "4713", "phone300") == "right"
        for wish, code in ((bob | {"pin": "4444"}, "bad-pin"), (sue | {"pin": "4713"}, "no-agent")):
            refused = await root.put(f"/api/v1/users/{wish['id']}", json=wish)
            assert refused.status_code in (400, 422)
            assert code in refused.text
        shown = (await root.get("/api/v1/users")).text
        assert "4713" not in shown
