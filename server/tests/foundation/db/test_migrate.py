"""Migrations run at start; what stands in their way is said in one sentence."""

import psycopg
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from ringhall.foundation.db.engine import as_sqlalchemy
from ringhall.foundation.db.errors import DatabaseUnusable
from ringhall.foundation.db.migrate import FOLDER, migrate, newest_revision, revision
from tests.support.postgres import TestServer

pytestmark = pytest.mark.real


def test_an_empty_database_gets_all_tables_and_a_second_start_changes_nothing(postgres: TestServer) -> None:
    url = postgres.new_database(template=None)
    migrate(url)
    migrate(url)
    with psycopg.connect(url) as connection:
        assert revision(connection) == newest_revision()
        assert connection.execute("SELECT count(*) FROM story").fetchone() == (0,)


def test_a_database_of_a_newer_ringhall_is_left_alone(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseUnusable, match="newer Ringhall"):
        migrate(database_url)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql://nobody:secret@127.0.0.1:1/none", "cannot be reached"),
        ("mysql://localhost/x", "not in “mysql”"),
        ("just words", "cannot be read"),
    ],
)
def test_a_wrong_url_is_one_clear_sentence_without_the_password(url: str, sentence: str) -> None:
    with pytest.raises(DatabaseUnusable, match=sentence) as refused:
        migrate(url)
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_missing_right_is_named_with_its_remedy(postgres: TestServer) -> None:
    url = postgres.new_database(template=None)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest LOGIN")
    with pytest.raises(DatabaseUnusable, match="“guest” may not create tables"):
        migrate(url.replace("ringhall@", "guest@"))


def test_an_old_server_is_refused(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ringhall.foundation.db.migrate.SERVER_VERSION_MIN", 99)
    with pytest.raises(DatabaseUnusable, match="needs 99 or newer"):
        migrate(database_url)


def test_the_story_cannot_be_changed(database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("INSERT INTO story (stream, n, at, kind, data) VALUES ('a', 1, now(), 'K', '{}')")
        for statement in ("UPDATE story SET n = 2", "DELETE FROM story", "TRUNCATE story"):
            with pytest.raises(psycopg.errors.RaiseException, match="never changed"):
                connection.execute(statement)


def test_own_roles_go_on_seeing_what_they_saw(postgres: TestServer) -> None:
    url = postgres.new_database(template=None)
    migrate_to(url, "0131")
    rights = {"readers": ["contacts.read"], "painters": ["walls.edit"], "floor": ["board.read", "agents.read"]}
    with psycopg.connect(url, autocommit=True) as connection:
        for role, had in rights.items():
            connection.execute("INSERT INTO app_role VALUES (%s, %s, %s, 1)", [role, role, had])
    migrate(url)
    with psycopg.connect(url) as connection:
        now: dict[str, list[str]] = dict(connection.execute("SELECT id, rights FROM app_role").fetchall())
    assert {role: "personal_data.see" in has for role, has in now.items()} == {
        "readers": True,
        "painters": False,
        "floor": True,
    }


def migrate_to(url: str, revision: str) -> None:
    """The tables as an earlier Ringhall made them."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    engine = sa.create_engine(as_sqlalchemy(url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
