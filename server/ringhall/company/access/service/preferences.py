"""What a person wishes of their pages. Pages decide what is in it; here it is kept, part by part."""

from typing import Any

from ringhall.company.access import repository
from ringhall.company.access.types import User
from ringhall.foundation.db.engine import Transaction


async def preferences_of(transaction: Transaction, user: User) -> dict[str, Any]:
    """All parts the person ever said something about."""
    return await repository.preferences(transaction, user.id)


async def keep_preferences(transaction: Transaction, user: User, part: str, value: dict[str, Any]) -> None:
    """One part, as a whole; the others stay as they are."""
    await repository.keep_preferences(transaction, user.id, {part: value})
