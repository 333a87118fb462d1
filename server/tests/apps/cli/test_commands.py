"""The command line does what it says, and says in one sentence what it cannot do."""

import json
import re
import socket
import tarfile
from pathlib import Path

import psycopg
import pytest
from typer.testing import CliRunner

from ringhall.apps.cli import output
from ringhall.apps.cli.main import app
from ringhall.foundation.data_folder import DataFolder
from ringhall.foundation.db.migrate import migrate
from tests.support.postgres import TestServer

pytestmark = pytest.mark.real

PASSWORD = {"RINGHALL_PASSWORD": "green boats sail slowly"}


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch, private_folder: Path) -> None:
    for console in (output.console, output.errors):
        monkeypatch.setattr(console, "width", 200)
    monkeypatch.setenv("RINGHALL_DATA", str(private_folder / "centre"))


def run(*arguments: str | Path, code: int = 0, env: dict[str, str] | None = None) -> str:
    """What the command says; its exit code must be this one."""
    result = CliRunner().invoke(app, [str(each) for each in arguments], env=env)
    assert result.exit_code == code, (result.output, result.exception)
    return re.sub(r"\s+", " ", result.output)


@pytest.fixture
def url(database_url: str) -> str:
    return database_url


def test_a_user_is_added_listed_and_removed(url: str) -> None:
    run("user", "add", "Root", "--role", "admin", "--name", "Ruth", "--database", url, env=PASSWORD)
    run("user", "add", "anna", "--agent", "agent1", "--database", url, env=PASSWORD)
    listed = run("user", "list", "--database", url)
    assert "root │ Ruth │ admin" in listed
    assert "anna │ anna │ agent │ agent1" in listed
    run("user", "password", "anna", "--database", url, env={"RINGHALL_PASSWORD": "another long password"})
    run("user", "remove", "anna", "--database", url)
    assert "anna" not in run("user", "list", "--database", url)
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT who, what FROM audit_entry ORDER BY n").fetchall() == [
            ("command line", "user.added"),
            ("command line", "user.added"),
            ("command line", "user.password_set"),
            ("command line", "user.removed"),
        ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("serve", "--rtp", "5"), "write two ports as LOW-HIGH"),
        (("user", "list", "--database", "mysql://x/y"), "not in “mysql”"),
        (("user", "list", "--database", "postgresql://127.0.0.1:1/x"), "cannot be reached"),
        (("backup", "x.tar"), "There is no centre"),
        (("restore", "nowhere.tar"), "no whole backup"),
        (("logs",), "There is no log"),
        (("config", "apply", "nowhere.json", "--login", "a", "--password", "b"), "cannot be applied"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    said = run(*arguments, code=2)
    assert sentence in said
    assert "Traceback" not in said


def test_an_embedded_database_is_started_for_the_command_only(private_folder: Path) -> None:
    run("user", "add", "root", "--role", "admin", env=PASSWORD)
    assert "root" in run("user", "list")
    assert not (private_folder / "centre" / "postgres" / "postmaster.pid").exists()


def test_a_centre_comes_back_whole_from_its_backup(private_folder: Path, postgres: TestServer, url: str) -> None:
    folder = DataFolder(private_folder / "centre")
    folder.make()
    folder.key_file.write_text("the key")
    (folder.recordings / "talks").mkdir()
    (folder.recordings / "talks" / "one.wav").write_bytes(b"RIFF" + bytes(100_000))
    run("user", "add", "root", "--role", "admin", "--database", url, env=PASSWORD)
    backup = private_folder / "monday.tar"
    assert "3 files" in run("backup", backup, "--database", url)
    assert backup.stat().st_mode & 0o777 == 0o600

    empty = postgres.new_database(template=None)
    again = private_folder / "again"
    run("restore", backup, "--data", again, "--database", empty)
    assert (again / "recordings" / "talks" / "one.wav").read_bytes() == b"RIFF" + bytes(100_000)
    assert (again / "secrets.key").read_text() == "the key"
    assert "root" in run("user", "list", "--data", again, "--database", empty)
    assert "is not empty" in run("restore", backup, "--data", again, "--database", empty, code=2)
    third = private_folder / "third"
    assert "The database is not empty" in run("restore", backup, "--data", third, "--database", url, code=2)


def test_a_damaged_backup_is_found_out(private_folder: Path, url: str) -> None:
    folder = DataFolder(private_folder / "centre")
    folder.make()
    (folder.recordings / "one.wav").write_bytes(b"a talk" * 1000)
    migrate(url)
    backup = private_folder / "monday.tar"
    run("backup", backup, "--database", url)
    backup.write_bytes(backup.read_bytes().replace(b"a talka talk", b"a talkA talk", 1))
    assert "recordings/one.wav is damaged" in run("restore", backup, "--data", private_folder / "again", code=2)


def test_a_backup_that_leads_out_of_the_folder_is_refused(private_folder: Path) -> None:
    names = {name: {"bytes": 1, "sha256": ""} for name in ("database.dump", "../../outside")}
    manifest = {"format": 1, "ringhall": "0", "migration": "0001", "made_at": 0, "files": names}
    (private_folder / "manifest.json").write_text(json.dumps(manifest))
    with tarfile.open(private_folder / "evil.tar", "w") as tar:
        tar.add(private_folder / "manifest.json", "manifest.json")
    assert "../../outside" in run("restore", private_folder / "evil.tar", code=2)


def test_the_doctor_names_what_is_missing_and_what_to_do(private_folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = run("doctor", "--asterisk", private_folder / "none", "--http", f"127.0.0.1:{port}", code=1)
    assert re.search(r"Python │ works │ 3\.\d+", said)
    assert re.search(r"PostgreSQL │ works │ \d+, embedded", said)
    assert re.search(r"Asterisk │ missing │ .* is no program that runs", said), said
    assert f"--http {port}" in said


def test_logs_show_the_last_lines(private_folder: Path) -> None:
    folder = DataFolder(private_folder / "centre")
    folder.make()
    (folder.logs / "ringhall.log").write_text("".join(f"line {n}\n" for n in range(10)))
    assert run("logs", "-n", "2") == "line 8 line 9 "


def test_the_figures_of_a_day_are_proved_and_of_a_day_to_come_refused(url: str) -> None:
    migrate(url)
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO agent_turn VALUES ('none', 1, 'ann', 'sales', 'talk', '2026-02-03 12:00Z', 'ended')"
        )
    day = ("figures", "reconcile", "--database", url, "--day", "2026-02-03")
    assert "agent_turn 1 │ differ" in run(*day, code=1)
    assert "agent_turn 1 │ made again" in run(*day, "--repair")
    assert "2026-02-03 │ 0 │ │ agree" in run(*day, "--to", "2026-02-04")
    assert "is not over yet" in run("figures", "reconcile", "--database", url, "--day", "2999-01-01", code=2)
