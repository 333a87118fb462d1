"""python -m tests.support.sim --seed 7 --hours 10000: play, and say what came of it or what was broken."""

import argparse
import gc
import sys

from tests.support.sim.broken import BrokenPromise
from tests.support.sim.plan import NONE, Misfortune, Plan
from tests.support.sim.play import Play


def main() -> int:
    ask = argparse.ArgumentParser(prog="make sim", description="Play a centre in simulated time.")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--seeds", type=int, default=1, help="so many seeds one after the other")
    ask.add_argument("--hours", type=float, default=1_000.0, help="hours of agents")
    ask.add_argument("--agents", type=int, default=0)
    ask.add_argument("--calm", action="store_true", help="nothing goes wrong")
    asked = ask.parse_args()
    # Nearly all that is made lives for milliseconds; the collector would look at it again and again.
    gc.set_threshold(100_000, 20, 20)
    for seed in range(asked.seed, asked.seed + asked.seeds):
        plan = Plan(seed, asked.hours, asked.agents, NONE if asked.calm else Misfortune())
        try:
            played = Play(plan).run()
        except BrokenPromise as broken:
            sys.stdout.write(f"{broken}\n")
            return 1
        sys.stdout.write(
            f"seed {seed}: {plan.hours:g} agent-hours ({plan.crew} agents) in {played.seconds:.1f} s; "
            f"{played.contacts} contacts, {played.steps} steps, {played.events} events, {played.offers} offers, "
            f"{played.disasters} disasters; " + ", ".join(f"{k} {v}" for k, v in sorted(played.outcomes.items())) + "\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
