"""python -m tests.support.same_offers --events 1000000 --seed 7: does the match offer what a scan of all pairs would?

The days are shared out over processes; a difference names its seed and how to see it again.
"""

import argparse
import os
import sys
import time
from multiprocessing import get_context

from tests.support.random_days import EVENTS_A_DAY, day_of, play


def one_day(seed: str) -> tuple[int, int, float]:
    """Events, offers, and seconds of the processor. Raises AssertionError where the two differ."""
    begun = time.process_time()
    day = day_of(seed)
    try:
        events = play(day, seed, EVENTS_A_DAY)
    except AssertionError as differs:
        raise AssertionError(f"seed {seed}, contact {day.arrived}, at {day.now}: {differs}") from differs
    return events, len(day.made), time.process_time() - begun


def compare(seed: int, events: int, processes: int = 1) -> tuple[int, int, float]:
    """So many events and more, in days of seeds `seed.0`, `seed.1` and so on; their sums."""
    seeds = [f"{seed}.{n}" for n in range(-(-events // EVENTS_A_DAY))]
    with get_context("spawn").Pool(processes) as pool:
        days = list(pool.imap_unordered(one_day, seeds, chunksize=4))
    return sum(day[0] for day in days), sum(day[1] for day in days), sum(day[2] for day in days)


def main() -> int:
    ask = argparse.ArgumentParser(prog="make match", description="Compare the match with a scan of all pairs.")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--events", type=int, default=1_000_000)
    ask.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = ask.parse_args()
    try:
        events, offers, seconds = compare(asked.seed, asked.events, asked.processes)
    except AssertionError as differs:
        sys.stdout.write(f"{differs}\nagain with: make match SEED={asked.seed} EVENTS={asked.events}\n")
        return 1
    sys.stdout.write(
        f"seed {asked.seed}: {events} events, {offers} offers, all as a scan of all pairs makes them "
        f"({seconds:.0f} s of the processor)\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
