"""What agents do with contacts, and what people read of them, through HTTP."""

import msgspec
import pytest

from tests.support.api_centre import ApiCentre
from tests.support.voice_double import CREW, SALES

pytestmark = pytest.mark.real


async def test_an_agent_takes_a_call_from_hello_to_wrap_up(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    address = f"/api/v1/contacts/{contact_id}"
    async with centre.signed_in("ann") as ann:
        held = await ann.post(f"{address}/hold")
        assert held.status_code == 200, held.text
        assert held.json()["held"] is True
        assert held.json()["agent_id"] == "ann"
        assert (await ann.post(f"{address}/retrieve")).json()["held"] is False
        muted = (await ann.post(f"{address}/mute")).json()
        assert [party["muted"] for party in muted["parties"] if party["role"] == "agent"] == [True]
        assert (await ann.put(f"{address}/note", json={"text": "wants two"})).json()["note"] == "wants two"
        chosen = await ann.put(f"{address}/disposition", json={"disposition": "order"})
        assert chosen.json()["disposition"] == "order"
        ended = (await ann.post(f"{address}/hang_up")).json()
        assert (ended["state"], ended["outcome"]) == ("wrap_up", "answered")
        assert ended["wrap_up_until"] is not None
        closed = await ann.post(f"{address}/wrap_up")
        assert closed.json()["state"] == "closed"
        read = (await ann.get(address)).json()
        assert (read["state"], read["outcome"], read["disposition"]) == ("closed", "answered", "order")
        assert read["wait_ms"] >= read["ring_ms"] >= 0
        story = (await ann.get(f"{address}/story")).json()["items"]
    assert [line["n"] for line in story] == list(range(1, len(story) + 1))
    assert story[0]["kind"] == "ContactArrived"
    assert story[-1]["kind"] == "ContactClosed"
    assert story[0]["at"].endswith("Z")


async def test_what_the_state_does_not_allow_is_refused_in_words(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    async with centre.signed_in("ann") as ann:
        answer = await ann.post(f"/api/v1/contacts/{contact_id}/wrap_up")
        assert answer.status_code == 409
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["type"] == "/problems/not-in-wrap-up"
        unknown = await ann.put(f"/api/v1/contacts/{contact_id}/disposition", json={"disposition": "nonsense"})
        assert (unknown.status_code, unknown.json()["code"]) == (400, "disposition-unknown")
        nobody = await ann.post("/api/v1/contacts/none/hold")
        assert (nobody.status_code, nobody.json()["code"]) == (404, "contact-unknown")


async def test_an_agent_cannot_touch_or_read_anothers_contact(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    async with centre.signed_in("bob") as bob:
        assert (await bob.post(f"/api/v1/contacts/{contact_id}/hang_up")).status_code == 403
        assert (await bob.get(f"/api/v1/contacts/{contact_id}")).status_code == 403
        assert (await bob.get(f"/api/v1/contacts/{contact_id}/story")).status_code == 403
        assert (await bob.get("/api/v1/contacts")).json()["items"] == []
    async with centre.signed_in("sue") as sue:
        assert (await sue.get(f"/api/v1/contacts/{contact_id}")).status_code == 200
        assert (await sue.post(f"/api/v1/contacts/{contact_id}/hold")).json()["held"] is True


async def test_the_list_goes_on_where_it_stopped_and_narrows(centre: ApiCentre) -> None:
    ids = [await centre.caller(address=f"+45200000{n:02}", customer_name=f"Caller 100% {n}") for n in range(7)]
    async with centre.signed_in("sue") as sue:
        seen: list[str] = []
        where = {"limit": "3"}
        while True:
            page = (await sue.get("/api/v1/contacts", params=where)).json()
            seen += [item["id"] for item in page["items"]]
            if page["next"] is None:
                break
            where["cursor"] = page["next"]
        assert seen == ids[::-1]

        async def found(**wanted: str) -> list[str]:
            return [item["id"] for item in (await sue.get("/api/v1/contacts", params=wanted)).json()["items"]]

        assert await found(number="20000003") == [ids[3]]
        assert await found(number="c-5") == [ids[4]]
        assert await found(text="100% 6") == [ids[6]]
        assert await found(text="100_ 6") == []
        assert await found(state="queued", queue="sales") == ids[::-1]
        assert await found(state="closed") == []
        assert await found(to="2020-01-01T00:00:00Z") == []
        assert await found(**{"from": "2020-01-01T00:00:00+01:00"}) == ids[::-1]
        bad = await sue.get("/api/v1/contacts", params={"cursor": "nonsense"})
        assert (bad.status_code, bad.json()["code"]) == (400, "cursor-unreadable")


async def test_a_transfer_names_exactly_one_target(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    address = f"/api/v1/contacts/{contact_id}/transfer"
    async with centre.signed_in("ann") as ann:
        for to in ({}, {"queue": "sales", "agent": "bob"}):
            answer = await ann.post(address, json={"to": to})
            assert answer.status_code == 422
            assert "exactly one" in answer.json()["detail"]
        answer = await ann.post(address, json={"to": {"queue": "sales"}})
        assert answer.json()["state"] in ("queued", "offered")


async def test_an_agent_says_what_they_want_to_be(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        ready = await ann.put("/api/v1/agents/me/state", json={"state": "ready"})
        assert ready.json()["state"] == "ready"
        contact_id = await centre.caller()
        await centre.answers("ann", contact_id)
        busy = (await ann.put("/api/v1/agents/me/state", json={"state": "not_ready", "reason": "break"})).json()
        assert (busy["state"], busy["wanted"]) == ("talking", {"state": "not_ready", "reason": "break"})
        assert (await ann.put("/api/v1/agents/bob/state", json={"state": "ready"})).status_code == 403
    async with centre.signed_in("sue") as sue:
        assert (await sue.put("/api/v1/agents/bob/state", json={"state": "ready"})).json()["state"] == "ready"
        assert (await sue.put("/api/v1/agents/nobody/state", json={"state": "ready"})).status_code == 404
        none = await sue.put("/api/v1/agents/me/state", json={"state": "ready"})
        assert (none.status_code, none.json()["code"]) == (409, "no-agent")


async def test_figures_of_today_are_those_of_the_report(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    async with centre.signed_in("ann") as ann:
        await ann.post(f"/api/v1/contacts/{contact_id}/hang_up")
    await centre.caller()
    async with centre.signed_in("sue") as sue:
        [queue] = (await sue.get("/api/v1/queues")).json()
        day = centre.parts.day
        period = {"from": day.since, "to": day.until}
        wanted = {name: f"{moment // 1000}" for name, moment in period.items()}
        answer = await sue.get("/api/v1/reports/queues", params={"interval": "1d", **wanted})
        assert answer.status_code == 200, answer.text
        [row] = answer.json()["items"]
    assert row.pop("queue_id") == "sales"
    row.pop("from")
    assert row == queue["today"]
    assert (row["offered"], row["answered"], row["in_target"], row["service_level"]) == (2, 1, 1, 0.5)


async def test_a_story_is_taken_out_as_a_file_by_those_who_may_and_that_is_written_down(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    async with centre.signed_in("sue") as sue:
        answer = await sue.get(f"/api/v1/contacts/{contact_id}/export")
    assert answer.status_code == 200, answer.text
    contact = answer.json()["contact"]
    assert answer.headers["content-disposition"] == f'attachment; filename="{contact["reference"]}.json"'
    assert contact["id"] == contact_id
    assert [line["n"] for line in answer.json()["story"]] == list(range(1, len(answer.json()["story"]) + 1))
    assert answer.json()["recordings"] == []
    async with centre.parts.database.transaction() as transaction:
        [entry] = await centre.parts.audit.page(transaction, subject=f"contact:{contact_id}")
    assert (entry.content.who, entry.content.what) == ("sue", "contact.exported")
    async with centre.signed_in("ann") as ann:
        assert (await ann.get(f"/api/v1/contacts/{contact_id}/export")).status_code == 403


async def test_whoever_passed_a_contact_on_may_still_read_its_story(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    async with centre.signed_in("ann") as ann:
        await ann.post(f"/api/v1/contacts/{contact_id}/transfer", json={"to": {"queue": "sales"}})
        await centre.do(lambda step: centre.parts.routing.set_state(step, "bob", "ready", None, "test"))
        await centre.do(lambda step: centre.parts.contacts.party_left(step, f"{contact_id}.1", "removed"))
        await ann.post(f"/api/v1/contacts/{contact_id}/wrap_up")
        offer = centre.parts.contacts.get(contact_id).offer
        assert offer is not None
        assert offer.agent_id == "bob"
        assert (await ann.get(f"/api/v1/contacts/{contact_id}/story")).status_code == 200


async def test_an_agents_list_holds_what_they_passed_on_and_nothing_of_others(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann, centre.signed_in("bob") as bob:
        passed_on = await centre.talk("ann")
        await ann.post(f"/api/v1/contacts/{passed_on}/transfer", json={"to": {"queue": "sales"}})
        await centre.do(lambda step: centre.parts.routing.set_state(step, "ann", "not_ready", None, "test"))
        await centre.do(lambda step: centre.parts.routing.finish_wrap_up(step, "ann"))
        await centre.do(lambda step: centre.parts.routing.set_state(step, "bob", "ready", None, "test"))
        await centre.answers("bob", passed_on)
        while_open = (await ann.get("/api/v1/contacts")).json()["items"]
        await bob.post(f"/api/v1/contacts/{passed_on}/hang_up")
        await centre.do(lambda step: centre.parts.routing.finish_wrap_up(step, "bob"))
        bobs_own = await centre.talk("bob")
        for items in (while_open, (await ann.get("/api/v1/contacts")).json()["items"]):
            assert [each["id"] for each in items] == [passed_on]
        assert (await ann.get(f"/api/v1/contacts/{passed_on}/story")).status_code == 200
        assert (await ann.get(f"/api/v1/contacts/{bobs_own}/story")).status_code == 403
        narrowed = (await ann.get("/api/v1/contacts", params={"agent": "bob"})).json()["items"]
        assert [each["id"] for each in narrowed] == [passed_on]
        assert {each["id"] for each in (await bob.get("/api/v1/contacts")).json()["items"]} == {passed_on, bobs_own}


async def test_a_queue_may_want_to_know_what_each_contact_was_about(centre: ApiCentre) -> None:
    settings = msgspec.structs.replace(SALES[0], disposition_required=True)
    centre.parts.routing.configure([settings], CREW)
    contact_id = await centre.talk("ann")
    async with centre.signed_in("ann") as ann:
        await ann.post(f"/api/v1/contacts/{contact_id}/hang_up")
        refused = await ann.post(f"/api/v1/contacts/{contact_id}/wrap_up")
        assert (refused.status_code, refused.json()["code"]) == (409, "disposition-needed")
        await ann.put(f"/api/v1/contacts/{contact_id}/disposition", json={"disposition": "order"})
        assert (await ann.post(f"/api/v1/contacts/{contact_id}/wrap_up")).json()["state"] == "closed"


async def test_a_contact_that_cannot_be_filed_need_not_be(centre: ApiCentre) -> None:
    centre.parts.routing.configure([msgspec.structs.replace(SALES[0], disposition_required=True)], CREW)
    centre.parts.settings.dispositions = {}
    contact_id = await centre.talk("ann")
    async with centre.signed_in("ann") as ann:
        await ann.post(f"/api/v1/contacts/{contact_id}/hang_up")
        assert (await ann.post(f"/api/v1/contacts/{contact_id}/wrap_up")).json()["state"] == "closed"
