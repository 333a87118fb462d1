"""Sim: how long the deterministic simulation takes for ten thousand hours of agents."""

import gc

from bench.figures import Bar, Section
from tests.support.sim.plan import Plan
from tests.support.sim.play import Play

SEED, HOURS = 1, 10_000.0
SECONDS_MAX = 60.0
PROTOCOL = (
    "The whole heart (contacts, routing, flows, the phone channel) with a switch in memory, on a simulated clock: "
    "callers who press keys, wait, give up, agents who use every verb, phones that vanish, events of the switch "
    "that are lost, doubled, late or out of order, the clock set, settings changed, Ringhall killed and the link "
    "cut. After each step the promises of ARCHITECTURE.md are looked at where it touched, and the whole floor by a "
    "scan of all pairs every 2,000 steps. One core, CPU time; the same seed plays the same day. There is no peer "
    "here."
)


def measure() -> Section:
    """The whole benchmark: a broken promise ends it."""
    section = Section(
        "Sim: ten thousand agent-hours", PROTOCOL, ["seed", "agents", "contacts", "steps", "events", "CPU, s"]
    )
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 20, 20)
    played = Play(Plan(SEED, HOURS)).run()
    gc.set_threshold(*thresholds)
    counts = (played.plan.crew, played.contacts, played.steps, played.events)
    section.rows.append([f"{SEED}", *(f"{count:,}" for count in counts), f"{played.seconds:.0f}"])
    section.bars.append(Bar("10,000 hours of agents in the simulation", played.seconds, SECONDS_MAX, "s"))
    return section
