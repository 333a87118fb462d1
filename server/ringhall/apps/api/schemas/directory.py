"""What stands in the directory."""

from typing import Literal

from ringhall.apps.api.schemas.common import Line, Shape

EntryKind = Literal["agent", "phone", "queue", "ring_group", "flow", "outside"]


class DirectoryEntry(Shape):
    """Somebody or something to call. `id` names kind and key as targets do: `agent:7`, `extension:300`, `number:+386…`.

    `number` is the extension, or the outside number; empty where there is none. `state` is an agent's, or that of a
    phone which rings or is in a call; `waiting` and `ready` are a queue's.
    """

    id: Line
    kind: EntryKind
    name: Line
    number: Line
    note: Line = ""
    state: str | None = None
    waiting: int | None = None
    ready: int | None = None
