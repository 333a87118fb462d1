"""The board's figures open what they are made of, and the supervisor's hand does what it says, audited and told."""

from typing import Any

import httpx
import pytest

from ringhall.apps.api.gateway import Gateway
from ringhall.apps.api.streams import Connection
from ringhall.foundation.clock import Clock
from ringhall.oversight.analytics.rules.made_of import RECIPES
from ringhall.oversight.analytics.rules.metric import seconds, share
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


async def ask(client: httpx.AsyncClient, method: str, path: str, body: Any = None) -> Any:
    """The JSON of an answer that must be good."""
    answer = await client.request(method, f"/api/v1{path}", json=body)
    assert answer.status_code < 300, answer.text
    return answer.json() if answer.content else None


async def all_of(client: httpx.AsyncClient, figure: str) -> tuple[Any, list[Any]]:
    """The figure's first page, and all its visits, page by page."""
    first = page = await ask(client, "GET", f"/board/today/{figure}?queue=sales&limit=2")
    items = list(page["items"])
    while page["next"]:
        page = await ask(client, "GET", f"/board/today/{figure}?queue=sales&limit=2&cursor={page['next']}")
        items += page["items"]
    return first, items


async def hangs_up(centre: ApiCentre, contact_id: str) -> None:
    """Agent Ann ends the talk."""
    await centre.do(lambda step: centre.voice.hang_up(step, contact_id, "ann"))


async def a_day(centre: ApiCentre) -> None:
    """Three talks, one who gave up at once, two who still wait."""
    for _ in range(3):
        contact_id = await centre.talk()
        await hangs_up(centre, contact_id)
        await centre.do(lambda step: centre.parts.routing.finish_wrap_up(step, "ann"))
    await centre.do(lambda step: centre.parts.routing.set_state(step, "ann", "offline", None, "test"))
    gone = await centre.caller()
    await centre.do(lambda step: centre.parts.contacts.end(step, gone, "abandoned", "customer"))
    for _ in range(2):
        await centre.caller()


async def test_every_figure_of_today_is_what_it_opens(centre: ApiCentre) -> None:
    await a_day(centre)
    async with centre.signed_in("sue") as sue:
        [sales] = await ask(sue, "GET", "/queues")
        assert (sales["today"]["offered"], sales["today"]["answered"]) == (6, 3)
        for figure, recipe in RECIPES.items():
            shown, (first, items) = sales["today"][figure], await all_of(sue, figure)
            assert first["value"] == shown, figure
            assert first["count"] == len(items) == len({(each["contact_id"], each["n"]) for each in items})
            counts, amount = sum(each["counts"] for each in items), sum(each["amount_ms"] for each in items)
            made = {
                "count": len(items),
                "sum": amount,
                "share": share(counts, len(items)),
                "mean": seconds(amount, counts),
            }[recipe.kind]
            assert made == shown, figure


async def test_every_figure_of_now_is_who_it_opens(centre: ApiCentre) -> None:
    first, second = await centre.caller(), await centre.caller()
    await centre.do(lambda step: centre.parts.routing.set_state(step, "bob", "not_ready", "break", "test"))
    async with centre.signed_in("sue") as sue:
        [sales] = await ask(sue, "GET", "/queues")
        waiting = await ask(sue, "GET", "/board/now/waiting")
        assert [each["contact_id"] for each in waiting["contacts"]] == [first, second]
        assert waiting["value"] == sales["waiting"] == 2
        [longest] = (await ask(sue, "GET", "/board/now/longest_wait?queue=sales"))["contacts"]
        assert longest["waiting_since"] == sales["longest_since"]
        here = await ask(sue, "GET", "/board/now/here?queue=sales")
        assert [each["id"] for each in here["agents"]] == ["bob"]
        assert (here["value"], (await ask(sue, "GET", "/board/now/ready"))["value"]) == (sales["here"], sales["ready"])


async def test_what_is_no_figure_and_no_queue_is_not_found(centre: ApiCentre) -> None:
    async with centre.signed_in("sue") as sue:
        for path in ("/board/today/weather", "/board/now/offered", "/board/today/offered?queue=moon"):
            assert (await sue.get(f"/api/v1{path}")).status_code == 404, path
        assert (await sue.get("/api/v1/board/today/offered?cursor=x.y.z")).json()["code"] == "cursor-unreadable"


async def audited(centre: ApiCentre, subject: str) -> list[tuple[str, str]]:
    """Who did what to it since it was set up, newest first."""
    async with centre.parts.database.transaction() as transaction:
        entries = await centre.parts.audit.page(transaction, subject)
    return [(each.content.who, each.content.what) for each in entries if each.content.who != "test"]


async def test_an_alarm_is_snoozed_for_a_while_and_that_is_audited(centre: ApiCentre) -> None:
    centre.parts.alarms.raise_("nobody_here", "missed", "Nobody is here.", subject="sales")
    clock: Clock = centre.parts.clock
    async with centre.signed_in("sue") as sue:
        snoozed = await ask(sue, "POST", "/alarms/nobody_here:sales/snooze")
        assert snoozed["snoozed_by"] == "Sue"
        assert centre.parts.alarms.get("nobody_here:sales").snoozed_until == pytest.approx(
            clock.now() + 900_000, abs=5_000
        )
        assert [each["snoozed_until"] for each in await ask(sue, "GET", "/alarms")] == [snoozed["snoozed_until"]]
        assert (await ask(sue, "DELETE", "/alarms/nobody_here:sales/snooze"))["snoozed_until"] is None
        assert (await sue.post("/api/v1/alarms/disk/snooze")).json()["code"] == "alarm-over"
    assert await audited(centre, "alarm:nobody_here:sales") == [("sue", "alarm.snooze_ended"), ("sue", "alarm.snoozed")]


async def test_who_waits_is_moved_at_their_age_and_put_before_others(centre: ApiCentre) -> None:
    old, new = await centre.caller(), await centre.caller()
    async with centre.signed_in("sue") as sue:
        since = (await ask(sue, "GET", f"/contacts/{new}"))["waiting_since"]
        assert (await ask(sue, "PUT", f"/contacts/{new}/priority", {"priority": 5}))["priority"] == 5
        await centre.do(lambda step: centre.parts.routing.set_state(step, "bob", "ready", None, "test"))
        assert (await ask(sue, "GET", f"/contacts/{new}"))["state"] == "offered"
        moved = await ask(sue, "POST", f"/contacts/{new}/move", {"queue": "sales"})
        assert moved["waiting_since"] == since
        for path, body in ((f"/contacts/{old}/move", {"queue": "moon"}), ("/contacts/none/move", {"queue": "sales"})):
            assert (await sue.post(f"/api/v1{path}", json=body)).status_code == 404
    async with centre.signed_in("ann") as ann:
        assert (await ann.post(f"/api/v1/contacts/{old}/move", json={"queue": "sales"})).status_code == 403
    assert await audited(centre, f"contact:{new}") == [("sue", "contact.moved"), ("sue", "contact.prioritised")]


async def page_of(centre: ApiCentre, login: str) -> Connection:
    """A page of this person listens."""
    async with centre.parts.database.transaction() as transaction:
        user = await centre.parts.access.identify(transaction, await centre.token_of(login))
    gateway: Gateway = centre.app.state.gateway
    gateway.join(connection := Connection(f"page-of-{login}", user), None)
    return connection


def frames(page: Connection) -> str:
    """All that was sent to it."""
    found = []
    while not page.frames.empty():
        found.append(page.frames.get_nowait() or "")
    return "".join(found)


async def test_a_forced_state_is_audited_and_told_to_the_agent_alone(centre: ApiCentre) -> None:
    anns, bobs = await page_of(centre, "ann"), await page_of(centre, "bob")
    async with centre.signed_in("sue") as sue:
        body = {"state": "not_ready", "reason": "break"}
        assert (await ask(sue, "PUT", "/agents/ann/state", body))["state"] == "not_ready"
    told = frames(anns)
    assert '"code":"state_forced"' in told
    assert '"by":"Sue"' in told
    assert "state_forced" not in frames(bobs)
    assert await audited(centre, "agent:ann") == [("sue", "agent.state_forced")]


async def test_ones_own_state_is_nobody_elses_business(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        await ask(ann, "PUT", "/agents/me/state", {"state": "ready"})
        assert (await ann.put("/api/v1/agents/bob/state", json={"state": "ready"})).status_code == 403
        assert (await ann.post("/api/v1/agents/bob/log_out")).status_code == 403
    assert await audited(centre, "agent:ann") == []


async def test_an_idle_agent_is_logged_out_everywhere_and_a_busy_one_after_the_contact(centre: ApiCentre) -> None:
    token, page = await centre.token_of("ann"), await page_of(centre, "ann")
    contact_id = await centre.talk("ann")
    async with centre.signed_in("sue") as sue, centre.client(token) as ann:
        busy = await ask(sue, "POST", "/agents/ann/log_out")
        assert (busy["state"], busy["wanted"]["state"]) == ("talking", "offline")
        assert (await ann.get("/api/v1/session")).status_code == 200
        await hangs_up(centre, contact_id)
        await centre.do(lambda step: centre.parts.routing.finish_wrap_up(step, "ann"))
        assert (await ask(sue, "POST", "/agents/ann/log_out"))["state"] == "offline"
        assert (await ann.get("/api/v1/session")).status_code == 401
    assert page.closing is not None


async def test_skills_and_queues_for_now_are_refused_for_what_is_not_there(centre: ApiCentre) -> None:
    async with centre.signed_in("sue") as sue:
        await ask(sue, "PUT", "/agents/bob/for_now", {"skills": {"danish": 3}, "queue_ids": ["sales"], "minutes": 30})
        [bob] = [agent for agent in await ask(sue, "GET", "/agents") if agent["id"] == "bob"]
        assert bob["for_now_until"] is not None
        await ask(sue, "DELETE", "/agents/bob/for_now")
        for agent, queue in (("bob", "moon"), ("nobody", "sales")):
            answer = await sue.put(f"/api/v1/agents/{agent}/for_now", json={"queue_ids": [queue]})
            assert answer.status_code == 404, answer.text


async def test_a_wall_is_kept_and_alerts_are_set(centre: ApiCentre) -> None:
    async with centre.signed_in("sue") as sue, centre.signed_in("root") as root:
        wall = {"id": "front", "name": "Front wall", "queue_ids": ["sales"], "team": ""}
        assert await ask(sue, "POST", "/walls", wall) == wall
        assert await ask(sue, "GET", "/walls") == [wall]
        settings = await ask(root, "GET", "/alert_settings")
        for seconds in (30, 20):
            changed = await ask(root, "PUT", "/alert_settings", settings | {"raise_after_seconds": seconds})
            assert changed["raise_after_seconds"] == seconds
        assert (await sue.put("/api/v1/alert_settings", json=settings)).status_code == 403


async def test_nobody_is_ready_with_a_page_that_cannot_hear_them(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        centre.parts.phones.set_microphone("ann", False)
        refused = await ann.put("/api/v1/agents/me/state", json={"state": "ready"})
        assert (refused.status_code, refused.json()["code"]) == (409, "no-microphone")
        assert "plug one in" in refused.json()["detail"]
        centre.parts.phones.set_microphone("ann", True)
        assert (await ask(ann, "PUT", "/agents/me/state", {"state": "ready"}))["state"] == "ready"
