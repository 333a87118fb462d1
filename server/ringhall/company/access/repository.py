"""Keeps users and sessions."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.company.access.models import app_role, app_user, setup_door, user_preference, user_session
from ringhall.company.access.types import Role, User, UserSettings
from ringhall.foundation.db.engine import Transaction

# Whoever adds, changes or removes a user holds it, so that “the last administrator” is counted right.
USERS_LOCK = 7_464_258
# What the centre's own roles give a user, found along with the user so that it is never stale.
_RIGHT = sa.func.unnest(app_role.c.rights).label("right")
GRANTED = sa.func.array(
    sa.select(_RIGHT).where(app_role.c.id == sa.any_(app_user.c.roles)).correlate(app_user).scalar_subquery()
).label("granted")
USER = sa.select(app_user, GRANTED)


async def lock_users(transaction: Transaction) -> None:
    """Let no other transaction change users until this one ends."""
    await transaction.execute(sa.select(sa.func.pg_advisory_xact_lock(USERS_LOCK)))


async def all_users(transaction: Transaction) -> list[User]:
    """Everybody, by login."""
    return [_user(row) for row in await transaction.execute(USER.order_by(app_user.c.login))]


async def user_by_id(transaction: Transaction, user_id: str) -> User | None:
    row = (await transaction.execute(USER.where(app_user.c.id == user_id))).first()
    return _user(row) if row else None


async def user_and_hash(transaction: Transaction, login: str) -> tuple[User, str] | None:
    """The user with this login and the hash of their password."""
    row = (await transaction.execute(USER.where(app_user.c.login == login))).first()
    return (_user(row), row.password_hash) if row else None


async def add_user(transaction: Transaction, user: User, password_hash: str) -> None:
    values = {name: getattr(user, name) for name in ("id", "login", "name", "agent_id", "language")}
    await transaction.execute(app_user.insert().values(roles=list(user.roles), password_hash=password_hash, **values))


async def change_user(transaction: Transaction, user_id: str, settings: UserSettings) -> None:
    await transaction.execute(
        app_user.update()
        .where(app_user.c.id == user_id)
        .values(
            login=settings.login,
            name=settings.name,
            roles=list(settings.roles),
            agent_id=settings.agent_id,
            language=settings.language,
            version=app_user.c.version + 1,
        )
    )


async def set_hash(transaction: Transaction, user_id: str, password_hash: str) -> None:
    await transaction.execute(app_user.update().where(app_user.c.id == user_id).values(password_hash=password_hash))


async def set_pin(transaction: Transaction, user_id: str, pin: str | None) -> None:
    """What is kept of the user's PIN; None: they have none."""
    await transaction.execute(app_user.update().where(app_user.c.id == user_id).values(pin=pin))


async def pin_of(transaction: Transaction, user_id: str) -> str | None:
    """What is kept of the user's PIN."""
    kept: str | None = (await transaction.execute(sa.select(app_user.c.pin).where(app_user.c.id == user_id))).scalar()
    return kept


async def pins_of_agent(transaction: Transaction, agent_id: str) -> list[tuple[User, str]]:
    """Those who work as this agent and have a PIN, by login, and what is kept of it."""
    found = USER.where(app_user.c.agent_id == agent_id, app_user.c.pin.is_not(None)).order_by(app_user.c.login)
    return [(_user(row), row.pin) for row in await transaction.execute(found)]


async def remove_user(transaction: Transaction, user_id: str) -> None:
    await transaction.execute(app_user.delete().where(app_user.c.id == user_id))


async def add_session(
    transaction: Transaction, token_hash: str, user_id: str, started_at: datetime, expires_at: datetime, device: str
) -> None:
    await transaction.execute(
        user_session.insert().values(
            token_hash=token_hash, user_id=user_id, started_at=started_at, expires_at=expires_at, device=device
        )
    )


async def session_user(transaction: Transaction, token_hash: str, now: datetime) -> tuple[User, datetime] | None:
    """Whose session it is and when it ends, if it is live."""
    joined = USER.add_columns(user_session.c.expires_at).join(user_session)
    live = joined.where(user_session.c.token_hash == token_hash, user_session.c.expires_at > now)
    row = (await transaction.execute(live)).first()
    return (_user(row), row.expires_at) if row else None


async def extend_session(transaction: Transaction, token_hash: str, expires_at: datetime) -> None:
    await transaction.execute(
        user_session.update().where(user_session.c.token_hash == token_hash).values(expires_at=expires_at)
    )


async def remove_session(transaction: Transaction, token_hash: str) -> None:
    await transaction.execute(user_session.delete().where(user_session.c.token_hash == token_hash))


async def remove_sessions_of(transaction: Transaction, user_id: str, but: str = "") -> int:
    """All of this person's sessions, but for the one with this hash; how many they were."""
    theirs = sa.and_(user_session.c.user_id == user_id, user_session.c.token_hash != but)
    gone = await transaction.execute(user_session.delete().where(theirs).returning(user_session.c.token_hash))
    return len(gone.all())


async def sessions_of(transaction: Transaction, user_id: str, now: datetime) -> list[sa.Row[Any]]:
    """This person's live sessions, the newest first."""
    live = sa.and_(user_session.c.user_id == user_id, user_session.c.expires_at > now)
    rows = await transaction.execute(sa.select(user_session).where(live).order_by(user_session.c.started_at.desc()))
    return list(rows)


async def preferences(transaction: Transaction, user_id: str) -> dict[str, Any]:
    """What the person wishes of their pages; empty when they never said."""
    found = sa.select(user_preference.c.value).where(user_preference.c.user_id == user_id)
    kept: dict[str, Any] | None = (await transaction.execute(found)).scalar()
    return kept or {}


async def keep_preferences(transaction: Transaction, user_id: str, part: dict[str, Any]) -> None:
    """Put these parts in the place of what was kept of them; other parts stay."""
    new = insert(user_preference).values(user_id=user_id, value=part)
    merged = user_preference.c.value.op("||")(new.excluded.value)
    await transaction.execute(new.on_conflict_do_update(index_elements=["user_id"], set_={"value": merged}))


async def tidy_sessions(transaction: Transaction, user_id: str, now: datetime, keep: int) -> None:
    """Forget what has expired, and of this user's sessions all but the `keep` newest."""
    of_user = sa.select(user_session.c.token_hash).where(user_session.c.user_id == user_id)
    surplus = of_user.order_by(user_session.c.started_at.desc()).offset(keep)
    await transaction.execute(
        user_session.delete().where(sa.or_(user_session.c.expires_at <= now, user_session.c.token_hash.in_(surplus)))
    )


async def open_door(transaction: Transaction, token_hash: str, expires_at: datetime) -> None:
    """Let this token in, and no other."""
    values = {"token_hash": token_hash, "expires_at": expires_at}
    await transaction.execute(
        insert(setup_door)
        .values(only_one=True, **values)
        .on_conflict_do_update(index_elements=["only_one"], set_=values)
    )


async def door(transaction: Transaction) -> tuple[str, datetime] | None:
    """The hash of the token that may come in, and until when."""
    row = (await transaction.execute(sa.select(setup_door))).first()
    return (row.token_hash, row.expires_at) if row else None


async def shut_door(transaction: Transaction) -> None:
    await transaction.execute(setup_door.delete())


async def all_roles(transaction: Transaction) -> list[Role]:
    """The centre's own roles, by identifier."""
    rows = await transaction.execute(sa.select(app_role).order_by(app_role.c.id))
    return [Role(row.id, row.name, tuple(row.rights), row.version) for row in rows]


async def put_role(transaction: Transaction, role: Role) -> None:
    """Store the role, new or changed."""
    values = {"name": role.name, "rights": list(role.rights), "version": role.version}
    await transaction.execute(
        insert(app_role).values(id=role.id, **values).on_conflict_do_update(index_elements=["id"], set_=values)
    )


async def remove_role(transaction: Transaction, role_id: str) -> None:
    await transaction.execute(app_role.delete().where(app_role.c.id == role_id))


def _user(row: sa.Row[Any]) -> User:
    granted = frozenset(row.granted)
    return User(row.id, row.login, row.name, tuple(row.roles), row.agent_id, row.language, granted, row.version)
