"""`status` and `config` talk to a running centre over its API."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from typer.testing import CliRunner

from ringhall.apps.cli.main import app

pytestmark = pytest.mark.unit
CHANGE = {
    "kind": "queues",
    "key": "sales",
    "name": "Sales",
    "what": "changed",
    "before": {"id": "sales", "ring_seconds": 20},
    "after": {"id": "sales", "ring_seconds": 15},
}
FAULT = {
    "kind": "flows",
    "key": "welcome",
    "where": "document.nodes.menu.choices.2",
    "code": "bad-flow",
    "text": "The node menu leads nowhere.",
    "fields": {},
}


class Centre(BaseHTTPRequestHandler):
    """A centre that plans one change, refuses flows, and notes what it is asked."""

    asked: ClassVar[list[tuple[str, str]]] = []
    healthy: ClassVar[bool] = True
    wants_code: ClassVar[bool] = False

    def do_GET(self) -> None:
        if self.path.endswith("/health"):
            parts = {"database": {"ok": self.healthy, "text": "PostgreSQL 18"}}
            self._answer(200 if self.healthy else 503, {"ok": self.healthy, "parts": parts})
        else:
            self.asked.append((self.command, self.path))
            self._answer(200, {"queues": [{"id": "sales", "name": "Sales"}]})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((self.command, self.path))
        if self.path.endswith("/session"):
            if self.wants_code and body.get("code") != "123456":
                self._answer(401, {"code": "second-factor-needed", "detail": "Type the code."})
            else:
                self._answer(200, {"token": "t"})
        elif self.headers["Authorization"] != "Bearer t":
            self._answer(401, {})
        elif "flows" not in body["document"]:
            self._answer(200, {"changes": [CHANGE], "faults": [], "unchanged": 3})
        elif self.path.endswith("/plan"):
            faults = [FAULT, {**FAULT, "where": "name", "text": "This must be given."}]
            self._answer(200, {"changes": [], "faults": faults, "unchanged": 0})
        else:
            self._answer(400, {"detail": "flows welcome: The node menu leads nowhere."})

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def centre() -> Iterator[str]:
    Centre.asked, Centre.healthy, Centre.wants_code = [], True, False
    with ThreadingHTTPServer(("127.0.0.1", 0), Centre) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(5)


def config(centre: str, verb: str, file: Path, document: object) -> tuple[int, str]:
    file.write_text(json.dumps(document))
    asked = ["config", verb, str(file), "--http", centre, "--login", "root", "--password", "x"]
    result = CliRunner().invoke(app, asked)
    return result.exit_code, result.output


def test_status_tells_by_its_exit_code(centre: str) -> None:
    assert CliRunner().invoke(app, ["status", "--http", centre]).exit_code == 0
    Centre.healthy = False
    assert CliRunner().invoke(app, ["status", "--http", centre]).exit_code == 1


def test_a_plan_shows_before_and_after_field_by_field(centre: str, tmp_path: Path) -> None:
    code, said = config(centre, "plan", tmp_path / "centre.json", {"queues": [{"id": "sales"}]})
    assert code == 0
    assert "~ queues sales (Sales)" in said
    assert "ring_seconds: 20 → 15" in said
    assert "0 added, 1 changed, 0 removed, 3 unchanged." in said


@pytest.mark.parametrize("where", ["terminal", "environment"])
def test_whoever_has_a_second_factor_is_asked_for_its_code(centre: str, tmp_path: Path, where: str) -> None:
    Centre.wants_code = True
    asked = ["config", "export", str(tmp_path / "out.json"), "--http", centre, "--login", "root", "--password", "x"]
    typed, variables = ("123456\n", {}) if where == "terminal" else ("", {"RINGHALL_CODE": "123456"})
    result = CliRunner().invoke(app, asked, input=typed, env=variables)
    assert result.exit_code == 0, result.output
    assert ("Code of your second factor" in result.output) is (where == "terminal")


def test_apply_sends_the_whole_file_at_once(centre: str, tmp_path: Path) -> None:
    code, said = config(centre, "apply", tmp_path / "centre.json", {"queues": [{"id": "sales"}]})
    assert code == 0
    assert "is applied: 0 added, 1 changed, 0 removed." in said
    assert Centre.asked == [("POST", "/api/v1/session"), ("POST", "/api/v1/config/apply")]


def test_export_writes_a_file_that_can_be_read_again(centre: str, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    asked = ["config", "export", str(file), "--http", centre, "--login", "root", "--password", "x"]
    assert CliRunner().invoke(app, asked).exit_code == 0
    assert json.loads(file.read_text()) == {"queues": [{"id": "sales", "name": "Sales"}]}


@pytest.mark.parametrize("verb", ["plan", "apply"])
def test_a_refusal_names_the_thing_and_the_reason(centre: str, tmp_path: Path, verb: str) -> None:
    code, said = config(centre, verb, tmp_path / "centre.json", {"flows": [{"id": "welcome"}]})
    assert code == 2
    assert "flows welcome" in said
    assert "The node menu leads nowhere." in said


def test_a_plan_tells_the_way_to_every_fault_of_a_flow(centre: str, tmp_path: Path) -> None:
    code, said = config(centre, "plan", tmp_path / "centre.json", {"flows": [{"id": "welcome"}]})
    assert code == 2
    assert "! flows welcome → document → menu → choices → 2: The node menu leads nowhere." in said
    assert "! flows welcome → name: This must be given." in said


@pytest.mark.parametrize("document", [[], {"queues": {}}, "queues"])
def test_a_document_of_another_shape_is_refused_before_anything_is_asked(
    centre: str, tmp_path: Path, document: object
) -> None:
    assert config(centre, "apply", tmp_path / "centre.json", document)[0] == 2
    assert Centre.asked == []
