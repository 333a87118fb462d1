"""Every flow that answers callers, and the older versions in which somebody still is."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.nodes.enqueue import Enqueue

Key = tuple[str, int]


def _of_the_centre(flow: Flow) -> dict[str, Any]:
    """What holds in every version of a flow, as the centre has it now."""
    return {name: getattr(flow, name) for name in ("calendars", "time_zone", "ivr_seconds_max", "emergency")}


class Published:
    """Flows by id and version. `under_way` tells in which of them somebody is."""

    def __init__(self, under_way: Callable[[], Iterable[Key]]) -> None:
        self._under_way = under_way
        self._flows: dict[str, dict[int, Flow]] = {}
        self._current: dict[str, int] = {}
        self._asking: set[str] = set()
        self._hearing: set[str] = set()

    def publish(self, flow_id: str, version: int, flow: Flow) -> bool:
        """New callers get this version; those inside another one stay in theirs. Says whether it is news.

        A version that is known already may come again with other hours: they hold from now on, in all versions.
        """
        news = self._current.get(flow_id) != version
        versions = self._flows.get(flow_id, {})
        if news:
            needed = {number for name, number in self._under_way() if name == flow_id}
            versions = {number: kept for number, kept in versions.items() if number in needed}
        kept = {number: replace(each, **_of_the_centre(flow)) for number, each in versions.items()}
        self._flows[flow_id] = kept | {version: flow}
        self._current[flow_id] = version
        asks = any(isinstance(node, Enqueue) and node.last_agent for node in flow.nodes.values())
        (self._asking.add if asks else self._asking.discard)(flow_id)
        (self._hearing.add if flow.hears_speech else self._hearing.discard)(flow_id)
        return news

    def lacking(self) -> list[Key]:
        """Where somebody is, and what is not here: it was published before the last restart."""
        return sorted({key for key in self._under_way() if key[1] not in self._flows.get(key[0], {})})

    def keep(self, flow_id: str, version: int, flow: Flow) -> None:
        """Nobody new comes to this version of a flow, and those who are in it go on in it."""
        now = self.current(flow_id)[1] if self.has(flow_id) else flow
        kept = replace(flow, **_of_the_centre(now))
        self._flows.setdefault(flow_id, {})[version] = kept

    @property
    def ask_last_agent(self) -> bool:
        """Whether any flow asks who served a caller last."""
        return bool(self._asking)

    @property
    def hears_speech(self) -> bool:
        """Whether callers may speak in any flow."""
        return bool(self._hearing)

    def has(self, flow_id: str) -> bool:
        """Whether there is such a flow."""
        return flow_id in self._current

    def current(self, flow_id: str) -> tuple[int, Flow]:
        """What new callers get, with its version."""
        version = self._current[flow_id]
        return version, self._flows[flow_id][version]

    def find(self, flow_id: str, version: int) -> Flow | None:
        """That version. One that nobody knows any more gives way to the present one."""
        versions = self._flows.get(flow_id, {})
        return versions.get(version) or versions.get(self._current.get(flow_id, 0))
