"""A caller agrees to be called back, hangs up, and is called: they first or the agent first; after a crash as well."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.support.centre_document import NUMBER, document, secret_of
from tests.support.hearing import Listening
from tests.support.public_network import Person, Phone, PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(240)]
CUSTOMER, AGENT = 440, 1000
WHO = "+442079460123"


def with_call_backs() -> dict[str, Any]:
    """Key 5 offers a call-back in which the customer is called first, key 6 one with the agent first."""
    made = document()
    nodes = made["flows"][0]["document"]["nodes"]
    for key, queue, first in (("5", "billing", "customer"), ("6", "sales", "agent")):
        settings = next(each for each in made["queues"] if each["id"] == queue)
        settings |= {"call_back_first": first, "call_back_opens": "00:00", "call_back_closes": "24:00"}
        nodes["main"]["choices"][key] = {"to": f"back_{queue}", "label": "call-back"}
        nodes[f"back_{queue}"] = {
            "kind": "call_back",
            "queue": queue,
            "prompt": [{"text": {"en": "We call you at {call_back_number}. Press one."}}],
            "goodbye": [{"text": {"en": "Good-bye."}}],
            "declined": queue,
            "not_possible": queue,
        }
    return made


class Called:
    """A centre, the network around it, and the phone of its agent."""

    def __init__(self, centre: RunningCentre, network: PublicNetwork, seat: Phone) -> None:
        self.centre, self.client, self.network, self.seat = centre, centre.client, network, seat

    async def promised(self, key: str) -> str:
        """The contact of a caller who agreed, heard good-bye and is gone."""
        caller = await self.network.call(NUMBER, WHO, keys=f"{key}1")
        await caller.ended()
        [contact] = [c for c in await self.client.contacts(state="queued") if c["address"] == WHO]
        contact_id: str = contact["id"]
        assert "CallBackPromised" in await self.client.kinds(contact_id)
        return contact_id

    async def talk(self, contact_id: str, customer: Person, seat: Person) -> None:
        """They hear one another, and the contact ends as answered."""
        assert seat.contact_id == contact_id
        await asyncio.gather(Listening(customer).hears(AGENT), Listening(seat).hears(CUSTOMER))
        contact = await self.client.until_contact(contact_id, state="connected")
        assert (contact["agent_id"], contact["address"]) == ("agent1", WHO)
        await customer.hang_up()
        await seat.ended()
        await self.client.until_contact(contact_id, outcome="answered")
        kinds = await self.client.kinds(contact_id)
        assert kinds.count("ContactConnected") == kinds.count("ContactEnded") == 1


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def everything() -> AsyncIterator[Called]:
    async with running_centre(with_call_backs()) as centre, network_around(centre) as network:
        phones = await network.register({"agent1": secret_of("agent1")})
        yield Called(centre, network, phones["agent1"])


@pytest_asyncio.fixture(loop_scope="module")
async def called(everything: Called) -> AsyncIterator[Called]:
    yield everything
    await everything.client.set_state("agent1", "offline")
    await everything.client.until_agent("agent1", "offline")


async def test_the_customer_is_called_first_and_then_the_agent(called: Called) -> None:
    contact_id = await called.promised("5")
    await called.client.set_state("agent1", "ready")
    customer = await called.network.phone_of(WHO).rings()
    assert (await called.client.agent("agent1"))["state"] == "ringing"
    await customer.answer(CUSTOMER)
    seat = await called.seat.rings()
    await seat.answer(AGENT)
    await called.talk(contact_id, customer, seat)


async def test_the_agent_accepts_first_and_hears_the_customers_phone_ring(called: Called) -> None:
    contact_id = await called.promised("6")
    await called.client.set_state("agent1", "ready")
    seat = await called.seat.rings()
    await seat.answer(AGENT)
    customer = await called.network.phone_of(WHO).rings()
    await Listening(seat).hears_sound()
    await customer.answer(CUSTOMER)
    await called.talk(contact_id, customer, seat)
    await called.client.ask("POST", f"/contacts/{contact_id}/wrap_up", {}, login="agent1")


async def test_who_does_not_answer_waits_for_the_next_attempt(called: Called) -> None:
    contact_id = await called.promised("5")
    await called.client.set_state("agent1", "ready")
    customer = await called.network.phone_of(WHO).rings()
    await customer.hang_up()
    await called.client.until_contact(contact_id, state="queued")
    await called.client.until_agent("agent1", "ready")
    assert (await called.client.kinds(contact_id)).count("CallBackMissed") == 1
    again = await called.network.call(NUMBER, WHO, keys="2")
    seat = await called.seat.rings()
    assert seat.contact_id != contact_id
    await seat.answer(AGENT)
    settled = await called.client.until_contact(contact_id, state="closed")
    assert settled["outcome"] == "call_back"
    await again.hang_up()


async def test_a_promise_outlives_a_kill_before_the_call_and_the_customer_is_reached(called: Called) -> None:
    contact_id = await called.promised("5")
    since = (await called.client.contact(contact_id))["waiting_since"]
    called.centre.kill()
    await called.centre.start()
    contact = await called.client.until_contact(contact_id, state="queued")
    assert contact["waiting_since"] == since
    await called.client.set_state("agent1", "ready")
    customer = await called.network.phone_of(WHO).rings()
    called.centre.kill()
    await called.centre.start()
    await customer.answer(CUSTOMER)
    seat = await called.seat.rings()
    await seat.answer(AGENT)
    await called.talk(contact_id, customer, seat)
