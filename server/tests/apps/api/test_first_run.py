"""From nothing to a number that can be called, over HTTP: who may, in which order, and what is refused."""

from typing import Any

import pytest
import sqlalchemy as sa

from ringhall.foundation.db.engine import Database
from tests.support.api_centre import PASSWORD, ApiCentre

pytestmark = pytest.mark.real
OWN_PAGE = "http://centre.test"
PLACE = {"name": "Harbour Energy", "language": "da", "time_zone": "Europe/Copenhagen", "region": "DK"}
NUMBER = {
    "number": "+45 70 10 20 30",
    "name": "Main line",
    "language": "en",
    "greeting": "Welcome to Harbour Energy.",
    "choice": "For sales, press 1. For help, press 2.",
    "sorry": "Please call again later.",
    "ways": [{"key": "1", "queue": "Sales"}, {"key": "2", "queue": "Kundehjælp"}],
}


@pytest.fixture
async def empty(centre: ApiCentre, database: Database) -> ApiCentre:
    """The centre before anybody was there."""
    async with database.transaction() as transaction:
        await transaction.execute(sa.text("DELETE FROM app_user"))
        await transaction.execute(sa.text("DELETE FROM setting"))
    return centre


async def token_of(centre: ApiCentre) -> str:
    async with centre.parts.database.transaction() as transaction:
        token = await centre.parts.setup_door.open(transaction)
    assert token
    return token


def administrator(token: str, login: str = "anna") -> dict[str, Any]:
    return {"token": token, "login": login, "name": "Anna", "password": PASSWORD, "language": "da"}


async def test_the_token_makes_the_first_administrator_who_is_signed_in(empty: ApiCentre) -> None:
    token = await token_of(empty)
    async with empty.client() as client:
        assert (await client.get("/api/v1/first_run/door")).json() == {"open": True}
        assert (await client.post("/api/v1/first_run/token", json={"token": token})).json() is None
        told = await client.post("/api/v1/first_run/organisation", json=PLACE | {"token": token})
        assert told.status_code == 204, told.text
        assert (await client.post("/api/v1/first_run/token", json={"token": token})).json() == PLACE
        answer = await client.post("/api/v1/first_run/administrator", json=administrator(token))
        assert answer.status_code == 201, answer.text
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert (await client.get("/api/v1/first_run/door")).json() == {"open": False}
        first_run = (await client.get("/api/v1/first_run")).json()
    assert first_run["shown"]
    states = {step["name"]: step["state"] for step in first_run["steps"]}
    assert states == {
        "organisation": "done",
        "administrator": "done",
        "number": "open",
        "queue": "open",
        "agent": "open",
        "call": "open",
    }


async def test_strangers_late_and_second_comers_change_nothing(empty: ApiCentre) -> None:
    token = await token_of(empty)
    async with empty.client() as client:
        for address, body in (
            ("token", {"token": "A" * 20}),
            ("organisation", PLACE | {"token": "A" * 20}),
            ("administrator", administrator("A" * 20)),
        ):
            answer = await client.post(f"/api/v1/first_run/{address}", json=body)
            assert (answer.status_code, answer.json()["code"]) == (403, "setup-token-wrong")
        elsewhere = {"origin": "https://elsewhere.example"}
        forged = await client.post("/api/v1/first_run/administrator", json=administrator(token), headers=elsewhere)
        assert (forged.status_code, forged.json()["code"]) == (403, "origin")
        await client.post("/api/v1/first_run/administrator", json=administrator(token))
    async with empty.client() as stranger:
        for address, body in (
            ("token", {"token": token}),
            ("organisation", PLACE | {"token": token, "name": "Eve"}),
            ("administrator", administrator(token, "eve")),
        ):
            answer = await stranger.post(f"/api/v1/first_run/{address}", json=body)
            assert (answer.status_code, answer.json()["code"]) == (409, "setup-shut")
    async with empty.parts.database.transaction() as transaction:
        assert [user.login for user in await empty.parts.users.all(transaction)] == ["anna"]
        assert await empty.parts.first_run.place(transaction) is None


async def test_steps_out_of_order_skipped_and_dismissed(empty: ApiCentre) -> None:
    token = await token_of(empty)
    async with empty.client() as client:
        client.headers["origin"] = OWN_PAGE
        await client.post("/api/v1/first_run/administrator", json=administrator(token))

        async def states() -> dict[str, str]:
            return {step["name"]: step["state"] for step in (await client.get("/api/v1/first_run")).json()["steps"]}

        early = await client.put("/api/v1/first_run/steps/queue", json={"state": "done"})
        assert (early.status_code, early.json()["code"]) == (409, "not-there-yet")
        await client.put("/api/v1/first_run/steps/organisation", json={"state": "skipped"})
        added = await client.post("/api/v1/first_run/number", json=NUMBER)
        assert added.status_code == 204, added.text
        assert (await client.get("/api/v1/numbers")).json()[0]["number"] == "+4570102030"
        assert (await client.get("/api/v1/flows")).json()[0]["document"]["start"] == "greeting"
        mine = await client.post("/api/v1/first_run/agent", json={"name": "Anna"})
        assert mine.status_code == 204, mine.text
        again = await client.post("/api/v1/first_run/agent", json={"name": "Anna"})
        assert (again.status_code, again.json()["code"]) == (409, "already-agent")
        other = {"name": "Bent", "login": "bent", "password": PASSWORD}
        assert (await client.post("/api/v1/first_run/agent", json=other)).status_code == 204
        await client.put("/api/v1/first_run/steps/queue", json={"state": "done"})
        await client.put("/api/v1/first_run/organisation", json=PLACE)
        found = await states()
        assert found.pop("call") == "open"
        assert set(found.values()) == {"done"}
        await client.put("/api/v1/first_run/reminder", json={"shown": False})
        assert not (await client.get("/api/v1/first_run")).json()["shown"]
        spoken = await client.post("/api/v1/speech", json={"text": "Velkommen", "language": "da"})
        assert spoken.headers["content-type"] == "audio/wav"
        audit = [entry["what"] for entry in (await client.get("/api/v1/audit")).json()]
    assert {"user.added", "number.added", "flow.added", "queue.added", "agent.added", "organisation.added"} <= set(
        audit
    )


async def test_a_refused_number_leaves_nothing_behind(empty: ApiCentre) -> None:
    token = await token_of(empty)
    async with empty.client() as client:
        client.headers["origin"] = OWN_PAGE
        await client.post("/api/v1/first_run/administrator", json=administrator(token))
        faults: list[dict[str, Any]] = [
            {"number": "call me"},
            {"ways": []},
            {"choice": ""},
            {"greeting": "Hello {nobody}"},
        ]
        for wrong in faults:
            answer = await client.post("/api/v1/first_run/number", json=NUMBER | wrong)
            assert 400 <= answer.status_code < 500, (wrong, answer.text)
        place = await client.put("/api/v1/first_run/organisation", json=PLACE | {"time_zone": "Moon/Tycho"})
        assert (place.status_code, place.json()["code"]) == (400, "bad-setting")
        assert (await client.get("/api/v1/numbers")).json() == []
        assert (await client.get("/api/v1/flows")).json() == []


async def test_a_call_nobody_answered_is_no_test_call(centre: ApiCentre) -> None:
    waiting = await centre.caller()
    async with centre.signed_in("root") as client:
        refused = await client.put("/api/v1/first_run/test_call", json={"contact_id": waiting})
        assert (refused.status_code, refused.json()["code"]) == (409, "not-there-yet")
        unknown = await client.post("/api/v1/first_run/test_call", json={"number": "999"})
        assert unknown.status_code == 404
        phone = (await client.post("/api/v1/first_run/test_call", json={"number": "4008000001"})).json()
        assert phone["target"] == "4008000001"
    async with centre.signed_in("ann") as agent:
        assert (await agent.post("/api/v1/first_run/test_call", json={"number": "4008000001"})).status_code == 403
