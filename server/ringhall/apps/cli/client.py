"""A small client of a running centre's API, for the command line."""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

import typer

from ringhall.foundation.errors import Refusal, Unavailable
from ringhall.foundation.settings import Settings

SIGN_IN_FIRST = 401
ANSWER_SECONDS_MAX = 10
ANSWER_BYTES_MAX = 50_000_000


def second_code() -> str:
    """The code of the second factor, from the environment or the person at the terminal."""
    return os.environ.get("RINGHALL_CODE") or typer.prompt("Code of your second factor", hide_input=True)


class CentreAway(Unavailable):
    """No centre answers."""

    text = "No centre answers at {address}. Start it with `ringhall serve`, or name its address with --http."


class CentreRefused(Refusal):
    """The centre said no; its sentence is passed on."""

    text = "{detail}"


class Client:
    """Asks the centre of these settings. Signs in once, then sends the token along."""

    def __init__(self, settings: Settings, seconds_max: float = ANSWER_SECONDS_MAX) -> None:
        self._seconds_max = seconds_max
        host = "127.0.0.1" if settings.http_host in ("0.0.0.0", "::") else settings.http_host
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{settings.http_port}"
        self._token = ""

    def sign_in(self, login: str, password: str, ask_code: Callable[[], str] = second_code) -> None:
        """Ask for a session; `ask_code` gives the code of a second factor, where there is one."""
        said = {"login": login, "password": password}
        status, answer = self.ask("POST", "/session", said)
        if status == SIGN_IN_FIRST and answer.get("code") == "second-factor-needed":
            status, answer = self.ask("POST", "/session", said | {"code": ask_code()})
        self._token = self._good("POST", "/session", status, answer)["token"]

    def asked(self, method: str, path: str, body: Any = None) -> Any:
        """The answer; raises CentreRefused for a refusal, CentreAway when nobody is there."""
        return self._good(method, path, *self.ask(method, path, body))

    def _good(self, method: str, path: str, status: int, answer: Any) -> Any:
        if status >= 400:
            raise CentreRefused(detail=answer.get("detail") or f"{method} {path} was answered with {status}.")
        return answer

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and JSON of the answer, whatever it is."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"}
        # The address was made above from --http and is always http.
        request = urllib.request.Request(f"{self.address}/api/v1{path}", data, headers, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=self._seconds_max) as answer:  # noqa: S310
                return answer.status, _json(answer.read(ANSWER_BYTES_MAX))
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, _json(refusal.read(ANSWER_BYTES_MAX))
        except (OSError, ValueError):
            raise CentreAway(address=self.address) from None


def _json(body: bytes) -> Any:
    try:
        return json.loads(body) if body else {}
    except ValueError:
        return {}
