"""Starters by their industry: what a real centre of that kind applies and changes, and what the demo shows."""

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import msgspec

from ringhall.foundation.errors import Refusal

Industry = Literal["hospital", "school", "bank", "airline", "shop", "telecom", "utility", "city"]
INDUSTRIES: tuple[Industry, ...] = get_args(Industry)
TREATMENT = "usual"
_OFFICE_HOURS = [{"opens": "08:00", "closes": "18:00"}]
_WORKDAYS = ("mon", "tue", "wed", "thu", "fri")


class NoSuchIndustry(Refusal):
    """There is no starter of this name."""

    code = "no-such-industry"
    text = "There is no starter “{industry}”; there are {known}."


class Habit(msgspec.Struct, frozen=True):
    """What some callers press, one group of keys after another, and how large a share of all they are."""

    keys: tuple[str, ...]
    share: float


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """What a centre of an industry knows of one customer of the demo, and what they prove themselves by there."""

    id: str
    note: str
    number: str | None = None
    pin: str | None = None
    birth_date: date | None = None


class Starter(msgspec.Struct, frozen=True, kw_only=True):
    """What centres of an industry begin with. `tests` are those of the flow (`ringhall flow test`)."""

    name: str
    skills: tuple[dict[str, Any], ...]
    queues: tuple[dict[str, Any], ...]
    flow: dict[str, Any]
    callers: tuple[Habit, ...]
    tests: tuple[dict[str, Any], ...]


def named(name: str) -> Industry:
    """The industry of this name. Raises NoSuchIndustry."""
    for industry in INDUSTRIES:
        if industry == name:
            return industry
    raise NoSuchIndustry(industry=name, known=", ".join(INDUSTRIES))


def industry_of(setting: str) -> Industry | None:
    """The industry that is set; None where none is. Raises NoSuchIndustry."""
    return named(setting) if setting else None


@cache
def starter(industry: Industry) -> Starter:
    """The starter of this industry, as shipped."""
    return msgspec.convert(_shipped(industry), Starter)


def document(industry: Industry, time_zone: str) -> dict[str, Any]:
    """What `ringhall config apply` takes: skills, queues, office hours and the flow, for numbers yet to be chosen."""
    given = starter(industry)
    office = {"id": "office", "name": "Office", "time_zone": time_zone}
    return {
        "skills": list(given.skills),
        "calendars": [office | {"weekly": dict.fromkeys(_WORKDAYS, _OFFICE_HOURS)}],
        "treatments": [_shipped("treatment")],
        "queues": [queue | {"treatment": TREATMENT} for queue in given.queues],
        "flows": [{"id": industry, "name": given.name, "document": given.flow}],
    }


@cache
def samples(industry: Industry) -> tuple[Sample, ...]:
    """What the demo knows of some of its customers at this work."""
    return msgspec.convert(_shipped(f"customers/{industry}"), tuple[Sample, ...])


def trials(industry: Industry) -> dict[str, Any]:
    """The flow and its tests as `ringhall flow test` takes them."""
    given = starter(industry)
    return {"flow": given.flow, "tests": list(given.tests)}


def staffed(centre: dict[str, Any], industry: Industry) -> dict[str, Any]:
    """The document of a demo centre with another trade: its people, numbers and hours stay, its work is another.

    The first two agents do everything; each of the others works in two queues, and has the skills for them.
    """
    own = document(industry, "UTC")
    [flow], [trade] = centre["flows"], own["flows"]
    notes = {each.id: each.note for each in samples(industry)}
    able = sorted({skill for queue in own["queues"] for skill in queue["skills"]} | _asked(trade["document"]))
    places = [queue["id"] for queue in own["queues"]]
    agents = [
        agent | {"skills": dict.fromkeys(able, 3), "queue_ids": places if n < 2 else _two_of(places, n)}
        for n, agent in enumerate(centre["agents"])
    ]
    return centre | {
        "skills": own["skills"],
        "treatments": own["treatments"],
        "queues": own["queues"],
        "agents": agents,
        "customers": [each | {"note": notes.get(each["id"], "")} for each in centre["customers"]],
        "flows": [flow | {"name": trade["name"], "document": trade["document"]}],
        "extensions": [_led(each, places[0]) for each in centre["extensions"]],
        "scripts": [],
        "ring_groups": [each | {"target": places[0]} for each in centre["ring_groups"]],
    }


def _asked(flow: dict[str, Any]) -> set[str]:
    return {skill for node in flow["nodes"].values() for skill in node.get("skills", ())}


def _two_of(places: list[str], n: int) -> list[str]:
    return sorted({places[n % len(places)], places[(n + 1) % len(places)]})


def _led(extension: dict[str, Any], queue: str) -> dict[str, Any]:
    return extension | {"target": queue, "name": "Queue"} if extension["leads_to"] == "queue" else extension


def _shipped(name: str) -> Any:
    return json.loads((files(__package__) / "data" / f"{name}.json").read_text(encoding="utf-8"))
