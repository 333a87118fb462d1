"""Flows tried out over HTTP without a phone, and their tests, which stand in the way of publishing while they fail."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from ringhall.engine.flows.nodes.person import SENTENCE
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
MAIN, DRAFT = "/api/v1/flows/main", "/api/v1/flows/main/draft"
WEEK = {"mon": [{"opens": "08:00", "closes": "16:00"}]}
NIGHT = "2026-03-02T23:00:00Z"


def drawn(to: str = "sales", **fields: Any) -> dict[str, Any]:
    """A menu whose key 1 leads to sales, in the hours of the office."""
    nodes: dict[str, Any] = {
        "day": {"kind": "hours", "calendar": "office", "open": "menu", "closed": "bye"},
        "menu": {
            "kind": "menu", "prompt": [{"text": {"en": "Press one.", "da": "Tryk et."}}],
            "choices": {"1": {"to": to}, "2": {"to": "sales"}}, "otherwise": "bye",
        },
        "sales": {"kind": "enqueue", "queue": "sales", "on_timeout": "bye"},
        "bye": {"kind": "hang_up", "prompt": [{"text": "Good-bye."}]},
    }  # fmt: skip
    return {"start": "day", "nodes": nodes, **fields}


TEST = {"name": "One is sales", "open": {"office": True}, "does": [{"keys": "1"}], "expect": {"queue": "sales"}}


async def prepared(client: Any) -> None:
    calendar = {"id": "office", "name": "Office", "time_zone": "UTC", "weekly": WEEK}
    answer = await client.post("/api/v1/settings/calendars", json={"value": calendar})
    assert answer.status_code == 201, answer.text
    flow = {"id": "main", "name": "Main", "document": drawn()}
    assert (await client.post("/api/v1/flows", json=flow)).status_code == 201


async def test_a_draft_is_tried_out_by_a_caller_who_is_made_up(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await prepared(root)
        call = {"open": {"office": True}, "language": "da", "does": [{"listen": True}, {"keys": "1"}]}
        course = (await root.post("/api/v1/flows/try", json={"document": drawn(), "call": call})).json()
        assert [(each["given"], each["detail"], each["node"], each["waiting"]) for each in course["moments"]] == [
            ("begins", "", "menu", "prompt"),
            ("heard", "", "menu", "keys"),
            ("key", "1", "sales", "queue"),
        ]
        assert course["moments"][0]["said"] == [{"text": "Tryk et.", "prompt": "", "language": "da"}]
        assert course["moments"][0]["ways"] == [{"flow": "", "node": "day", "exits": ["open"], "to": "menu"}]
        assert course["moments"][2]["ways"][0]["exits"] == ["choices.1", "choices.2"]
        assert (course["end"], course["queue"], course["next_ms"]) == ("", "sales", None)
        closed = (await root.post("/api/v1/flows/try", json={"document": drawn(), "call": {"at": NIGHT}})).json()
        assert (closed["node"], closed["moments"][0]["said"][0]["text"]) == ("bye", "Good-bye.")
        assert (await root.get(f"{MAIN}/versions")).json()["draft"] == 0, "nothing is kept"
        for body, status in (
            ({"document": drawn(to="nowhere")}, 422),
            ({"document": drawn(), "call": {"does": [{}]}}, 422),
            ({"document": drawn(), "call": {"colour": "red"}}, 422),
            ({"document": drawn(), "call": {"open": {"office": True}, "does": [{"keys": "9" * 64}] * 200}}, 200),
        ):
            assert (await root.post("/api/v1/flows/try", json=body)).status_code == status


async def test_a_flow_whose_tests_fail_is_published_only_by_who_says_so(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await prepared(root)
        tested = (await root.post("/api/v1/flows/test", json={"document": drawn(tests=[TEST])})).json()
        assert (tested["results"][0]["failures"], tested["ways_taken"], tested["ways_all"]) == ([], 2, 5)
        broken = drawn(to="bye", tests=[TEST])
        await root.put(DRAFT, json={"document": broken, "revision": 0})
        seen = (await root.get(f"{MAIN}/difference", params={"from": "live", "to": "draft"})).json()
        assert seen["tests"] == ["One is sales"]
        danish = {"Ringhall-Language": "da"}
        told = (await root.post("/api/v1/flows/test", json={"document": broken}, headers=danish)).json()
        assert told["results"][0]["failures"] == ["queue er “”; ventet var “sales”."]
        refused = await root.post(f"{DRAFT}/publish", json={"revision": 1})
        assert (refused.status_code, refused.json()["code"]) == (409, "flow-tests-failed")
        assert refused.json()["failed"] == ["One is sales"]
        assert (await root.get(MAIN)).json()["document"] == drawn()
        assert (await root.get(DRAFT)).json()["document"] == broken, "nothing was changed"
        refused = await root.post(f"{MAIN}/versions", json={"document": broken})
        assert refused.status_code == 409
        answer = await root.post(f"{DRAFT}/publish", json={"revision": 1, "despite_tests": True})
        assert answer.json()["document"] == broken
        audit = (await root.get("/api/v1/audit", params={"subject": "flow:main"})).json()
        overruled = next(each for each in audit if each["what"] == "flow.overruled")
        assert overruled["after"] == {"failed": ["One is sales"]}


async def test_only_who_may_draw_flows_tries_them_out(centre: ApiCentre) -> None:
    async with centre.signed_in("sue") as sue:
        for path in ("/api/v1/flows/try", "/api/v1/flows/test"):
            assert (await sue.post(path, json={"document": drawn()})).status_code == 403


PATIENT = {
    "start": "now",
    "nodes": {
        "now": {"kind": "emergency_message", "next": "menu"},
        "menu": {
            "kind": "menu", "prompt": [{"text": "Press one."}], "timeout_seconds": 30,
            "choices": {"1": {"to": "bye"}}, "otherwise": "bye",
        },
        "help": {"kind": "person", "next": "bye", "after_errors": 0},
        "bye": {"kind": "hang_up"},
    },
}  # fmt: skip
"""A flow in which it matters how long callers may be in the menus, and what is the matter just now."""


async def test_a_call_without_a_phone_has_the_centre_s_own_limit_and_emergency_message(centre: ApiCentre) -> None:
    async def heard(client: Any, **call: Any) -> list[str]:
        answer = await client.post("/api/v1/flows/try", json={"document": PATIENT, "call": call})
        return [part["text"] for each in answer.json()["moments"] for part in each["said"]]

    waits = {"does": [{"listen": True}, {"wait": 20}]}
    async with centre.signed_in("root") as root, centre.signed_in("sue") as sue:
        assert await heard(root, **waits) == ["Press one."]
        routing = centre.parts.routing
        routing.settings = replace(routing.settings, ivr_seconds_max=10)
        assert await heard(root, **waits) == ["Press one.", SENTENCE["en"]]
        wanted = {"minutes": 30, "message": "Power cut.", "goes_on": True}
        assert (await sue.put("/api/v1/closures/message", json=wanted)).status_code == 204
        async with centre.parts.database.transaction() as transaction:
            await centre.read_openings(transaction)
        now = datetime.now(UTC).isoformat()
        assert (await heard(root, at=now, **waits))[0] == "Power cut."
        assert (await heard(root, at=NIGHT, **waits))[0] == "Press one.", "it is not on at that time"
