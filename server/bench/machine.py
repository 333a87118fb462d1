"""What the machine did: CPU of processes, load of others, memory. Read from /proc; times in seconds, sizes in MB."""

import os
import platform
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int, *, with_children: bool = False) -> float:
    """User and system time of the process so far; with those of its children, living and ended, when asked."""
    spent = _times(pid)
    if not with_children:
        return sum(spent[:2])
    return sum(spent) + sum(sum(_times(child)) for child in children(pid))


def children(pid: int) -> list[int]:
    """The living children of the process."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def memory_megabytes(pids: Iterable[int]) -> float:
    """The proportional set size of these processes: what is shared is shared out."""
    total = 0
    for pid in pids:
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        total += int(found[1]) if found else 0
    return total / 1024


def facts() -> str:
    """What kind of machine this is, without its name."""
    model = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    return (
        f"{os.cpu_count()} cores ({model[1] if model else platform.machine()}), "
        f"{int(memory[1]) / 1024**2 if memory else 0:.0f} GB of memory, Linux {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}"
    )


@dataclass
class Watch:
    """Notes the CPU time of named processes and of the whole machine between `begin` and `end`.

    `others` are cores kept busy by processes that have no part in the measurement.
    """

    pids: dict[str, int]
    tools: float = 0.0
    spent: dict[str, float] = field(default_factory=dict)
    others: float = 0.0
    load: float = 0.0

    def __enter__(self) -> "Watch":
        self._at, self._busy, self._own = time.monotonic(), _busy_seconds(), sum(os.times()[:2])
        self._before = {name: self._read(name) for name in self.pids}
        return self

    def __exit__(self, *_: object) -> None:
        self.spent = {name: self._read(name) - self._before[name] for name in self.pids}
        elapsed = time.monotonic() - self._at
        own = sum(os.times()[:2]) - self._own
        known = sum(self.spent.values()) + self.tools + own
        self.others = max(0.0, (_busy_seconds() - self._busy - known) / elapsed)
        self.load = os.getloadavg()[0]

    def _read(self, name: str) -> float:
        return cpu_seconds(self.pids[name], with_children=name == "PostgreSQL")


def _times(pid: int) -> list[float]:
    """User, system, and the same of children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return [0.0] * 4
    return [int(ticks) / TICKS for ticks in fields[11:15]]


def _busy_seconds() -> float:
    """User, nice and system time of all processes; interrupts belong to nobody and are left out."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    return sum(int(fields[n]) for n in (0, 1, 2)) / TICKS
