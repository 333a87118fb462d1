"""SIPp as caller and as agents: started, watched, its counts and its log of messages read."""

import csv
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.machine import cpu_seconds

SECONDS_MAX = 120
POLL_SECONDS = 0.05
SCENARIOS = Path(__file__).parent / "sipp"


@dataclass(frozen=True)
class Message:
    """One SIP message as SIPp saw it; `at` is in seconds."""

    at: float
    sent: bool
    call: str
    cseq: str
    first_line: str


@dataclass(frozen=True)
class Calls:
    """What became of SIPp's calls. `cpu` are seconds SIPp itself spent."""

    good: int
    failed: int
    retransmissions: int
    seconds: float
    cpu: float
    messages: list[Message]

    @property
    def clean(self) -> bool:
        return self.failed == 0 and self.retransmissions == 0

    def answer_times(self) -> list[float]:
        """Milliseconds from each INVITE to its 200."""
        asked: dict[str, float] = {}
        spent = []
        for message in self.messages:
            if message.sent and message.first_line.startswith("INVITE"):
                asked.setdefault(message.call, message.at)
            elif not message.sent and message.first_line.startswith("SIP/2.0 200") and "INVITE" in message.cseq:
                begun = asked.pop(message.call, None)
                if begun is not None:
                    spent.append((message.at - begun) * 1000)
        return spent


@dataclass
class Agents:
    """A SIPp that answers as all agents at once."""

    port: int
    folder: Path
    process: "subprocess.Popen[bytes]"

    def messages(self) -> list[Message]:
        return read_messages(self.folder)


def calling(
    folder: Path,
    target: str,
    extension: str,
    *,
    rate: float,
    count: int,
    scenario: list[str],
    traced: bool = False,
) -> "subprocess.Popen[bytes]":
    """Begin to call `extension` at `target` (HOST:PORT), so many times at this rate."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [
        "sipp", target, *scenario, "-s", extension, "-r", f"{rate:g}", "-m", str(count), "-l", "3000",
        "-i", "127.0.0.1", "-nostdin", "-trace_stat", "-stf", "stat.csv", "-fd", "1",
        "-timeout", f"{SECONDS_MAX}", *_tracing(traced),
    ]  # fmt: skip
    return _start(command, folder)


def call(
    folder: Path,
    target: str,
    extension: str,
    *,
    rate: float,
    count: int,
    scenario: list[str],
    traced: bool = False,
    seconds_max: float = SECONDS_MAX,
) -> Calls:
    """Call as `calling` does, and wait for the end; what has not succeeded by the limit has failed."""
    begun = time.monotonic()
    process = calling(folder, target, extension, rate=rate, count=count, scenario=scenario, traced=traced)
    ended, _, usage = os.wait4(process.pid, os.WNOHANG)
    while not ended:
        time.sleep(POLL_SECONDS)
        if time.monotonic() > begun + seconds_max:
            process.kill()
        ended, _, usage = os.wait4(process.pid, os.WNOHANG)
    process.returncode = 0
    seconds = time.monotonic() - begun
    counts = _counts(folder / "stat.csv")
    good = counts["SuccessfulCall(C)"]
    return Calls(
        good=good, failed=count - good, retransmissions=counts["Retransmissions(C)"],
        seconds=seconds, cpu=usage.ru_utime + usage.ru_stime, messages=read_messages(folder) if traced else [],
    )  # fmt: skip


@contextmanager
def agents(folder: Path, port: int, kind: str = "agent") -> Iterator[Agents]:
    """Phones that answer at once; all at one port, told apart by the name called.

    An `agent` talks for about 3 s and hangs up, a `standing` one stays until it is hung up on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = [
        "sipp",
        *scenario(kind),
        "-p",
        str(port),
        "-i",
        "127.0.0.1",
        "-nostdin",
        "-l",
        "3000",
        *_tracing(True),
    ]
    team = Agents(port, folder, _start(command, folder))
    try:
        yield team
    finally:
        end(team.process)


def end(process: "subprocess.Popen[bytes]") -> None:
    """No more calls from here."""
    process.kill()
    process.wait()


def spent(*processes: "subprocess.Popen[bytes]") -> float:
    """CPU seconds of these since they began."""
    return sum(cpu_seconds(process.pid) for process in processes)


def scenario(name: str) -> list[str]:
    """One of our own scenarios."""
    return ["-sf", str(SCENARIOS / f"{name}.xml")]


def plain(milliseconds: int) -> list[str]:
    """SIPp's own caller, who hangs up so long after the answer."""
    return ["-sn", "uac", "-d", str(milliseconds)]


def plain_from(folder: Path, number: str, milliseconds: int) -> list[str]:
    """The same caller, who shows this number."""
    folder.mkdir(parents=True, exist_ok=True)
    own = subprocess.run(["sipp", "-sd", "uac"], capture_output=True, text=True, check=False).stdout
    file = folder / "from.xml"
    file.write_text(own.replace("sip:sipp@", f"sip:{number}@"))
    return ["-sf", str(file), "-d", str(milliseconds)]


def read_messages(folder: Path) -> list[Message]:
    """SIPp's short log, in order."""
    found = []
    for file in folder.glob("short.log"):
        for line in file.read_text(errors="replace").splitlines():
            parts = line.split("\t")
            if len(parts) >= 6 and re.fullmatch(r"[\d.]+", parts[2]):
                found.append(Message(float(parts[2]), parts[3] == "S", parts[4], parts[5], parts[6]))
    return found


def _tracing(traced: bool) -> list[str]:
    return ["-trace_shortmsg", "-shortmessage_file", "short.log"] if traced else []


def _start(command: list[str], folder: Path) -> "subprocess.Popen[bytes]":
    for old in ("stat.csv", "short.log"):
        (folder / old).unlink(missing_ok=True)
    with (folder / "sipp.out").open("wb") as output:
        return subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, "TERM": "dumb"},
        )  # fmt: skip


def _counts(file: Path) -> dict[str, int]:
    with file.open(newline="") as rows:
        last = list(csv.DictReader(rows, delimiter=";"))[-1]
    return {name: int(value) for name, value in last.items() if name and value and value.isdigit()}
