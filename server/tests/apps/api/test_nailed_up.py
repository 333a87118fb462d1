"""A phone that stays connected, through HTTP: one's own only, and what the page is told of it."""

import pytest
from msgspec.structs import replace

from ringhall.engine.routing import events as e
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
PHONE = "/api/v1/agents/me/phone"


async def test_one_connects_and_disconnects_ones_own_phone(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        assert (await ann.post(f"{PHONE}/connect")).json()["id"] == "ann"
        assert (await ann.post(f"{PHONE}/disconnect")).json()["id"] == "ann"
    assert centre.voice.told[-2:] == [("connect_phone", "ann"), ("disconnect_phone", "ann")]
    async with centre.signed_in("sue") as sue:
        # A supervisor who is no agent has no phone.
        refused = await sue.post(f"{PHONE}/connect")
        assert refused.status_code in (403, 409)
    assert len([told for told in centre.voice.told if told[0] == "connect_phone"]) == 1


async def test_an_offered_call_is_accepted_by_whom_it_is_offered_to(centre: ApiCentre) -> None:
    contact_id = await centre.talk("ann")
    async with centre.signed_in("bob") as bob:
        assert (await bob.post(f"/api/v1/contacts/{contact_id}/accept")).status_code == 403
    async with centre.signed_in("ann") as ann:
        assert (await ann.post(f"/api/v1/contacts/{contact_id}/accept")).status_code == 200
    assert centre.voice.told[-1] == ("accept", contact_id, "ann")


async def test_what_is_set_for_an_agent_and_where_their_phone_stands_is_shown(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:

        async def shown() -> tuple[object, bool]:
            me = next(each for each in (await ann.get("/api/v1/agents")).json() if each["id"] == "ann")
            return me["nailed_up"], me["nailed_up_since"] is not None

        assert await shown() == (None, False)
        floor = centre.parts.routing.live.floor
        queues = [queue.settings for queue in floor.queues.values()]
        agents = [seat.settings for seat in floor.seats.values()]
        nailed_up = [replace(each, reached_by="nailed_up") for each in agents]
        centre.parts.routing.configure(queues, nailed_up)
        assert await shown() == ("off", False)
        for event in (
            e.PhoneDialled(agent_id="ann", leg_id="leg", address="PJSIP/ann"),
            e.PhoneConnected(agent_id="ann", leg_id="leg"),
        ):
            centre.parts.steps.run(lambda step, one=event: step.record(one))  # type: ignore[misc]
        assert await shown() == ("connected", True)
