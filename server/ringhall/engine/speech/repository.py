"""Versions of prompts as they are stored."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import distinct_on

from ringhall.engine.speech.models import prompt_version as version
from ringhall.engine.speech.types import PromptVersion
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction

# Any number will do; it must be no other lock's.
VERSIONS_LOCK = 7_460_230


async def lock(transaction: Transaction) -> None:
    """Nobody else adds or removes a version before the transaction ends."""
    await transaction.execute(sa.select(sa.func.pg_advisory_xact_lock(VERSIONS_LOCK)))


async def add(transaction: Transaction, made: PromptVersion) -> None:
    """Add the version."""
    values = {name: getattr(made, name) for name in made.__struct_fields__}
    await transaction.execute(sa.insert(version).values(**{**values, "made_at": as_datetime(made.made_at)}))


async def newest(transaction: Transaction) -> list[PromptVersion]:
    """The newest version of each prompt, by name."""
    query = sa.select(version).ext(distinct_on(version.c.name)).order_by(version.c.name, version.c.version.desc())
    return _read(await transaction.execute(query))


async def of_prompt(transaction: Transaction, name: str) -> list[PromptVersion]:
    """All versions of the prompt that are kept, newest first."""
    query = sa.select(version).where(version.c.name == name).order_by(version.c.version.desc())
    return _read(await transaction.execute(query))


async def remove(transaction: Transaction, name: str, numbers: Collection[int]) -> None:
    """Forget these versions."""
    these = (version.c.name == name) & version.c.version.in_(numbers)
    await transaction.execute(sa.delete(version).where(these))


def replaced_before(until: datetime) -> sa.Select[Any]:
    """Versions in whose place another one came before this moment: `name`, `version`, and when as `moment`."""
    next_made = sa.func.lead(version.c.made_at).over(partition_by=version.c.name, order_by=version.c.version)
    all_of_them = sa.select(version.c.name, version.c.version, next_made.label("moment")).subquery()
    return sa.select(all_of_them).where(all_of_them.c.moment < until)


def _read(rows: sa.CursorResult[Any]) -> list[PromptVersion]:
    found: Sequence[Any] = rows.mappings().all()
    return [PromptVersion(**{**row, "made_at": as_milliseconds(row["made_at"])}) for row in found]
