"""The demo centre: its configuration, and who calls it."""

import json
from importlib.resources import files
from typing import Any

from msgspec.structs import replace

from ringhall.apps.industries.starters import Industry, staffed, starter
from ringhall.apps.simulator.rules.caller import CallerHabits

NUMBER = "4008000001"
# Ofcom's numbers for drama: in use by nobody.
UNKNOWN_NUMBERS = tuple(f"+4420794605{n:02}" for n in range(100))
FIRST_SIMULATED_AGENT = 3


def demo_centre(industry: Industry | None = None) -> dict[str, Any]:
    """The document `ringhall config apply` takes, flows included, passwords and SIP secrets not; of this industry."""
    own = files(__package__)
    document: dict[str, Any] = json.loads((own / "centre.json").read_text(encoding="utf-8"))
    flow = (files("ringhall.engine.flows") / "examples" / "main_line.json").read_text(encoding="utf-8")
    flows = [{"id": "main_line", "name": "Main line", "document": json.loads(flow)}]
    treatments = json.loads((own / "treatments.json").read_text(encoding="utf-8"))
    scripts = json.loads((own / "scripts.json").read_text(encoding="utf-8"))
    document |= {"flows": flows, "treatments": treatments, "scripts": scripts}
    return staffed(document, industry) if industry else document


def habits_of(industry: Industry | None, usual: CallerHabits) -> CallerHabits:
    """What callers of this industry press; all else is as `usual`."""
    if industry is None:
        return usual
    choices = tuple((habit.keys, habit.share) for habit in starter(industry).callers)
    return replace(usual, choices=choices, strangers_first=("1",), wrong_key_share=0.0)


def customer_numbers() -> tuple[str, ...]:
    """The numbers of the centre's customers."""
    return tuple(number for customer in demo_centre()["customers"] for number in customer["numbers"])


def simulated_agents() -> tuple[str, ...]:
    """Logins of the agents that are played; the first two are left for a person at the browser."""
    agents = demo_centre()["agents"]
    return tuple(agent["login"] for agent in agents[FIRST_SIMULATED_AGENT - 1 :])
