"""Everybody and everything that can be called: people, extensions, queues, ring groups, and numbers outside."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Query

from ringhall.apps.api.guard import Centre, Routes
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas.directory import DirectoryEntry
from ringhall.engine.routing import snapshot

ENTRIES_MAX = 500
routes = Routes("directory")


@routes.on("GET", "/directory", may="agents.read")
async def directory(
    centre: Centre,
    text: Annotated[str, Query(max_length=120)] = "",
    limit: Annotated[int, Query(ge=1, le=ENTRIES_MAX)] = ENTRIES_MAX,
) -> list[DirectoryEntry]:
    """Those whose name, number or note holds the text, by name; agents with their state as it is now."""
    wanted = text.strip().casefold()
    found = [each for each in _all(centre) if wanted in f"{each.name}\n{each.number}\n{each.note}".casefold()]
    return sorted(found, key=lambda each: (each.name.casefold(), each.id))[:limit]


def _all(centre: CentreParts) -> Iterator[DirectoryEntry]:
    listed = centre.directory.listed()
    numbers = {each.target: each.number for each in listed if each.kind == "agent"}
    for agent in snapshot.agents(centre.routing.live):
        agent_id = agent["id"]
        yield DirectoryEntry(
            id=f"agent:{agent_id}",
            kind="agent",
            name=agent["name"],
            number=numbers.get(agent_id, ""),
            note=agent["team"],
            state=agent["state"],
        )
    queues = {each.target: each.number for each in listed if each.kind == "queue"}
    for queue in snapshot.queues(centre.routing.live):
        number = queues.get(queue["id"], "")
        yield DirectoryEntry(
            id=f"queue:{queue['id']}",
            kind="queue",
            name=queue["name"],
            number=number,
            waiting=queue["waiting"],
            ready=queue["ready"],
        )
    for each in listed:
        if each.kind not in ("agent", "queue"):
            way = "number" if each.kind == "outside" else "extension"
            yield DirectoryEntry(
                id=f"{way}:{each.number}",
                kind=each.kind,
                name=each.name,
                number=each.number,
                note=each.note,
                state=_at_work(centre, each.number) if each.kind == "phone" else None,
            )


def _at_work(centre: CentreParts, number: str) -> str | None:
    """The state of a phone that is nobody's, as the phones that watch it are told."""
    state = centre.voice.phone_state(number)
    return None if state == "free" else state
