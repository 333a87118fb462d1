"""A supervisor ends the work after a talk for an agent who does not: by right, audited, and the agent is told."""

import pytest
from msgspec.structs import replace

from tests.apps.api.test_board import ask, audited, frames, hangs_up, page_of
from tests.support.api_centre import ApiCentre
from tests.support.voice_double import CREW, SALES

pytestmark = pytest.mark.real
END = "/agents/ann/wrap_up/end"


async def in_wrap_up(centre: ApiCentre, mode: str) -> str:
    """Ann has talked, and her work after it ends in this way; the contact's id."""
    queues = [replace(queue, wrap_up_mode=mode) for queue in SALES]
    centre.parts.routing.configure(queues, CREW)
    contact_id = await centre.talk()
    await hangs_up(centre, contact_id)
    assert centre.parts.routing.live.agent("ann").state == "wrap_up"
    return contact_id


@pytest.mark.parametrize("mode", ["manual", "fixed", "capped"])
async def test_it_is_over_at_once_whoever_was_to_end_it(centre: ApiCentre, mode: str) -> None:
    anns, bobs = await page_of(centre, "ann"), await page_of(centre, "bob")
    contact_id = await in_wrap_up(centre, mode)
    async with centre.signed_in("ann") as ann:
        await ask(ann, "PUT", f"/contacts/{contact_id}/note", {"text": "Half a sentence"})
    async with centre.signed_in("sue") as sue:
        ended = await ask(sue, "POST", END)
        assert (ended["state"], ended["contact_id"]) == ("ready", None)
        contact = await ask(sue, "GET", f"/contacts/{contact_id}")
        assert contact["state"] == "closed"
    assert await audited(centre, "agent:ann") == [("sue", "agent.wrap_up_ended")]
    assert '"code":"wrap_up_ended"' in frames(anns)
    assert "wrap_up_ended" not in frames(bobs)


async def test_only_who_may_and_only_where_there_is_one(centre: ApiCentre) -> None:
    await in_wrap_up(centre, "manual")
    async with centre.signed_in("bob") as bob:
        assert (await bob.post(f"/api/v1{END}")).status_code == 403
    async with centre.signed_in("sue") as sue:
        await ask(sue, "POST", END)
        again = await sue.post(f"/api/v1{END}")
        assert (again.status_code, again.json()["code"]) == (409, "not-in-wrap-up")
        assert (await sue.post("/api/v1/agents/nobody/wrap_up/end")).status_code == 404
    assert await audited(centre, "agent:ann") == [("sue", "agent.wrap_up_ended")]
