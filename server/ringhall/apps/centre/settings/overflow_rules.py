"""What must hold of the rules by which callers leave a queue: they can be carried out, apply, and go in no circle."""

import re
from collections.abc import Iterator

from ringhall.apps.centre.settings.values import Json, Reference, World
from ringhall.company.organisation.types import Fault
from ringhall.engine.channels.voicemail.rules.boxes import agent_in
from ringhall.foundation.errors import Phrase

NUMBER = re.compile(r"^\+?[0-9]{2,20}\Z")
NO_TARGET = "Say where callers go."
NO_NUMBER = "Give a number of 2 to 20 digits, with + before a country code."
NO_LIMIT = "Say from how many seconds on."
NEVER = "This can never hold for those who wait: the queue is full of them."
BEHIND = "A rule above holds whenever this one does, so this one is never taken."
ITSELF = "Callers are in this queue already; choose another."
NO_CALL_BACK = "A closed or full queue promises nobody a call: choose another way."
SENTENCES = (NO_TARGET, NO_NUMBER, NO_LIMIT, NEVER, BEHIND, ITSELF, NO_CALL_BACK)
NEED_TARGET = frozenset({"queue", "number", "flow"})
MAY_BE_PASSED_OVER = frozenset({"queue", "call_back"})


def faults(value: Json) -> Iterator[Fault]:
    """What is wrong with each rule by itself, and beside those above it."""
    for n, rule in enumerate(value["rules"]):
        here = f"rules.{n}"
        if rule["then"] in NEED_TARGET and not rule["to"]:
            yield Fault(f"{here}.to", "missing", NO_TARGET)
        elif rule["then"] == "number" and not NUMBER.match(rule["to"]):
            yield Fault(f"{here}.to", "wrong-form", NO_NUMBER)
        elif rule["then"] == "queue" and rule["to"] == value["id"]:
            yield Fault(f"{here}.to", "leads-back", ITSELF)
        if rule["when"] == "expected_wait" and not rule["seconds"]:
            yield Fault(f"{here}.seconds", "missing", NO_LIMIT)
        if rule["when"] == "full" and rule["at"] == "waiting":
            yield Fault(f"{here}.at", "never-applies", NEVER)
        if rule["then"] == "call_back" and rule["when"] in ("closed", "full"):
            yield Fault(f"{here}.then", "never-applies", NO_CALL_BACK)
        if any(_hides(above, rule) for above in value["rules"][:n]):
            yield Fault(f"{here}.when", "never-applies", BEHIND)


def _hides(above: Json, rule: Json) -> bool:
    """Whether the rule above is always taken first."""
    alike = (above["when"], above["at"]) == (rule["when"], rule["at"])
    sooner = rule["when"] != "expected_wait" or above["seconds"] <= rule["seconds"]
    return alike and sooner and above["then"] not in MAY_BE_PASSED_OVER


def refer(value: Json) -> Iterator[Reference]:
    """The queues, flows and mailboxes that rules lead to."""
    for n, rule in enumerate(value["rules"]):
        where, to = f"rules.{n}.to", rule["to"]
        if not to:
            continue
        if rule["then"] == "voicemail":
            yield mailbox(where, to)
        elif rule["then"] in ("queue", "flow"):
            yield Reference(where, f"{rule['then']}s", to)


def mailbox(where: str, name: str) -> Reference:
    """Whose mailbox this is: a queue's, or an agent's."""
    agent_id = agent_in(name)
    return Reference(where, "queues", name) if agent_id is None else Reference(where, "agents", agent_id)


def circles(value: Json, world: World) -> Iterator[Fault]:
    """Queues that send callers on to one another until they are back."""
    queues = {**world.get("queues", {}), value["id"]: value}
    for n, rule in enumerate(value["rules"]):
        if rule["then"] == "queue" and rule["to"] != value["id"]:
            way = _way_back(rule["to"], value["id"], queues, (rule["to"],))
            if way:
                names = ", ".join(queues[key]["name"] for key in way)
                yield Fault(
                    f"rules.{n}.to",
                    "circle",
                    Phrase("The queues would send callers round in a circle, by way of {queues}.", queues=names),
                    {"queues": names},
                )


def _way_back(start: str, home: str, queues: dict[str, Json], way: tuple[str, ...]) -> tuple[str, ...]:
    """The queues that lead from one to another; empty when none do."""
    for rule in queues.get(start, {}).get("rules", ()):
        if rule["then"] != "queue" or rule["to"] in way:
            continue
        if rule["to"] == home:
            return way
        if found := _way_back(rule["to"], home, queues, (*way, rule["to"])):
            return found
    return ()
