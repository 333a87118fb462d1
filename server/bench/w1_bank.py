"""The Anonymous Bank (Technion; Guedj and Mandelbaum): who called when, how long they talked, how patient they were."""

import csv
import gzip
import random
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
QUEUES = ("PS", "NW", "NE", "IN")
OPEN_DAY_CALLS_MIN = 800
HEAD_START_MS = 90_000


class Call(NamedTuple):
    """Somebody who wants an agent: milliseconds after midnight, the type, and the head start of the important."""

    at: int
    queue_id: str
    head_start_ms: int


class Month:
    """One month: its full days, its service times, and by type the mean patience (time queued per caller lost)."""

    def __init__(self, name: str, folder: Path = DATA) -> None:
        days: dict[str, list[Call]] = defaultdict(list)
        self._sorted: dict[str, list[int]] = {}
        queued, lost = dict.fromkeys(QUEUES, 0), dict.fromkeys(QUEUES, 0)
        self.service: dict[str, list[int]] = {queue_id: [] for queue_id in QUEUES}
        with gzip.open(folder / f"anonymous_bank_1999_{name}.csv.gz", "rt") as file:
            for row in csv.DictReader(file):
                kind = row["type"]
                if kind not in QUEUES or row["outcome"] not in {"AGENT", "HANG"}:
                    continue
                begun = row["q_start"] if row["q_start"] != "0:00:00" else row["vru_exit"]
                days[row["date"]].append(Call(_ms(begun), kind, HEAD_START_MS if row["priority"] == "2" else 0))
                queued[kind] += int(row["q_time"])
                lost[kind] += row["outcome"] == "HANG" and int(row["q_time"]) > 0
                if int(row["ser_time"]) > 0:
                    self.service[kind].append(int(row["ser_time"]) * 1_000)
        self.days = [calls for _, calls in sorted(days.items()) if len(calls) >= OPEN_DAY_CALLS_MIN]
        self.patience_ms = {kind: 1_000 * queued[kind] / lost[kind] for kind in QUEUES}

    def sorted_service(self, queue_id: str) -> list[int]:
        """The service times of a type, the shortest first."""
        if queue_id not in self._sorted:
            self._sorted[queue_id] = sorted(self.service[queue_id])
        return self._sorted[queue_id]

    def laid_over(self, banks: int, chance: random.Random) -> list[Call]:
        """So many of its days as one."""
        return sorted(call for day in chance.choices(self.days, k=banks) for call in day)


def _ms(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1_000
