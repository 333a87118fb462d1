"""Levels and tiers of many agents at once, cell by cell: what nobody touched stays, whoever changed it meanwhile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ringhall.apps.centre.settings.book import SettingsBook
from ringhall.apps.centre.settings.document import Change, ConfigDocument, Plan
from ringhall.apps.centre.settings.values import By, Held, Json
from ringhall.company.organisation.types import Fault
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import Phrase

AGENTS = "agents"
HANGS_ON_QUEUE = ("tiers", "weights", "head_starts")


@dataclass(frozen=True)
class Cells:
    """What is to change of one agent: by skill the level, by queue the tier; each as (before, after), 0 is none."""

    skills: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    queues: Mapping[str, tuple[int, int]] = field(default_factory=dict)


Changes = Mapping[str, Cells]


class AgentMatrix:
    """`plan` and `apply`, in the caller's transaction."""

    def __init__(self, book: SettingsBook, document: ConfigDocument) -> None:
        self._book, self._document = book, document

    async def plan(self, transaction: Transaction, changes: Changes, by: By) -> Plan:
        """What the agents would be, and what is wrong with it, such as cells that hold something else by now."""
        held = {each.key: each for each in await self._book.all(transaction, AGENTS)}
        plan = Plan()
        for key, cells in changes.items():
            plan.blame(AGENTS, key, list(_moved(held.get(key), cells)))
        if plan.faults:
            return plan
        wished = [with_cells(held[key].value, cells) for key, cells in changes.items()]
        return await self._document.plan(transaction, {AGENTS: wished}, by, remove=False)

    async def apply(self, transaction: Transaction, changes: Changes, by: By) -> list[Change]:
        """All of it or nothing. Raises FaultyDocument, which tells agent by agent what is wrong."""
        return await self._document.carry_out(transaction, await self.plan(transaction, changes, by), by)


def with_cells(value: Json, cells: Cells) -> Json:
    """The agent with these levels and tiers; who leaves a queue keeps nothing that hangs on it."""
    skills = value["skills"] | {skill: after for skill, (_, after) in cells.skills.items()}
    left = {queue for queue, (_, after) in cells.queues.items() if not after}
    come = [queue for queue, (_, after) in cells.queues.items() if after and queue not in value["queue_ids"]]
    hanging = {name: {q: n for q, n in value[name].items() if q not in left} for name in HANGS_ON_QUEUE}
    tiers = hanging["tiers"] | {queue: after for queue, (_, after) in cells.queues.items() if after}
    return (
        value
        | hanging
        | {
            "skills": {skill: level for skill, level in skills.items() if level},
            "queue_ids": [queue for queue in value["queue_ids"] if queue not in left] + come,
            # The first tier is not written down.
            "tiers": {queue: tier for queue, tier in tiers.items() if tier > 1 or queue not in cells.queues},
        }
    )


def _moved(held: Held | None, cells: Cells) -> Iterator[Fault]:
    if held is None:
        yield Fault("", "gone", "This agent is no more. Take the changes to it back.")
        return
    value = held.value
    tiers = {queue: value["tiers"].get(queue, 1) for queue in value["queue_ids"]}
    for where, now, wished in (("skills", value["skills"], cells.skills), ("queue_ids", tiers, cells.queues)):
        for name, (before, _) in wished.items():
            stands = now.get(name, 0)
            if stands != before:
                words = Phrase("Somebody changed this meanwhile: it is {now}, and was {was}.", now=stands, was=before)
                yield Fault(f"{where}.{name}", "cell-moved", words, {"now": stands, "was": before})
