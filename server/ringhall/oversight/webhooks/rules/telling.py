"""Which events programs are told of, and in which words. Pure."""

from typing import Any

from ringhall.contact import events as e
from ringhall.contact.rules.personal import Cover, covered_contact
from ringhall.contact.state import Contact
from ringhall.foundation.events import Event
from ringhall.oversight.webhooks.settings import Told, Webhook

NOT_TOLD = Cover(*[lambda _: ""] * 4)
OF_CONTACTS: dict[type[Event], Told] = {
    e.ContactArrived: "contact.arrived",
    e.ContactConnected: "contact.answered",
    e.DispositionSet: "contact.disposition",
    e.ContactClosed: "contact.closed",
}


def concerns(webhook: Webhook, contact: Contact) -> bool:
    """Whether the contact is of a queue the webhook is told of."""
    return not webhook.queue_ids or contact.queue_id in webhook.queue_ids


def of_contact(webhook: Webhook, contact: Contact) -> dict[str, Any]:
    """The contact as it stands; moments are milliseconds UTC. What is personal is empty unless it is to be told."""
    shown = contact if webhook.personal_data else covered_contact(contact, NOT_TOLD)
    spent = shown.spent_ms
    return {
        "id": shown.id,
        "reference": shown.reference,
        "channel": shown.channel,
        "direction": shown.direction,
        "state": shown.state,
        "language": shown.language,
        "dialled": shown.dialled,
        "address": shown.address,
        "customer": {"id": shown.customer_id, "name": shown.customer_name} if shown.customer_id else None,
        "queue_id": shown.queue_id,
        "agent_id": shown.agent_id or shown.last_agent_id,
        "arrived_at": shown.arrived_at,
        "closed_at": shown.closed_at,
        "outcome": shown.outcome,
        "disposition": shown.disposition,
        "note": shown.note,
        "scripts": {key: {"answers": each.answers, "done": each.done} for key, each in shown.scripts.items()},
        "wait_ms": shown.waited_ms_before + spent.get("wait", 0) + spent.get("ring", 0),
        "talk_ms": spent.get("talk", 0),
        "hold_ms": spent.get("hold", 0),
        "wrap_up_ms": spent.get("wrap_up", 0),
        "recordings": shown.recordings,
    }
