"""What is to be otherwise: `billing.strategy=fewest_calls` changes one field of one queue."""

from collections.abc import Sequence

import msgspec

from ringhall.engine.routing.settings import QueueSettings
from ringhall.oversight.simulation.errors import ReplayUnfit
from ringhall.oversight.simulation.rules.days import SettingsAt, queues_of


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


def throughout(settings: Sequence[SettingsAt], changes: list[Change]) -> list[SettingsAt]:
    """The settings of a day with the changes from each queue's first moment on. Raises ReplayUnfit."""
    changed(queues_of(settings), changes)
    return [
        SettingsAt(
            each.at, changed(each.queues, [c for c in changes if _found(each.queues, c)]), each.agents, each.routing
        )
        for each in settings
    ]


def changed(queues: list[QueueSettings], changes: list[Change]) -> list[QueueSettings]:
    """The queues with the changes. Raises ReplayUnfit for a queue, field or value that cannot be."""
    found = {queue.id: queue for queue in queues}
    for change in changes:
        queue_id = _found(queues, change)
        if queue_id is None:
            raise ReplayUnfit(f"That day has no queue {change.queue}; there are {', '.join(sorted(found))}.")
        data = msgspec.to_builtins(found[queue_id])
        if change.field not in data or change.field == "id":
            raise ReplayUnfit(f"A queue has no field {change.field}; there are {', '.join(sorted(data))}.")
        try:
            found[queue_id] = msgspec.convert({**data, change.field: change.value}, QueueSettings)
        except msgspec.ValidationError as error:
            raise ReplayUnfit(f"{change} cannot be: {error}.") from None
    return list(found.values())


def _found(queues: list[QueueSettings], change: Change) -> str | None:
    ids = [queue.id for queue in queues if queue.id == change.queue]
    names = [queue.id for queue in queues if queue.name.casefold() == change.queue.casefold()]
    return next(iter(ids + names), None)
