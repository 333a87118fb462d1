"""What must hold of queues and agents where they ask for skills, open tiers and weigh contacts. Pure."""

from collections.abc import Iterable, Iterator

from ringhall.apps.centre.settings.values import Json, Reference
from ringhall.company.organisation.types import Fault
from ringhall.engine.routing.rules.needs import AT_LEAST, OR, NeedUnreadable, alternatives
from ringhall.engine.routing.settings import RINGS_SEVERAL

NEED_FORM = "Write a skill, or skill>=level, and | between alternatives; a level is a whole number from 1 to 10."
STEP_TWICE = "Two steps begin at the same moment; leave one out."
NOT_MEMBER = "The agent is not a member of this queue."
SIGNS = "A skill's name has neither | nor >= in it."
RINGS_ALONE = "Several phones ring at once here, and the quickest would have every call: let the agents answer."


SENTENCES = (NEED_FORM, STEP_TWICE, NOT_MEMBER, SIGNS, RINGS_ALONE)


def needs(value: Json) -> Iterator[Fault]:
    """Needs can be read, and each step begins at a moment of its own."""
    yield from _readable("skills", value["skills"])
    begun: set[int] = set()
    for n, step in enumerate(value["relaxations"]):
        yield from _readable(f"relaxations.{n}.skills", step["skills"])
        if step["after_seconds"] in begun:
            yield Fault(f"relaxations.{n}.after_seconds", "twice", STEP_TWICE)
        begun.add(step["after_seconds"])


def answering(value: Json) -> Iterator[Fault]:
    """Phones answer by themselves only where one agent rings: else the quickest phone would have every call."""
    if value["auto_answer"] in ("preferred", "always") and value["strategy"] in RINGS_SEVERAL:
        yield Fault("auto_answer", "rings-several", RINGS_ALONE)


def memberships(value: Json) -> Iterator[Fault]:
    """Tiers, weights and head starts are of queues the agent serves."""
    for field in ("tiers", "weights", "head_starts"):
        for queue_id in value[field]:
            if queue_id not in value["queue_ids"]:
                yield Fault(f"{field}.{queue_id}", "not-member", NOT_MEMBER, {"queue": queue_id})


def skill(value: Json) -> Iterator[Fault]:
    """Its name can stand in a need."""
    if OR in value["id"] or AT_LEAST in value["id"]:
        yield Fault("id", "wrong-form", SIGNS)


def needs_refer(value: Json) -> Iterator[Reference]:
    """The skills that needs name."""
    yield from skills_of("skills", value["skills"])
    for n, step in enumerate(value["relaxations"]):
        yield from skills_of(f"relaxations.{n}.skills", step["skills"])


def skills_of(where: str, asked: Iterable[str]) -> Iterator[Reference]:
    """Those that these needs name; what cannot be read names nothing."""
    for n, need in enumerate(asked):
        try:
            for wanted in alternatives(need):
                yield Reference(f"{where}.{n}", "skills", wanted.skill)
        except NeedUnreadable:
            continue


def _readable(where: str, asked: Iterable[str]) -> Iterator[Fault]:
    for n, need in enumerate(asked):
        try:
            alternatives(need)
        except NeedUnreadable:
            yield Fault(f"{where}.{n}", "bad-need", NEED_FORM)
