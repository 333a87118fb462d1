"""Call-backs over HTTP: who gave up and what people do about it, who is promised a call, what can be booked."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
LOST = "/api/v1/call_backs/lost"
NUMBER = "+4520000001"


async def gives_up(centre: ApiCentre, number: str = NUMBER, outcome: Any = "abandoned") -> str:
    contact_id = await centre.caller(address=number)
    await ends(centre, contact_id, outcome)
    return contact_id


async def ends(centre: ApiCentre, contact_id: str, outcome: Any) -> None:
    """The contact is over, and everybody has hung up."""
    contacts = centre.parts.contacts
    contact = contacts.get(contact_id)
    await centre.do(lambda step: contacts.end(step, contact_id, outcome, "customer"))
    for party in contact.present():
        await centre.do(partial(contacts.party_left, party_id=party.id, reason="hung_up"))
    for agent_id in list(contact.wrapping):
        await centre.do(partial(centre.parts.routing.end_wrap_up, agent_id=agent_id, contact_id=contact_id, by="agent"))


async def lost(client: httpx.AsyncClient, **wanted: Any) -> list[Any]:
    answer = await client.get(LOST, params=wanted)
    assert answer.status_code == 200, answer.text
    items: list[Any] = answer.json()["items"]
    return items


async def booking(centre: ApiCentre, **settings: Any) -> None:
    """The queue sales takes bookings at any hour."""
    routing = centre.parts.routing
    queue = replace(
        routing.live.floor.queues["sales"].settings,
        call_back_opens="00:00",
        call_back_closes="24:00",
        call_back_slot_minutes=60,
        **{"call_back_slot_capacity": 1, **settings},
    )
    routing.configure([queue], [seat.settings for seat in routing.live.floor.seats.values()])


async def test_who_gave_up_is_listed_once_until_they_are_reached(centre: ApiCentre) -> None:
    first = await gives_up(centre)
    second = await gives_up(centre)
    await gives_up(centre, "+4520000002", "short_abandoned")
    await gives_up(centre, "anonymous")
    async with centre.signed_in("sue") as sue:
        [entry] = await lost(sue)
        assert (entry["id"], entry["contact_ids"], entry["number"]) == (second, [second, first], NUMBER)
        assert (entry["queue_id"], entry["state"]) == ("sales", "open")
        assert await lost(sue, queue="billing") == []
        again = await centre.caller(address=NUMBER)
        await centre.do(lambda step: centre.parts.routing.set_state(step, "ann", "ready", None, "ann"))
        await centre.answers("ann", again)
        await ends(centre, again, "answered")
        assert await lost(sue) == []


async def test_somebody_takes_it_and_is_done_or_says_why_not(centre: ApiCentre) -> None:
    entry = await gives_up(centre)
    async with centre.signed_in("ann") as ann, centre.signed_in("bob") as bob, centre.signed_in("sue") as sue:
        taken = (await ann.post(f"{LOST}/{entry}", json={"deed": "take"})).json()
        assert (taken["state"], taken["by"]) == ("taken", "ann")
        refused = await bob.post(f"{LOST}/{entry}", json={"deed": "take"})
        assert (refused.status_code, refused.json()["code"]) == (409, "taken-by-somebody")
        assert (await sue.post(f"{LOST}/{entry}", json={"deed": "release"})).json()["state"] == "open"
        without = await bob.post(f"{LOST}/{entry}", json={"deed": "dismiss"})
        assert (without.status_code, without.json()["code"]) == (400, "no-reason")
        gone = (await bob.post(f"{LOST}/{entry}", json={"deed": "dismiss", "reason": "wrong number"})).json()
        assert (gone["state"], gone["by"], gone["reason"]) == ("dismissed", "bob", "wrong number")
        assert await lost(sue) == []
        assert [each["id"] for each in await lost(sue, state="dismissed")] == [entry]
        later = await gives_up(centre)
        assert [each["contact_ids"] for each in await lost(sue)] == [[later]]
        assert (await sue.post(f"{LOST}/{entry}", json={"deed": "reopen"})).json()["contact_ids"] == [later, entry]
    async with centre.signed_in("root") as root:
        deeds = [each["what"] for each in (await root.get("/api/v1/audit")).json()]
        assert deeds[:4] == [f"lost_caller.{deed}" for deed in ("reopened", "dismissed", "released", "taken")]


async def test_call_now_dials_and_keeps_which_call_it_was(centre: ApiCentre) -> None:
    entry = await gives_up(centre)
    await centre.do(lambda step: centre.parts.routing.set_state(step, "ann", "ready", None, "ann"))
    async with centre.signed_in("ann") as ann:
        call = (await ann.post(f"{LOST}/{entry}/call")).json()
        [row] = await lost(ann)
        assert (row["state"], row["by"], row["call_id"]) == ("taken", "ann", call["id"])


async def test_the_list_goes_on_where_it_stopped(centre: ApiCentre) -> None:
    ids = [await gives_up(centre, f"+45200000{n:02}") for n in range(5)]
    async with centre.signed_in("sue") as sue:
        seen, where = list[str](), {"limit": "2"}
        while True:
            page = (await sue.get(LOST, params=where)).json()
            seen += [each["id"] for each in page["items"]]
            if page["next"] is None:
                break
            where["cursor"] = page["next"]
        assert seen == ids[::-1]
        assert (await sue.get(LOST, params={"cursor": "nonsense"})).json()["code"] == "cursor-unreadable"


async def test_slots_are_never_booked_twice_and_come_to_the_queue_in_time(centre: ApiCentre) -> None:
    await booking(centre)
    async with centre.signed_in("ann") as ann, centre.signed_in("sue") as sue:
        free = (await ann.get("/api/v1/call_backs/slots", params={"queue": "sales"})).json()["items"]
        assert all((slot["capacity"], slot["free"]) == (1, 1) for slot in free)
        wish = {"queue": "sales", "number": NUMBER, "at": free[3]["at"]}
        booked = await ann.post("/api/v1/call_backs", json=wish)
        assert booked.status_code == 201, booked.text
        contact = booked.json()
        assert (contact["direction"], contact["state"], contact["call_back"]["not_before"]) == (
            "outbound",
            "queued",
            free[3]["at"],
        )
        full = await sue.post("/api/v1/call_backs", json={**wish, "number": "+4520000009"})
        assert (full.status_code, full.json()["code"]) == (409, "slot-full")
        beside = await sue.post("/api/v1/call_backs", json={**wish, "at": "2026-11-27T10:07:00Z"})
        assert (beside.status_code, beside.json()["code"]) == (409, "no-such-slot")
        [owed] = (await ann.get("/api/v1/call_backs/promised")).json()["items"]
        assert (owed["contact"]["id"], owed["booked_for"]) == (contact["id"], free[3]["at"])
        assert centre.parts.routing.live.floor.queues["sales"].ages == []
        soon = await ann.post(
            "/api/v1/call_backs",
            json={"queue": "sales", "number": "+4520000003", "at": datetime.now(UTC).isoformat(), "slot": False},
        )
        assert soon.json()["call_back"]["not_before"] is None
        assert (await ann.post(f"/api/v1/call_backs/promised/{contact['id']}/cancel")).status_code == 403
        gone = await sue.post(f"/api/v1/call_backs/promised/{contact['id']}/cancel")
        assert gone.json()["outcome"] == "call_back"
        free = (await ann.get("/api/v1/call_backs/slots", params={"queue": "sales"})).json()["items"]
        assert free[3]["free"] == 1


async def test_without_room_set_there_are_no_slots(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        assert (await ann.get("/api/v1/call_backs/slots", params={"queue": "sales"})).json()["items"] == []
        missing = await ann.get("/api/v1/call_backs/slots", params={"queue": "nowhere"})
        assert missing.status_code == 404


async def test_an_agent_books_a_call_to_the_customer_they_have(centre: ApiCentre) -> None:
    await booking(centre, call_back_slot_capacity=0)
    later = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
    contact_id = await centre.talk("ann")
    async with centre.signed_in("ann") as ann, centre.signed_in("bob") as bob:
        address = f"/api/v1/contacts/{contact_id}/call_later"
        assert (await bob.post(address, json={"at": later})).status_code == 403
        past = await ann.post(address, json={"at": "2020-01-01T10:00:00Z"})
        assert (past.status_code, past.json()["code"]) == (409, "not-ahead")
        booked = await ann.post(address, json={"at": later, "to": "me"})
        assert booked.status_code == 201, booked.text
        [owed] = (await ann.get("/api/v1/call_backs/promised")).json()["items"]
        assert (owed["contact"]["id"], owed["kept_for"], owed["contact"]["queue_id"]) == (
            booked.json()["id"],
            ["ann"],
            "sales",
        )
        had = (await ann.get(f"/api/v1/contacts/{contact_id}")).json()
        assert [(link["kind"], link["contact_id"]) for link in had["links"]] == [("called_back", booked.json()["id"])]
        assert owed["contact"]["call_back"]["number"] == had["address"]
        waits = await ann.post(f"/api/v1/contacts/{booked.json()['id']}/call_later", json={"at": later})
        assert waits.status_code in (403, 409)


async def test_where_the_queue_has_slots_one_of_them_is_taken(centre: ApiCentre) -> None:
    await booking(centre)
    contact_id = await centre.talk("ann")
    async with centre.signed_in("ann") as ann:
        free = (await ann.get("/api/v1/call_backs/slots", params={"queue": "sales"})).json()["items"]
        address = f"/api/v1/contacts/{contact_id}/call_later"
        beside = await ann.post(address, json={"at": (datetime.now(UTC) + timedelta(hours=2)).isoformat()})
        assert (beside.status_code, beside.json()["code"]) == (409, "no-such-slot")
        assert (await ann.post(address, json={"at": free[2]["at"]})).status_code == 201
        full = await ann.post(address, json={"at": free[2]["at"]})
        assert (full.status_code, full.json()["code"]) == (409, "slot-full")
