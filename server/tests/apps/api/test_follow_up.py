"""Callers who gave up are called by the centre itself, once, where their queue has it so."""

from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from ringhall.business.call_backs.jobs import FollowUp
from ringhall.contact.errors import NotPossible
from ringhall.contact.state import Contact
from ringhall.foundation.clock import RealClock
from tests.apps.api.test_call_backs import LOST, NUMBER, ends, gives_up, lost
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
ALWAYS = {"call_back_opens": "00:00", "call_back_closes": "24:00", "call_back_lost": True}


class Later(RealClock):
    """The minutes have passed."""

    def now(self) -> int:
        return super().now() + 900_000


def following(centre: ApiCentre, **settings: Any) -> FollowUp:
    """The centre calls whoever gave up in the queue sales; the minutes have passed already."""
    routing = centre.parts.routing
    queue = replace(routing.live.floor.queues["sales"].settings, **{**ALWAYS, **settings})
    routing.configure([queue], [seat.settings for seat in routing.live.floor.seats.values()])
    return again(centre)


def again(centre: ApiCentre) -> FollowUp:
    """The program newly started, a quarter of an hour later: what it kept in mind is gone."""
    parts = centre.parts
    return FollowUp(
        Later(),
        parts.database,
        parts.steps,
        parts.contacts,
        parts.call_backs,
        parts.routing.all_queues,
        lambda: "",
    )


def owed(centre: ApiCentre) -> list[Contact]:
    return centre.parts.contacts.live.promised_contacts()


async def entry(client: httpx.AsyncClient) -> dict[str, Any]:
    [found] = await lost(client)
    return dict(found)


async def test_who_gave_up_is_called_once_however_often_they_tried(centre: ApiCentre) -> None:
    follow_up = following(centre)
    first, second = await gives_up(centre), await gives_up(centre)
    await gives_up(centre, "+4520000002", "short_abandoned")
    for contact_id in (first, second, first):
        await follow_up.follow(contact_id)
    [call] = owed(centre)
    assert (call.address, call.queue_id, call.direction) == (NUMBER, "sales", "outbound")
    assert call.call_back is not None
    assert call.call_back.unasked
    async with centre.signed_in("sue") as sue:
        found = await entry(sue)
    assert (found["state"], found["call_id"], found["contact_ids"]) == ("planned", call.id, [second, first])
    assert found["calls_at"] is not None


async def test_a_call_in_vain_gives_them_to_people_and_is_not_made_again(centre: ApiCentre) -> None:
    follow_up = following(centre)
    contact_id = await gives_up(centre)
    await follow_up.follow(contact_id)
    [call] = owed(centre)
    await ends(centre, call.id, "not_reached")
    await follow_up._missed(call.id)
    async with centre.signed_in("ann") as ann:
        assert (await entry(ann))["state"] == "missed"
        for deed in ("take", "release"):
            await ann.post(f"{LOST}/{contact_id}", json={"deed": deed})
        assert (await entry(ann))["state"] == "missed"
    await follow_up.follow(contact_id)
    assert owed(centre) == []


async def test_who_deals_with_them_spares_them_the_call_of_the_centre(centre: ApiCentre) -> None:
    follow_up = following(centre)
    contact_id = await gives_up(centre)
    await follow_up.follow(contact_id)
    [call] = owed(centre)
    async with centre.signed_in("ann") as ann:
        assert (await ann.post(f"{LOST}/{contact_id}", json={"deed": "take"})).json()["state"] == "taken"
    assert owed(centre) == []
    assert call.outcome == "call_back"


async def test_who_came_again_and_was_answered_is_not_called(centre: ApiCentre) -> None:
    follow_up = following(centre)
    contact_id = await gives_up(centre)
    there = await centre.caller(address=NUMBER)
    await centre.do(lambda step: centre.parts.routing.set_state(step, "ann", "ready", None, "ann"))
    await centre.answers("ann", there)
    await ends(centre, there, "answered")
    await follow_up.follow(contact_id)
    assert owed(centre) == []


@pytest.mark.parametrize("crash", ["before the call was booked", "before the table knew the call"])
async def test_a_crash_in_between_calls_nobody_twice_and_forgets_nobody(
    centre: ApiCentre, crash: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow_up = following(centre)
    contact_id = await gives_up(centre)

    async def dies(*told: Any) -> None:
        raise RuntimeError("the power is gone")

    where = "_book" if "booked" in crash else "planned"
    monkeypatch.setattr(follow_up if where == "_book" else centre.parts.call_backs, where, dies)
    with pytest.raises(RuntimeError):
        await follow_up.follow(contact_id)
    monkeypatch.undo()
    follow_up = following(centre)
    assert len(owed(centre)) == (0 if where == "_book" else 1)
    for after in (again(centre), again(centre)):
        await after._look_at_all()
        [call] = owed(centre)
    async with centre.signed_in("sue") as sue:
        assert (await entry(sue))["call_id"] == call.id
    await ends(centre, call.id, "not_reached")
    await again(centre)._look_at_all()
    async with centre.signed_in("sue") as sue:
        assert (await entry(sue))["state"] == "missed"
    assert owed(centre) == []


async def test_a_number_that_is_not_to_be_called_is_left_to_people(centre: ApiCentre) -> None:
    def refuses(number: str, countries: Any) -> str:
        raise NotPossible(verb="call", state="queued", hint="")

    follow_up = following(centre)
    centre.parts.contacts.diallable = refuses
    await follow_up.follow(await gives_up(centre))
    async with centre.signed_in("sue") as sue:
        assert (await entry(sue))["state"] == "missed"
    assert owed(centre) == []


async def test_whose_good_hour_never_comes_is_left_to_people(centre: ApiCentre) -> None:
    follow_up = following(centre, call_back_opens="08:00", call_back_closes="08:05")
    centre.parts.contacts.diallable = lambda number, countries: number
    await follow_up.follow(await gives_up(centre, "+12025550178"))
    async with centre.signed_in("sue") as sue:
        assert (await entry(sue))["state"] == "missed"
    assert owed(centre) == []


async def test_a_queue_that_does_not_have_it_so_calls_nobody(centre: ApiCentre) -> None:
    follow_up = following(centre, call_back_lost=False)
    contact_id = await gives_up(centre)
    await follow_up.follow(contact_id)
    await follow_up._look_at_all()
    assert owed(centre) == []
    async with centre.signed_in("sue") as sue:
        assert ((await entry(sue))["state"], (await entry(sue))["calls_at"]) == ("open", None)
