"""A whole centre as people start it (`ringhall serve`), in a folder of its own, and its switch's console."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import msgspec

from bench.document import ADMIN, PASSWORD
from bench.document import document as usual
from ringhall.engine.telephony.asterisk import provision
from ringhall.engine.telephony.asterisk.build import Build
from ringhall.engine.telephony.asterisk.config import Secrets
from ringhall.engine.telephony.asterisk.network import free_port
from ringhall.engine.telephony.settings import TelephonySettings

READY_SECONDS_MAX = 60.0
STOP_SECONDS_MAX = 30.0
ASK_SECONDS = 0.02
COME_SECONDS_MAX, LEAVE_SECONDS, QUIET_SECONDS_MAX = 60.0, 5.0, 60.0


class BenchCentre:
    """Start it, measure, stop it. Ports are free ones, the folder is the caller's."""

    def __init__(self, folder: Path, *, role: str = "serve", document: dict[str, Any] | None = None) -> None:
        self.folder, self.data = folder, folder / "data"
        self.http, self.sip = free_port(), free_port()
        self._role, self._document = role, document
        self._process: subprocess.Popen[bytes] | None = None
        self._token = ""

    @property
    def address(self) -> str:
        """Where its switch takes calls."""
        return f"127.0.0.1:{self.sip}"

    @property
    def secrets(self) -> Secrets:
        """Port and password of its switch's ARI."""
        return msgspec.json.decode((self.data / "asterisk" / "secrets.json").read_bytes(), type=Secrets)

    def start(self) -> float:
        """Start, and return the seconds until its health is good."""
        self.folder.mkdir(parents=True, exist_ok=True)
        config = self.folder / "centre.json"
        config.write_text(json.dumps(self._document or usual()), encoding="utf-8")
        low = 20_000 + self.sip % 100 * 200
        options = ["--config", str(config)] if self._role == "serve" else ["--no-traffic"]
        command = [
            str(Path(sys.executable).with_name("ringhall")), self._role, "--data", str(self.data),
            "--http", f"127.0.0.1:{self.http}", "--sip", str(self.sip), "--rtp", f"{low}-{low + 9_999}", *options,
        ]  # fmt: skip
        begun = time.monotonic()
        with (self.folder / "ringhall.out").open("ab") as output:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=_environment(),
                start_new_session=True,
            )  # fmt: skip
        self._await_health(begun)
        return time.monotonic() - begun

    def kill(self) -> None:
        """End Ringhall as a crash would; its engines go on."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        """End everything in good order."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._process = None

    @property
    def pids(self) -> dict[str, int]:
        """Ringhall and its engines."""
        assert self._process is not None
        asterisk = (self.data / "asterisk" / "run" / "asterisk.pid").read_text()
        postgres = (self.data / "postgres" / "postmaster.pid").read_text().split()[0]
        return {"Asterisk": int(asterisk), "Ringhall": self._process.pid, "PostgreSQL": int(postgres)}

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """The answer of the API to the administrator."""
        if not self._token and path != "/session":
            self._token = self.ask("POST", "/session", {"login": ADMIN, "password": PASSWORD})["token"]
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"}
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.http}/api/v1{path}", json.dumps(body).encode() if body else None, headers,
            method=method,
        )  # fmt: skip
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return json.loads(answer.read() or "null")

    def metric(self, name: str) -> float:
        """One of the figures for Prometheus."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.http}/api/v1/metrics", timeout=10) as answer:
            lines = answer.read().decode().splitlines()
        return next(float(line.split()[-1]) for line in lines if line.startswith(f"{name} "))

    def console(self, command: str) -> str:
        """What the switch's console says to a command."""
        build = self._build()
        config = self.data / "asterisk" / "etc" / "asterisk.conf"
        done = subprocess.run([*build.command, "-C", str(config), "-rx", command], capture_output=True, text=True,
                              timeout=20, check=True)  # fmt: skip
        return done.stdout

    def has_calls(self, count: int) -> bool:
        """Whether so many calls are in the switch now."""
        return self.console("core show channels count").startswith(f"{count} active channels")

    def until_calls(self, count: int) -> None:
        """Wait until so many calls are in the switch. Raises TimeoutError."""
        end = time.monotonic() + COME_SECONDS_MAX
        while not self.has_calls(count):
            if time.monotonic() > end:
                raise TimeoutError(f"{count} callers did not come")
            time.sleep(0.3)

    def extension(self, number: str, *steps: str) -> None:
        """Give the switch a number of its own, beside those of Ringhall."""
        for priority, step in enumerate(steps, 1):
            self.console(f'dialplan add extension {number},{priority},"{step}" into trunks replace')

    def quiet(self) -> None:
        """Wait until no call is left in the switch and Ringhall has closed every contact; who stays is hung up."""
        begun, asked = time.monotonic(), False
        while time.monotonic() < begun + QUIET_SECONDS_MAX:
            if self.has_calls(0) and self.metric("ringhall_contacts") == 0:
                return
            if not asked and time.monotonic() > begun + LEAVE_SECONDS:
                asked = bool(self.console("channel request hangup all"))
            time.sleep(0.3)
        raise TimeoutError("calls or contacts were left after a measurement")

    def _build(self) -> Build:
        cache = Path.home() / ".cache" / "ringhall"
        return provision.find(TelephonySettings(data=self.data, cache=cache))

    def _await_health(self, begun: float) -> None:
        url = f"http://127.0.0.1:{self.http}/api/v1/health"
        while time.monotonic() < begun + READY_SECONDS_MAX:
            assert self._process is not None
            if self._process.poll() is not None:
                raise RuntimeError((self.folder / "ringhall.out").read_text(errors="replace")[-2_000:])
            try:
                with urllib.request.urlopen(url, timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(ASK_SECONDS)
        raise TimeoutError(f"the centre was not ready within {READY_SECONDS_MAX:g} s")


def _environment() -> dict[str, str]:
    """Our environment without a centre's settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith("RINGHALL_")}
