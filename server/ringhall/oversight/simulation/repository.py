"""Reads a stored day: its stories, and the settings that held in it from what is set now and the audit of changes."""

from datetime import timedelta
from typing import Any

import msgspec
import sqlalchemy as sa

from ringhall.engine.routing.settings import AgentSettings, QueueSettings, RoutingSettings
from ringhall.engine.virtual_agents.settings import VirtualAgent, member_of
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.story_reader import recorded_of
from ringhall.oversight.simulation.rules.days import Day, SettingsAt

# What an agent did in the weeks before counts in strategies (the last contact, the last offer).
WARM_UP = timedelta(days=31)
# By the order in which rows were written: many streams have events of one millisecond, and the clock may be put back.
_EVENTS = sa.text("""
    SELECT stream, n, at, kind, data FROM story
    WHERE at < :until AND (
        (starts_with(stream, 'agent:') OR starts_with(stream, 'queue:')) AND at >= :warm_up
        OR stream IN (SELECT stream FROM story WHERE at >= :since AND at < :until AND starts_with(stream, 'contact:'))
    )
    ORDER BY seq
""")
_KINDS = ("queue", "agent", "agent_for_now", "virtual_agent", "routing")
_SETTINGS = sa.text("SELECT kind, id, data FROM setting WHERE kind = ANY(:kinds) ORDER BY id")
_CHANGES = sa.text("""
    SELECT at, subject, before, after FROM audit_entry
    WHERE at >= :since AND split_part(subject, ':', 1) = ANY(:kinds)
        AND (before IS NOT NULL OR after IS NOT NULL)
    ORDER BY n DESC
""")
Documents = dict[tuple[str, str], dict[str, Any]]


async def day(transaction: Transaction, since: int, until: int) -> Day:
    """The day from `since` to `until` (milliseconds UTC)."""
    begin, end = as_datetime(since), as_datetime(until)
    rows = await transaction.execute(_EVENTS.bindparams(since=begin, until=end, warm_up=begin - WARM_UP))
    events = [recorded for row in rows if (recorded := recorded_of(*tuple(row))) is not None]
    return Day(since, until, events, await _settings(transaction, since, until))


async def _settings(transaction: Transaction, since: int, until: int) -> list[SettingsAt]:
    """Backwards from what is set now: each change undone gives what held before it."""
    settings, changes = (each.bindparams(kinds=list(_KINDS)) for each in (_SETTINGS, _CHANGES))
    documents: Documents = {(row.kind, row.id): row.data for row in await transaction.execute(settings)}
    found: list[SettingsAt] = []
    for row in await transaction.execute(changes.bindparams(since=as_datetime(since))):
        at = as_milliseconds(row.at)
        if at < until and not (found and found[-1].at == at):
            found.append(_typed(at, documents))
        kind, _, id_ = row.subject.partition(":")
        documents.pop((kind, id_), None)
        if row.before is not None:
            documents[kind, id_] = row.before
    return [_typed(since, documents), *reversed(found)]


def _typed(at: int, documents: Documents) -> SettingsAt:
    def of(kind: str) -> dict[str, dict[str, Any]]:
        return {id_: data for (each, id_), data in sorted(documents.items()) if each == kind}

    for_now = {id_: data for id_, data in of("agent_for_now").items() if data["until"] > at}
    agents = {
        id_: data | {name: for_now[id_][name] for name in ("skills", "queue_ids")} if id_ in for_now else data
        for id_, data in of("agent").items()
    }
    virtual = [
        member_of(id_, data["name"], msgspec.convert(data, VirtualAgent)) for id_, data in of("virtual_agent").items()
    ]
    return SettingsAt(
        at,
        msgspec.convert(list(of("queue").values()), list[QueueSettings]),
        [*msgspec.convert(list(agents.values()), list[AgentSettings]), *virtual],
        msgspec.convert(of("routing").get(RoutingSettings().id, {}), RoutingSettings),
    )
