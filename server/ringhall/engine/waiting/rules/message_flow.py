"""The flow of a queue's own mailbox, for those who choose to leave a message where nobody named another flow."""

from typing import Any

from ringhall.engine.waiting.rules.ways import TEXTS, mailbox_flow


def message_flow_id(queue_id: str) -> str:
    """What this flow is called; one that somebody has drawn under this name goes before it."""
    return f"message:{queue_id}"


def message_flow(queue_id: str) -> dict[str, Any]:
    """The flow's document."""
    return mailbox_flow(queue_id, [{"text": TEXTS["voicemail"]}])
