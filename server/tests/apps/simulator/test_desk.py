"""A simulated agent at a centre's interface that is served by the test itself."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from ringhall.apps.simulator.configuration import Account
from ringhall.apps.simulator.desk import Desk
from ringhall.apps.simulator.http import CentreHttp, CentreSaidNo

pytestmark = pytest.mark.unit


class Interface(ThreadingHTTPServer):
    """Remembers requests; `state` is that of agent3; a token is good until `sign_out`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.state = "offline"
        self.tokens = 0
        self.asked: list[tuple[str, str, Any]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def sign_out(self) -> None:
        self.tokens += 1


class Answers(BaseHTTPRequestHandler):
    server: Interface

    def handle_one(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        body: Any = json.loads(self.rfile.read(size)) if size else None
        path = self.path.removeprefix("/api/v1")
        self.server.asked.append((self.command, path, body))
        if path == "/session":
            good = body["password"] == "right"
            token, no = {"token": f"t{self.server.tokens}"}, {"detail": "Wrong password."}
            self.say(200 if good else 401, token if good else no)
        elif self.headers["Authorization"] != f"Bearer t{self.server.tokens}":
            self.say(401, {"detail": "Sign in first."})
        elif path == "/agents":
            self.say(200, [{"login": "agent3", "state": self.server.state, "wanted": None}])
        elif path == "/agents/me/sip":
            self.say(200, {"user": "agent3", "secret": "s3cret"})
        elif path.startswith("/contacts/closed"):
            self.say(404, {"detail": "There is no open contact."})
        else:
            self.say(200, {})

    do_GET = do_PUT = do_POST = handle_one  # noqa: N815 (names the library calls)

    def say(self, status: int, body: object) -> None:
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Nothing: tests are quiet."""


@pytest.fixture
def interface() -> Iterator[Interface]:
    with Interface() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def asked(interface: Interface) -> list[tuple[str, str]]:
    return [(method, path) for method, path, _ in interface.asked]


async def test_an_agent_signs_in_once_and_learns_the_phone_account(interface: Interface) -> None:
    desk = Desk(CentreHttp(interface.url), "agent3", "right")
    assert await desk.account() == Account("agent3", "s3cret")
    assert await desk.account() == Account("agent3", "s3cret")
    assert asked(interface).count(("POST", "/session")) == 1


async def test_who_is_ready_already_asks_for_nothing(interface: Interface) -> None:
    desk = Desk(CentreHttp(interface.url), "agent3", "right")
    await desk.be_ready()
    assert interface.asked[-1] == ("PUT", "/agents/me/state", {"state": "ready"})
    for state in ("ready", "talking", "wrap_up"):
        interface.state = state
        await desk.be_ready()
        assert asked(interface)[-1] == ("GET", "/agents")


async def test_a_session_that_ended_is_opened_again(interface: Interface) -> None:
    desk = Desk(CentreHttp(interface.url), "agent3", "right")
    await desk.account()
    interface.sign_out()
    assert await desk.account() == Account("agent3", "s3cret")


async def test_the_work_after_a_talk_is_filed_and_finished(interface: Interface) -> None:
    desk = Desk(CentreHttp(interface.url), "agent3", "right")
    await desk.finish("c1", 0.0, "solved")
    assert interface.asked[-2:] == [
        ("PUT", "/contacts/c1/disposition", {"disposition": "solved"}),
        ("POST", "/contacts/c1/wrap_up", None),
    ]
    await desk.finish("closed", 0.0, "solved")
    await desk.finish("", 0.0, "solved")


async def test_a_wrong_password_and_a_centre_that_is_away_say_so(interface: Interface) -> None:
    with pytest.raises(CentreSaidNo, match="401 Wrong password"):
        await Desk(CentreHttp(interface.url), "agent3", "wrong").account()
    interface.server_close()
    with pytest.raises(CentreSaidNo, match="does not answer"):
        await Desk(CentreHttp("http://127.0.0.1:1"), "agent3", "right").account()
    await Desk(CentreHttp("http://127.0.0.1:1"), "agent3", "right").be_ready()
