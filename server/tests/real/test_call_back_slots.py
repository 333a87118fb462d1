"""A caller agrees to be called back, and chooses one of the free times that are read out."""

from typing import Any

import pytest

from tests.support.centre_document import NUMBER, document
from tests.support.hearing import Listening
from tests.support.running_centre import RunningCentre, network_around, running_centre

pytestmark = [pytest.mark.real, pytest.mark.timeout(240)]
WHO, ANOTHER = "+442079460123", "+442079460124"


def with_slots() -> dict[str, Any]:
    """Key 5 offers times in the queue billing: each of five minutes has room for one."""
    made = document()
    nodes = made["flows"][0]["document"]["nodes"]
    settings = next(each for each in made["queues"] if each["id"] == "billing")
    settings |= {
        "call_back_opens": "00:00", "call_back_closes": "24:00", "call_back_slot_minutes": 5,
        "call_back_slot_capacity": 1,
    }  # fmt: skip
    nodes["main"]["choices"]["5"] = {"to": "back", "label": "call-back"}
    nodes["back"] = {
        "kind": "call_back", "queue": "billing", "slots": True, "declined": "billing", "not_possible": "billing",
        "prompt": [{"text": {"en": "We call you at {call_back_number}. Press one."}}],
        "goodbye": [{"text": {"en": "Good-bye."}}],
    }  # fmt: skip
    return made


async def free(centre: RunningCentre) -> list[str]:
    """The times of the queue that have room."""
    found = await centre.client.ask("GET", "/call_backs/slots?queue=billing&days=1")
    return [slot["at"] for slot in found["items"] if slot["free"]]


async def booked(centre: RunningCentre) -> list[Any]:
    """The calls that are booked."""
    items: list[Any] = (await centre.client.ask("GET", "/call_backs/promised"))["items"]
    return items


async def test_a_time_is_heard_chosen_and_booked_and_the_next_caller_is_not_offered_it() -> None:
    async with running_centre(with_slots()) as centre, network_around(centre) as network:
        before = await free(centre)
        caller = await network.call(NUMBER, WHO, keys="51")
        await Listening(caller).hears_sound()
        await caller.press("2")
        await caller.ended()
        [call] = await booked(centre)
        assert call["booked_for"] in before[1:4], "the second of three, whatever time passed meanwhile"
        assert call["booked_for"] not in await free(centre)
        assert (call["contact"]["address"], call["contact"]["queue_id"]) == (WHO, "billing")
        [asked] = [each for each in await centre.client.contacts() if each["direction"] == "inbound"]
        assert asked["outcome"] == "self_served"
        [link] = [each["data"] for each in await centre.client.story(asked["id"]) if each["kind"] == "ContactLinked"]
        assert (link["link"], link["other_id"]) == ("called_back", call["contact"]["id"])
        other = await network.call(NUMBER, ANOTHER, keys="511")
        await other.ended()
        times = {each["booked_for"] for each in await booked(centre)}
        assert len(times) == 2
        assert centre.faults() == []
