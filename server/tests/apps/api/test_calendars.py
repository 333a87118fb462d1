"""Calendars as they are typed: previewed by the server, and brought over from the older form of flows."""

from typing import Any

import pytest

from ringhall.company.organisation.rules.older_hours import with_named_hours
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
WEEK = {"mon": [{"opens": "08:00", "closes": "17:00"}]}
OFFICE = {"id": "office", "name": "Office", "time_zone": "Europe/Ljubljana", "weekly": WEEK, "country": "SI"}


def flow(**hours: Any) -> dict[str, Any]:
    """A flow whose first node asks for the hours."""
    nodes = {
        "open": {"kind": "hours", "open": "end", "closed": "end", **hours},
        "end": {"kind": "hang_up"},
    }
    return {"id": "main", "name": "Main", "document": {"start": "open", "nodes": nodes}}


OLDER = flow(time_zone="Asia/Kathmandu", weekly=WEEK, holidays=["2026-11-23"], exceptions=[{"date": "2026-11-23"}])


async def test_a_year_is_previewed_as_it_is_typed(centre: ApiCentre) -> None:
    async with centre.signed_in("sue") as client:
        typed = {"value": OFFICE, "year": 2026}
        shown = (await client.post("/api/v1/calendars/preview", json=typed)).json()
        days = {day["date"]: day for day in shown["days"]}
        assert (len(days), days["2026-12-25"]["look"], days["2026-12-28"]["openings"]) == (365, "holiday", WEEK["mon"])
        assert (len(shown["holidays"]), set(shown["state"])) == (5, {"open", "until", "source", "name"})
        refused = await client.post("/api/v1/calendars/preview", json={"value": {"weekly": 1}, "year": 2026})
        assert refused.status_code == 422
        lost = await client.post(
            "/api/v1/calendars/preview", json={"value": OFFICE | {"time_zone": "Mars"}, "year": 2026}
        )
        assert lost.status_code == 200, "the fault of the zone is told by the check"
        german = (await client.get("/api/v1/calendars/countries", params={"of": "DE"})).json()
        assert {"code": "BW", "name": "Baden-Württemberg"} in german["subdivisions"]
        assert {"DE", "SI", "CN"} <= set(german["countries"])


async def test_bad_calendars_are_refused_with_the_reason(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        for fields, code in (
            ({"weekly": {}}, "never-opens"),
            ({"country": "XX"}, "unknown-country"),
            ({"exceptions": [{"date": "2026-12-25", "name": "Christmas"}]}, "no-effect"),
        ):
            answer = await root.post("/api/v1/settings/calendars", json={"value": OFFICE | fields})
            assert (answer.status_code, [fault["code"] for fault in answer.json()["errors"]]) == (422, [code])


async def test_a_document_of_the_older_form_brings_its_hours_as_a_calendar(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        answer = await root.post("/api/v1/config/apply", json={"document": {"flows": [OLDER]}})
        assert answer.status_code == 200, answer.text
        made = (await root.get("/api/v1/settings/calendars/main.open")).json()["value"]
        assert (made["name"], made["time_zone"], made["weekly"]) == ("Main: open", "Asia/Kathmandu", WEEK)
        assert [each["date"] for each in made["exceptions"]] == ["2026-11-23"]
        stored = (await root.get("/api/v1/settings/flows/main")).json()["value"]
        assert stored["document"]["nodes"]["open"] == {
            "kind": "hours", "calendar": "main.open", "open": "end", "closed": "end",
        }  # fmt: skip
        again = (await root.post("/api/v1/config/plan", json={"document": {"flows": [OLDER]}})).json()
        assert (again["changes"], again["faults"]) == ([], [])


def test_what_is_in_todays_form_stays_as_it_is() -> None:
    for document in ({"flows": [flow(calendar="office")]}, {"flows": "none"}, {"flows": [1, {"id": "x"}]}, {}):
        assert with_named_hours(document) == document
    stale = with_named_hours({"flows": [flow(calendar="office", time_zone="UTC", weekly={})]})
    assert stale == {"flows": [flow(calendar="office")]}


async def test_a_queue_is_closed_on_the_board_and_nowhere_else(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        refused = await root.put("/api/v1/queues/sales", json={"name": "Sales", "open": False})
        assert refused.status_code == 422
        for is_open, codes in ((True, []), (False, ["unknown-field"])):
            document = {"queues": [{"id": "sales", "name": "Sales", "open": is_open}]}
            plan = (await root.post("/api/v1/config/plan", json={"document": document})).json()
            assert [fault["code"] for fault in plan["faults"]] == codes
        assert (await root.put("/api/v1/closures/queue:sales", json={"minutes": 5})).status_code == 204


async def test_numbers_and_queues_name_calendars_and_nights_that_make_sense(centre: ApiCentre) -> None:
    back = flow(calendar="office")["document"]
    back["nodes"]["end"] = {"kind": "enqueue", "queue": "sales", "on_timeout": "bye"}
    back["nodes"]["bye"] = {"kind": "hang_up"}
    async with centre.signed_in("root") as root:
        for kind, value in (
            ("calendars", OFFICE),
            ("flows", {"id": "back", "name": "Back", "document": back}),
            (
                "numbers",
                {"number": "123", "name": "A", "flow_id": "back", "calendar": "office", "closed_flow_id": "back"},
            ),
        ):
            answer = await root.post(f"/api/v1/settings/{kind}", json={"value": value})
            assert answer.status_code == 201, answer.text
        number = {"number": "124", "name": "B", "flow_id": "back"}
        for kind, key, value, where, code in (
            ("numbers", None, number | {"calendar": "office"}, "closed_flow_id", "no-night"),
            ("numbers", None, number | {"closed_flow_id": "back"}, "calendar", "no-hours"),
            ("queues", "sales", {"id": "sales", "name": "Sales", "calendar": "none"}, "calendar", "no-such"),
            (
                "queues",
                "sales",
                {"id": "sales", "name": "Sales", "closed_flow_id": "back"},
                "closed_flow_id",
                "leads-back",
            ),
        ):
            typed = {"value": value} | ({"key": key} if key else {})
            checked = (await root.post(f"/api/v1/settings/{kind}/check", json=typed)).json()["faults"]
            assert [(fault["where"], fault["code"]) for fault in checked] == [(where, code)]
        uses = (await root.get("/api/v1/settings/calendars/office/uses")).json()
        assert {(use["kind"], use["key"]) for use in uses} == {("flows", "back"), ("numbers", "123")}
        refused = await root.delete("/api/v1/settings/calendars/office")
        assert (refused.status_code, refused.json()["code"]) == (409, "in-use")
