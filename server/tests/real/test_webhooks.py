"""A program of others is told of real contacts, signed, and again until it has it."""

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest

from ringhall.oversight.webhooks.rules.signing import key_of
from tests.support.centre_document import NUMBER, PERSON, PERSON_NUMBER, document
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.traces import files_with
from tests.support.web_service import Asked, WebService, web_service

pytestmark = pytest.mark.real

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def told(service: WebService) -> list[dict[str, Any]]:
    """What it was told, in order."""
    return [json.loads(each.body) for each in service.asked]


def signed(asked: Asked) -> bool:
    """Whether the signature is that of who knows the secret, checked as a receiver would."""
    head = f"{asked.headers['webhook-id']}.{asked.headers['webhook-timestamp']}.".encode()
    right = base64.b64encode(hmac.new(key_of(SECRET) or b"", head + asked.body, hashlib.sha256).digest()).decode()
    return asked.headers["webhook-signature"] == f"v1,{right}"


def settings(service: WebService) -> dict[str, Any]:
    webhook = {
        "id": "crm", "name": "CRM", "url": f"{service.url}/told", "secret": SECRET, "private_addresses": True,
        "personal_data": True,
        "events": ["contact.arrived", "contact.disposition", "contact.closed", "alarm.raised", "alarm.cleared"],
    }  # fmt: skip
    other = webhook | {"id": "other", "name": "Other", "events": ["contact.closed"], "queue_ids": ["sales"]}
    return {**document(), "webhooks": [webhook, other]}


async def gives_up_waiting(centre: RunningCentre, network: PublicNetwork) -> str:
    """Somebody known calls billing, where nobody is, and hangs up; the contact."""
    caller = await network.call(NUMBER, PERSON_NUMBER, keys="2")
    found = await centre.client.until(lambda: waiting(centre))
    await caller.hang_up()
    await centre.client.until_contact(found, state="closed")
    return str(found)


async def waiting(centre: RunningCentre) -> str | None:
    return next((each["id"] for each in await centre.client.contacts(state="queued")), None)


async def test_contacts_and_alarms_are_told_and_again_after_a_restart() -> None:
    async with web_service() as service:
        service.says(204, "")
        async with running_centre(settings(service)) as centre, network_around(centre) as network:
            contact_id = await gives_up_waiting(centre, network)
            await centre.client.until(lambda: comes(service, contact_id, ["contact.arrived", "contact.closed"]))
            [closed] = [each["data"] for each in told(service) if each["type"] == "contact.closed"]
            assert (closed["outcome"], closed["queue_id"], closed["customer"]["name"]) == (
                "short_abandoned",
                "billing",
                PERSON,
            )
            assert all(signed(each) for each in service.asked)
            assert all(each.headers["content-type"] == "application/json" for each in service.asked)

            service.says(503, "busy")
            second = await gives_up_waiting(centre, network)
            await centre.client.until(lambda: begins_with(service, second, "contact.arrived"))
            await centre.client.until(lambda: row_in(centre, "waiting"))
            centre.kill()
            service.says(200, "{}")
            await centre.start()
            await centre.client.until(lambda: ends_with(service, second, "contact.closed"))
            await centre.client.until(lambda: row_in(centre, "delivered"))
            # Nothing is told twice that was taken once.
            ids = [each.headers["webhook-id"] for each in service.asked]
            assert ids.count(f"{contact_id}.1.crm") == 1

            tried = await centre.client.ask("POST", "/webhooks/crm/test", {}, login="admin")
            assert (tried["state"], tried["status"], told(service)[-1]["type"]) == ("delivered", 200, "test")
            service.says(500, "")
            tried = await centre.client.ask("POST", "/webhooks/crm/test", {}, login="admin")
            assert (tried["state"], tried["status"], tried["attempts"]) == ("given_up", 500, 1)
            service.says(204, "")
            await centre.client.answer("POST", f"/webhooks/crm/deliveries/{tried['id']}/again", {}, login="admin")
            await centre.client.until(lambda: is_tried(service, tried["id"], 2))
            assert files_with(centre, SECRET) == []
            assert centre.faults() == []


def events_of(service: WebService, contact_id: str) -> list[str]:
    return [each["type"] for each in told(service) if each["data"].get("id") == contact_id]


async def comes(service: WebService, contact_id: str, events: list[str]) -> bool:
    return events_of(service, contact_id) == events


async def begins_with(service: WebService, contact_id: str, event: str) -> bool:
    return events_of(service, contact_id)[:1] == [event]


async def ends_with(service: WebService, contact_id: str, event: str) -> bool:
    return events_of(service, contact_id)[-1:] == [event]


async def is_tried(service: WebService, delivery_id: str, times: int) -> bool:
    return [each.headers["webhook-id"] for each in service.asked].count(delivery_id) == times


async def row_in(centre: RunningCentre, state: str) -> bool:
    """Whether all of the newest deliveries are in this state, or any where they wait."""
    rows = await centre.client.ask("GET", "/webhooks/crm/deliveries", login="admin")
    return any(row["state"] == "waiting" for row in rows) == (state == "waiting")
