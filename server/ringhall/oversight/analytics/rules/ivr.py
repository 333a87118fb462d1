"""The menus in figures: how long callers were in them, by which way, and what became of it."""

from collections.abc import Iterator, Mapping

import msgspec


class IvrRow(msgspec.Struct, frozen=True):
    """Callers of a flow by one way through it, named by its labels; by all ways where `path` is None.

    Both None: of all flows. Half were in the menus no longer than `p50_ms`, nine of ten than `p90_ms`. Every caller
    is one of `to_queue`, `self_served`, `hung_up` (in the menus) and `elsewhere`.
    """

    flow_id: str | None
    path: str | None
    callers: int
    p50_ms: int
    p90_ms: int
    offered_by_time: int
    offered_by_errors: int
    to_queue: int
    self_served: int
    hung_up: int
    elsewhere: int


HEAD = ("flow_id", "flow", *IvrRow.__struct_fields__[1:])


def as_table(rows: list[IvrRow], names: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    """Head and lines of a file: every way of every flow, without what they add up to."""
    yield HEAD
    for row in rows:
        if row.flow_id is not None and row.path is not None:
            _, *figures = msgspec.structs.astuple(row)
            yield row.flow_id, names.get(row.flow_id, row.flow_id), *figures
