"""Mailboxes over HTTP: whose boxes one sees, and what is done with a message."""

from typing import Any

import httpx
import pytest

from ringhall.contact.state import Contact
from ringhall.engine.channels.voicemail.handlers import handlers
from ringhall.foundation.steps import Step
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real

VOICEMAIL = "/api/v1/voicemail"
CONTACTS = "/api/v1/contacts"


async def a_message(centre: ApiCentre, mailbox: str = "sales") -> str:
    """Somebody left a message; the id of the contact that it is."""
    parts = centre.parts
    parts.steps.handle(handlers(parts.mailboxes))  # type: ignore[arg-type]

    def leave(step: Step) -> Contact:
        call = parts.contacts.open(step, channel="voice", direction="inbound", dialled="400", address="+4512345678")
        parts.contacts.enter_flow(step, call.id, "main", 1)
        parts.contacts.leave_message(step, call.id, f"{call.id}.m1.wav", 8, mailbox)
        parts.contacts.end(step, call.id, "voicemail", "customer")
        return call

    await centre.do(leave)
    return max(each.id for each in parts.contacts.live.by_id.values() if each.channel == "voicemail")


async def ids(client: httpx.AsyncClient, **asked: Any) -> list[str]:
    answer = await client.get(VOICEMAIL, params=asked)
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json()["items"]]


async def test_from_the_box_into_a_hand_and_done(centre: ApiCentre) -> None:
    message = await a_message(centre)
    async with centre.signed_in("ann") as ann, centre.signed_in("sue") as sue:
        assert await ids(ann) == await ids(sue) == [message]
        await ann.put("/api/v1/agents/me/state", json={"state": "not_ready", "reason": "break"})
        taken = await ann.post(f"{CONTACTS}/{message}/take")
        assert (taken.status_code, taken.json()["state"], taken.json()["agent_id"]) == (200, "connected", "ann")
        assert (await ids(ann), await ids(ann, state="taken")) == ([], [message])
        called = await ann.post(f"{CONTACTS}/{message}/call_back")
        assert (called.status_code, called.json()["links"][0]["kind"]) == (201, "call_back_of")
        done = await ann.post(f"{CONTACTS}/{message}/complete")
        assert done.json()["outcome"] == "handled"
        assert (await ids(ann, state="taken"), await ids(ann, state="done")) == ([], [message])
        [box] = (await sue.get(VOICEMAIL)).json()["mailboxes"]
        assert box == {"mailbox": "sales", "kind": "queue", "name": "Sales", "new": 0, "taken": 0, "late": 0}


async def test_an_agents_own_box_is_theirs_alone(centre: ApiCentre) -> None:
    message = await a_message(centre, "agent:bob")
    async with centre.signed_in("ann") as ann, centre.signed_in("bob") as bob, centre.signed_in("sue") as sue:
        assert (await ids(ann), await ids(bob), await ids(sue)) == ([], [message], [message])
        assert (await ann.post(f"{CONTACTS}/{message}/take")).status_code == 403
        assert (await ann.get(f"{CONTACTS}/{message}")).status_code == 403
        handed = await sue.post(f"{CONTACTS}/{message}/hand_over", json={"queue": "sales"})
        assert handed.json()["mailbox"] == "sales"
        assert await ids(ann) == [message]
    async with centre.parts.database.transaction() as transaction:
        [entry] = await centre.parts.audit.page(transaction, f"contact:{message}")
    assert (entry.content.what, entry.content.before) == ("contact.handed_over", {"mailbox": "agent:bob"})


async def test_only_who_looks_after_others_or_has_it_throws_it_away(centre: ApiCentre) -> None:
    message = await a_message(centre)
    async with centre.signed_in("ann") as ann, centre.signed_in("sue") as sue:
        assert (await ann.post(f"{CONTACTS}/{message}/discard")).status_code == 403
        assert (await sue.post(f"{CONTACTS}/{message}/discard")).json()["outcome"] == "discarded"
        assert await ids(sue, state="done") == [message]
    async with centre.parts.database.transaction() as transaction:
        [entry] = await centre.parts.audit.page(transaction, f"contact:{message}")
    assert entry.content.what == "contact.discarded"


async def test_what_is_wrong_is_said(centre: ApiCentre) -> None:
    message = await a_message(centre)
    async with centre.signed_in("sue") as sue, centre.signed_in("ann") as ann:
        both = await sue.post(f"{CONTACTS}/{message}/hand_over", json={"queue": "sales", "agent": "bob"})
        nobody = await sue.post(f"{CONTACTS}/{message}/hand_over", json={"queue": "nobody"})
        assert (both.status_code, nobody.status_code, nobody.json()["code"]) == (422, 422, "mailbox-unknown")
        assert (await ann.post(f"{CONTACTS}/{message}/accept")).status_code == 403
        assert (await ann.post(f"{CONTACTS}/{message}/take")).json()["code"] == "agent-busy", "she is offline"
