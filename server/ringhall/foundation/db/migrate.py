"""Brings the database to this version's tables at start, and says clearly when it cannot."""

import re
from pathlib import Path

import psycopg

from ringhall.foundation.db.engine import as_libpq, as_sqlalchemy, without_password
from ringhall.foundation.db.errors import DatabaseUnusable

FOLDER = Path(__file__).resolve().parents[2] / "migrations"
SERVER_VERSION_MIN = 15
# Any number will do as long as every Ringhall takes the same: two starting at once migrate one after the other.
MIGRATION_LOCK = 7_464_255
SAID = re.compile(r'^(revision|down_revision) = "(\w+)"', re.MULTILINE)


def migrate(url: str) -> None:
    """Check the server and run the migrations that are missing. Blocks; use it from a thread."""
    with _connect(url) as connection:
        _check_server(connection, url)
        connection.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        there, newest = revision(connection), newest_revision()
        if there == newest:
            return
        if there is not None and there not in revisions():
            raise DatabaseUnusable(
                f"The database was written by a newer Ringhall (migration {there}, this one knows {newest}); "
                "install that version or restore a backup."
            )
        _check_rights(connection)
        _upgrade(url)


def revision(connection: psycopg.Connection) -> str | None:
    """The migration the database stands at, or None for an empty one."""
    known = connection.execute("SELECT to_regclass('alembic_version')").fetchone()
    if known is None or known[0] is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def newest_revision() -> str:
    """The migration that no other follows; numbers only name them, each says itself which one it comes after."""
    followed = revisions()
    [newest] = followed.keys() - set(followed.values())
    return newest


def revisions() -> dict[str, str | None]:
    """Every migration of this version, and the one it follows; files are called like 0007_what_it_does.py."""
    found: dict[str, str | None] = {}
    for file in (FOLDER / "versions").glob("[0-9]*.py"):
        said = dict(SAID.findall(file.read_text(encoding="utf-8")))
        found[said["revision"]] = said.get("down_revision")
    return found


def _connect(url: str) -> psycopg.Connection:
    address = as_libpq(url)
    try:
        return psycopg.connect(address, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as problem:
        reason = str(problem).strip().splitlines()[0].rstrip(".")
    except psycopg.ProgrammingError as problem:
        reason = str(problem).strip()
    raise DatabaseUnusable(
        f"The database {without_password(url)} cannot be reached: {reason}. Check --database and that the server runs."
    )


def _check_server(connection: psycopg.Connection, url: str) -> None:
    major = connection.info.server_version // 10_000
    if major < SERVER_VERSION_MIN:
        raise DatabaseUnusable(
            f"The server of {without_password(url)} is PostgreSQL {major}; "
            f"Ringhall needs {SERVER_VERSION_MIN} or newer."
        )


def _check_rights(connection: psycopg.Connection) -> None:
    row = connection.execute(
        "SELECT current_schema() IS NOT NULL AND has_schema_privilege(current_schema(), 'CREATE'), current_user"
    ).fetchone()
    if row is not None and not row[0]:
        raise DatabaseUnusable(
            f"The database user “{row[1]}” may not create tables; let an administrator run "
            f'GRANT CREATE, USAGE ON SCHEMA public TO "{row[1]}".'
        )


def _upgrade(url: str) -> None:
    # Alembic is loaded only when there is something to do: it costs time and memory at every start.
    import sqlalchemy as sa
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    engine = sa.create_engine(as_sqlalchemy(url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()
