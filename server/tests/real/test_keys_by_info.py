"""Keys that a phone sends in SIP messages of their own (INFO) count as those in the sound do."""

import pytest

from tests.support.centre_document import NUMBER, document, secret_of
from tests.support.running_centre import RunningCentre, network_around, running_centre

pytestmark = pytest.mark.real


def with_an_extension() -> dict[str, object]:
    """Phones of ours reach the menu under 599."""
    made = document()
    main = {"number": "599", "name": "Main line", "leads_to": "flow", "target": "main_line"}
    return {**made, "extensions": [*made["extensions"], main]}


async def test_a_caller_and_a_phone_of_ours_get_through_the_menu_by_sip_info() -> None:
    async with running_centre(with_an_extension()) as centre, network_around(centre, keys_by="info") as network:
        phone = await network.phone("agent1", secret_of("agent1"))
        caller = await network.call(NUMBER, "+12025550109")
        await caller.answered()
        await caller.say(None)
        await caller.press("2")
        contact = await in_billing(centre)
        keys = [each["data"]["input"] for each in await centre.client.story(contact) if each["kind"] == "FlowMoved"]
        assert [key for key in keys if key] == ["2"], "once, not once for each way"
        await caller.hang_up()
        await centre.client.until_contact(contact, state="closed")
        colleague = await phone.dials("599")
        await colleague.answered()
        await colleague.say(None)
        await colleague.press("2")
        contact = await in_billing(centre)
        await colleague.hang_up()
        await centre.client.until_contact(contact, state="closed")
        assert centre.faults() == []


async def in_billing(centre: RunningCentre) -> str:
    """Whoever waits there."""

    async def waits() -> str | None:
        return next((each["id"] for each in await centre.client.contacts(state="queued", queue_id="billing")), None)

    contact_id: str = await centre.client.until(waits)
    return contact_id
