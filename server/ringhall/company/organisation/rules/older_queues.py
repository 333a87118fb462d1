"""The older form of a queue, which said whether it was open: today its calendar does, and the emergency switch."""

from typing import Any

Json = dict[str, Any]


def without_open(document: Json) -> Json:
    """A settings document in today's form: its open queues no longer say so.

    One that says it is closed keeps the field, and is refused for it: nothing that stands in a document closes a queue.
    """
    queues = document.get("queues")
    if not isinstance(queues, list):
        return document
    return document | {"queues": [_today(queue) for queue in queues]}


def _today(queue: Any) -> Any:
    if not isinstance(queue, dict) or queue.get("open") is not True:
        return queue
    return {name: value for name, value in queue.items() if name != "open"}
