"""Where a centre has kept something: every table of its database, and every file of its folder."""

from pathlib import Path

import psycopg
from psycopg import sql

from ringhall.foundation.db.embedded import DATABASE, USER
from tests.support.running_centre import RunningCentre

TABLES_MIN = 30


def rows_with(centre: RunningCentre, digits: str) -> list[str]:
    """Every table of the centre's database that has these digits in any column."""
    lines = (centre.data / "postgres" / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    found = []
    with psycopg.connect(f"postgresql://{USER}@/{DATABASE}?host={lines[4]}&port={lines[3]}") as connection:
        query = "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
        tables = [sql.Identifier(*names) for names in connection.execute(query)]
        for table in tables:
            look = sql.SQL("SELECT 1 FROM {} AS line WHERE line::text LIKE %s LIMIT 1").format(table)
            if connection.execute(look, [f"%{digits}%"]).fetchone():
                found.append(table.as_string())
    assert len(tables) > TABLES_MIN
    return found


def files_with(centre: RunningCentre, digits: str) -> list[Path]:
    """Every file of the centre that has these digits: logs, the database's journal, sounds, configurations."""
    files = [path for path in (*centre.data.rglob("*"), centre.output) if path.is_file()]
    return [path for path in files if digits.encode() in _what_is_in(path)]


def _what_is_in(path: Path) -> bytes:
    """Nothing, where the database's or the switch's own journal went while we looked."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
