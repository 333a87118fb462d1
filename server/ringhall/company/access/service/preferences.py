"""What a person wishes of their pages. Pages decide what is in it; here it is kept, part by part."""

from typing import Any

from ringhall.company.access import repository
from ringhall.company.access.rules.wishes import told
from ringhall.company.access.types import User
from ringhall.company.audit.service import Audit
from ringhall.foundation.db.engine import Transaction


async def preferences_of(transaction: Transaction, user: User) -> dict[str, Any]:
    """All parts the person ever said something about."""
    return await repository.preferences(transaction, user.id)


async def keep_preferences(
    transaction: Transaction, audit: Audit, user: User, part: str, before: dict[str, Any], value: dict[str, Any]
) -> None:
    """One part, as a whole; the others stay as they are. What matters of it is told in the audit log."""
    await repository.keep_preferences(transaction, user.id, {part: value})
    changed = told(part, before, value)
    if changed is not None:
        await audit.write(transaction, user.login, "user.preferred", f"user:{user.id}", *changed)
