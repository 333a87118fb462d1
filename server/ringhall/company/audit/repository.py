"""Keeps the audit log."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from ringhall.company.audit.models import audit_entry
from ringhall.company.audit.rules.chain import FIRST, Content, Entry
from ringhall.company.audit.types import Wanted
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction

# Whoever holds it adds the next entry; others wait until that transaction has ended.
APPEND_LOCK = 7_464_257


async def lock(transaction: Transaction) -> None:
    """One entry at a time: the next one needs the hash of the one before."""
    await transaction.execute(sa.select(sa.func.pg_advisory_xact_lock(APPEND_LOCK)))


async def last(transaction: Transaction) -> tuple[int, str]:
    """Number and hash of the newest entry."""
    newest = sa.select(audit_entry.c.n, audit_entry.c.hash).order_by(audit_entry.c.n.desc()).limit(1)
    row = (await transaction.execute(newest)).first()
    return (row.n, row.hash) if row else (0, FIRST)


async def add(transaction: Transaction, content: Content, hash_: str) -> None:
    """Store one entry."""
    values = {name: getattr(content, name) for name in ("n", "who", "what", "subject", "before", "after")}
    await transaction.execute(audit_entry.insert().values(at=as_datetime(content.at), hash=hash_, **values))


async def after(transaction: Transaction, n: int, limit: int) -> list[Entry]:
    """Entries in order, those with numbers above `n`."""
    rows = await transaction.execute(
        sa.select(audit_entry).where(audit_entry.c.n > n).order_by(audit_entry.c.n).limit(limit)
    )
    return [_entry(row) for row in rows]


async def newest(
    transaction: Transaction, subject: str | None, before: int | None, limit: int, wanting: Wanted
) -> list[Entry]:
    """Entries, newest first, of one subject or of all, with numbers below `before`."""
    wanted = sa.select(audit_entry).order_by(audit_entry.c.n.desc()).limit(limit)
    if subject is not None:
        wanted = wanted.where(audit_entry.c.subject == subject)
    if before is not None:
        wanted = wanted.where(audit_entry.c.n < before)
    if wanting.noun is not None:
        wanted = wanted.where(audit_entry.c.subject.startswith(f"{wanting.noun}:", autoescape=True))
    if wanting.who is not None:
        wanted = wanted.where(audit_entry.c.who == wanting.who)
    if wanting.since is not None:
        wanted = wanted.where(audit_entry.c.at >= as_datetime(wanting.since))
    if wanting.until is not None:
        wanted = wanted.where(audit_entry.c.at < as_datetime(wanting.until))
    return [_entry(row) for row in await transaction.execute(wanted)]


async def saying(transaction: Transaction, subjects: Collection[str], texts: Collection[str]) -> list[Entry]:
    """Entries about these subjects, and those that hold one of the texts, in order."""
    said = [sa.cast(column, sa.Text) for column in (audit_entry.c.before, audit_entry.c.after)]
    holds = [column.icontains(text, autoescape=True) for column in said for text in texts]
    wanted = sa.select(audit_entry).where(audit_entry.c.subject.in_(subjects) | sa.or_(sa.false(), *holds))
    return [_entry(row) for row in await transaction.execute(wanted.order_by(audit_entry.c.n))]


async def of_deed(transaction: Transaction, what: str) -> list[Entry]:
    """All entries of one deed, in order."""
    wanted = sa.select(audit_entry).where(audit_entry.c.what == what).order_by(audit_entry.c.n)
    return [_entry(row) for row in await transaction.execute(wanted)]


async def before(transaction: Transaction, n: int) -> str:
    """The hash of the entry before this one."""
    found = sa.select(audit_entry.c.hash).where(audit_entry.c.n == n - 1)
    return (await transaction.execute(found)).scalar_one_or_none() or FIRST


async def overwrite(transaction: Transaction, content: Content) -> None:
    """Put other values in the place of what the entry says; its deed and its hash stay."""
    said = {"before": content.before, "after": content.after}
    await transaction.execute(audit_entry.update().where(audit_entry.c.n == content.n).values(**said))


def _entry(row: sa.Row[Any]) -> Entry:
    at = as_milliseconds(row.at)
    return Entry(Content(row.n, at, row.who, row.what, row.subject, row.before, row.after), row.hash)
