"""ringhall flow test: calls of a file, what went otherwise, and the exit code."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ringhall.apps.cli import output
from ringhall.apps.cli.main import app
from tests.engine.flows.documents import MAIN_LINE

pytestmark = pytest.mark.unit


def run(*arguments: str | Path, code: int) -> str:
    result = CliRunner().invoke(app, ["flow", "test", *(str(each) for each in arguments)])
    assert result.exit_code == code, (result.output, result.exception)
    return re.sub(r"\s+", " ", result.output)


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for console in (output.console, output.errors):
        monkeypatch.setattr(console, "width", 200)


def written(folder: Path, **fields: Any) -> Path:
    file = folder / "calls.json"
    ask = {"kind": "subflow", "flow": "ask", "next": "end", "on_fail": "end"}
    nodes = {"main": ask, "end": {"kind": "hang_up"}}
    inner = {"start": "back", "nodes": {"back": {"kind": "return"}}}
    (folder / "ask.json").write_text(json.dumps(inner), encoding="utf-8")
    calls = {"flow": {"start": "main", "nodes": nodes}, "flows": {"ask": "ask.json"}, **fields}
    file.write_text(json.dumps(calls), encoding="utf-8")
    return file


def test_the_example_passes_and_says_which_ways_no_call_took() -> None:
    said = run(MAIN_LINE.with_name("main_line.tests.json"), code=0)
    assert "✓ Who presses 2 waits for billing" in said
    assert "7 calls, 0 failed; 11 of 14 ways taken." in said
    assert "│ sales │ on_timeout │ message │" in said


def test_a_call_that_goes_otherwise_is_told_and_the_exit_code_is_1(tmp_path: Path) -> None:
    tests = [
        {"name": "good", "expect": {"nodes": ["main", "back", "end"]}},
        {"name": "bad", "expect": {"end": "queue"}},
    ]
    said = run(written(tmp_path, tests=tests), code=1)
    assert "✓ good ✗ bad end is “ended”; expected was “queue”. came through: main → back → end" in said
    assert "2 calls, 1 failed; 1 of 1 ways taken." in said


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"tests": []}, "tests"),
        ({"tests": [{"name": "a", "expect": {}}], "flow": 5}, "flow: give a document"),
        ({"tests": [{"name": "a", "expect": {}}], "flow": "none.json"}, "none.json cannot be read"),
        ({"tests": [{"name": "a", "expect": {}}], "flows": []}, "flows: give an object"),
        ({"tests": [{"name": "a", "expect": {}}], "flow": {"start": "x", "nodes": {}}}, "nodes: Give an object"),
    ],
)
def test_what_cannot_be_tested_is_said_in_one_sentence(tmp_path: Path, fields: dict[str, Any], words: str) -> None:
    assert words in run(written(tmp_path, **fields), code=2)


def test_a_flow_that_has_tests_of_its_own_needs_no_other_file(tmp_path: Path) -> None:
    tests = [{"name": "own", "expect": {"end": "ended"}}]
    flow = {"start": "end", "nodes": {"end": {"kind": "hang_up"}}, "tests": tests}
    alone = tmp_path / "flow.json"
    alone.write_text(json.dumps(flow), encoding="utf-8")
    assert "✓ own 1 calls, 0 failed" in run(alone, code=0)
    assert "✓ own 1 calls, 0 failed" in run(written(tmp_path, flow=flow), code=0)
