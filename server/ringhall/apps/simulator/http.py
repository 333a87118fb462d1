"""A small HTTP client: one JSON request, one JSON answer, a time limit."""

import asyncio
import json
import urllib.error
import urllib.request
from typing import Any

REQUEST_SECONDS_MAX = 5.0
ANSWER_BYTES_MAX = 10_000_000


class CentreSaidNo(Exception):
    """The centre refused a request; `status` 0 when it could not be reached."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(f"{status} {text}")
        self.status = status


class CentreHttp:
    """The centre's interface under `url` (`http://127.0.0.1:8080`)."""

    def __init__(self, url: str) -> None:
        self._base = f"{url.rstrip('/')}/api/v1"

    async def ask(self, method: str, path: str, body: object = None, token: str | None = None) -> Any:
        """The answer's JSON. Raises CentreSaidNo."""
        return await asyncio.to_thread(self._ask, method, path, body, token)

    def _ask(self, method: str, path: str, body: object, token: str | None) -> Any:
        headers = {"Accept": "application/json"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        request = urllib.request.Request(self._base + path, data, headers, method=method)  # noqa: S310 (our own URL)
        try:
            with urllib.request.urlopen(request, timeout=REQUEST_SECONDS_MAX) as answer:  # noqa: S310
                text = answer.read(ANSWER_BYTES_MAX)
        except urllib.error.HTTPError as error:
            with error:
                raise CentreSaidNo(error.code, _detail(error.read(ANSWER_BYTES_MAX))) from None
        except OSError as error:
            raise CentreSaidNo(0, f"The centre does not answer: {error}") from None
        return json.loads(text) if text else None


def _detail(problem: bytes) -> str:
    try:
        return str(json.loads(problem)["detail"])
    except (ValueError, KeyError, TypeError):
        return problem[:200].decode(errors="replace")
