"""The dead-band: an alert is raised only after a while beyond the limit, and cleared only after a while well within."""

import msgspec


class Band(msgspec.Struct, frozen=True):
    """How long a cause must stand beyond its limit before it is told, and within it before it is forgotten."""

    raise_ms: int = 60_000
    clear_ms: int = 60_000


class Watched(msgspec.Struct, frozen=True):
    """One cause as it was followed so far. At most one of the two moments is set."""

    standing: bool = False
    beyond_since: int | None = None
    within_since: int | None = None


def follow(watched: Watched, *, beyond: bool, within: bool, now: int, band: Band) -> Watched:
    """The cause after another look. `beyond` its limit and well `within` it exclude each other; both may be False."""
    if watched.standing:
        since = (watched.within_since if watched.within_since is not None else now) if within else None
        over = since is not None and now - since >= band.clear_ms
        return Watched() if over else Watched(standing=True, within_since=since)
    since = (watched.beyond_since if watched.beyond_since is not None else now) if beyond else None
    due = since is not None and now - since >= band.raise_ms
    return Watched(standing=True) if due else Watched(beyond_since=since)
