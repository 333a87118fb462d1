"""What is to be otherwise: `billing.strategy=fewest_calls` changes one field of one queue."""

import msgspec

from ringhall.engine.routing.settings import QueueSettings
from ringhall.oversight.simulation.errors import ReplayUnfit


class Change(msgspec.Struct, frozen=True):
    """One field of a queue, by the queue's id or name."""

    queue: str
    field: str
    value: object

    def __str__(self) -> str:
        return f"{self.queue}.{self.field}={self.value}"


def read(text: str) -> Change:
    """The change as people write it; a value may be JSON. Raises ReplayUnfit."""
    place, equals, raw = text.partition("=")
    queue, dot, field = place.rpartition(".")
    if not (equals and dot and queue and field):
        raise ReplayUnfit(f"“{text}” is no change: write queue.field=value, such as billing.strategy=linear.")
    try:
        value: object = msgspec.json.decode(raw)
    except msgspec.DecodeError:
        value = raw
    return Change(queue, field, value)


def changed(queues: list[QueueSettings], changes: list[Change]) -> list[QueueSettings]:
    """The queues with the changes. Raises ReplayUnfit for a queue, field or value that cannot be."""
    found = {queue.id: queue for queue in queues}
    names = {queue.name.casefold(): queue.id for queue in queues}
    for change in changes:
        queue_id = change.queue if change.queue in found else names.get(change.queue.casefold(), "")
        if queue_id not in found:
            raise ReplayUnfit(f"That day has no queue {change.queue}; there are {', '.join(sorted(found))}.")
        data = msgspec.to_builtins(found[queue_id])
        if change.field not in data or change.field == "id":
            raise ReplayUnfit(f"A queue has no field {change.field}; there are {', '.join(sorted(data))}.")
        try:
            found[queue_id] = msgspec.convert({**data, change.field: change.value}, QueueSettings)
        except msgspec.ValidationError as error:
            raise ReplayUnfit(f"{change} cannot be: {error}.") from None
    return list(found.values())
