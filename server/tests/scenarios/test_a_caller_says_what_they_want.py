"""A caller says what they want; it is understood, kept for the agent, and erased with the person."""

from typing import Any

import pytest
from msgspec.structs import replace

from ringhall.contact.flow_events import CallerSaid
from ringhall.contact.rules.personal import ERASED, erased
from ringhall.engine.flows.ports import Said
from ringhall.engine.understanding.ports import Guess, Heard, Meaning
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario

FLOW: dict[str, Any] = {
    "start": "ask",
    "nodes": {
        "ask": {
            "kind": "ask", "prompt": [{"text": "Yes?"}], "model": "wishes", "unsure": "person",
            "wishes": [{"intent": "bill", "to": "bills", "label": "Bill"}],
        },
        "bills": {"kind": "enqueue", "queue": "billing", "on_timeout": "end"},
        "person": {"kind": "enqueue", "queue": "sales", "on_timeout": "end"},
        "end": {"kind": "hang_up"},
    },
}  # fmt: skip


class Centre(TestCentre):
    """A centre whose intent model knows what a bill is."""

    main_flow = FLOW

    async def understand(self, heard: Heard) -> Meaning:
        known = "bill" in heard.text
        return Meaning(known, (Guess("bill", 0.9 if known else 0.1),), "v1", "your bill")

    async def says(self, contact_id: str, words: str) -> None:
        contact = self.heart.contacts.get(contact_id)
        self.heart.steps.run(lambda step: self.heart.flows.tell(step, contact, Said(words)))
        await self.settle()


async def test_who_says_what_they_want_waits_in_its_queue_and_the_agent_reads_their_words() -> None:
    centre = Centre()
    contact = await centre.call()
    await centre.says(contact.id, "my bill is wrong")
    assert (contact.queue_id, contact.place and contact.place["path"]) == ("billing", ("Bill",))
    assert [(each.text, each.intent, each.decision) for each in contact.said] == [("my bill is wrong", "bill", "sure")]
    told = next(each.event for each in centre.story(contact.id) if isinstance(each.event, CallerSaid))
    assert (told.model, told.version, told.confidence) == ("wishes", "v1", 0.9)
    assert erased(told) == replace(told, text=ERASED)


async def test_who_is_not_understood_comes_to_a_person_with_everything_they_said() -> None:
    centre = Centre()
    contact = await centre.call()
    await centre.says(contact.id, "hm")
    assert contact.state == "in_flow"
    await centre.says(contact.id, "well, you know")
    assert contact.queue_id == "sales"
    assert [(each.text, each.decision) for each in contact.said] == [("hm", "unsure"), ("well, you know", "unsure")]
    assert contact.place is not None
    assert contact.place["variables"]["said"] == "hm · well, you know"
