"""What must hold of extensions: they are nobody else's number or account, and lead somewhere. Pure."""

from collections.abc import Callable, Iterator
from itertools import combinations

import msgspec

from ringhall.apps.centre.settings.values import Json, Reference, World
from ringhall.company.organisation.types import Fault
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.extensions import account_of

TARGETS = {"agent": "agents", "queue": "queues", "flow": "flows", "ring_group": "ring_groups"}
BEYOND = {"extension": "extensions", "queue": "queues", "flow": "flows"}
NO_TARGET = "Choose where it leads."
NEEDS_NO_TARGET = "A phone leads nowhere else: leave this empty."
ONLY_PHONES = "Only a phone that is nobody's needs this: agents call by their own right."
EMERGENCY = "This is an emergency number; nobody could call it any more. Choose another."
OWN_NUMBER = "This is one of the numbers that callers dial. Choose another."
OWN_EXTENSION = "This is an extension already. Choose another."
ACCOUNT = "The SIP account of this name is another's already. Choose another."
ONE_EACH = "This agent has an extension already; an agent has one."

NOT_RUNG = "Only extensions of agents and phones can be rung. Choose another."
IN_A_CIRCLE = "Whoever was answered by nobody is not led to a group again. Choose another."
TWICE = "This stands here twice."
NOBODY_NEEDS_NONE = "Nobody follows: leave this empty."
PLACE_TAKEN = "One of these places is an extension or a number already. Begin at another number."
PARKED_THERE = "Callers are parked at this number. Choose another."
CODE_TAKEN = "One of the numbers that callers dial begins with this code. Choose another."
CODE_FIRST = "A code that our phones dial begins this number. Choose another."
RECORDED_THERE = "Whoever calls this number records prompts. Choose another."
CODES_ALIKE = "One of the two codes begins the other, so nobody could tell them apart. Choose another."
SENTENCES = (
    CODE_TAKEN,
    CODE_FIRST,
    CODES_ALIKE,
    RECORDED_THERE,
    PLACE_TAKEN,
    PARKED_THERE,
    NOT_RUNG,
    IN_A_CIRCLE,
    NOBODY_NEEDS_NONE,
    NO_TARGET,
    NEEDS_NO_TARGET,
    ONLY_PHONES,
    EMERGENCY,
    OWN_NUMBER,
    OWN_EXTENSION,
    ACCOUNT,
    ONE_EACH,
)


def extension(value: Json) -> Iterator[Fault]:
    """It leads where its kind can lead."""
    if value["leads_to"] == "phone":
        if value["target"]:
            yield Fault("target", "not-needed", NEEDS_NO_TARGET)
    elif not value["target"]:
        yield Fault("target", "missing", NO_TARGET)
    if value["outside_calls"] and value["leads_to"] != "phone":
        yield Fault("outside_calls", "not-needed", ONLY_PHONES)


def extension_refers(value: Json) -> Iterator[Reference]:
    """Whom or what it leads to."""
    kind = TARGETS.get(value["leads_to"])
    if kind and value["target"]:
        yield Reference("target", kind, value["target"])


def ring_group(value: Json) -> Iterator[Fault]:
    """Each member once, and somewhere to go on to where it says so."""
    for n, member in enumerate(value["members"]):
        if member in value["members"][:n]:
            yield Fault(f"members.{n}", "twice", TWICE)
    if value["otherwise"] == "nobody" and value["target"]:
        yield Fault("target", "not-needed", NOBODY_NEEDS_NONE)
    if value["otherwise"] != "nobody" and not value["target"]:
        yield Fault("target", "missing", NO_TARGET)


def ring_group_refers(value: Json) -> Iterator[Reference]:
    """Its members, and where a caller goes on to."""
    for n, member in enumerate(value["members"]):
        yield Reference(f"members.{n}", "extensions", member)
    kind = BEYOND.get(value["otherwise"])
    if kind and value["target"]:
        yield Reference("target", kind, value["target"])


def ring_group_fits(value: Json, world: World) -> Iterator[Fault]:
    """Only phones are rung, and nobody is led round in a circle."""
    extensions = world.get("extensions", {})
    for n, member in enumerate(value["members"]):
        if member in extensions and extensions[member]["leads_to"] not in ("agent", "phone"):
            yield Fault(f"members.{n}", "not-rung", NOT_RUNG)
    beyond = extensions.get(value["target"]) if value["otherwise"] == "extension" else None
    if beyond and beyond["leads_to"] == "ring_group":
        yield Fault("target", "in-a-circle", IN_A_CIRCLE)


def fits(is_emergency: Callable[[str], bool]) -> Callable[[Json, World], Iterator[Fault]]:
    """Whether it can be, among everything else that is set; `is_emergency` knows the country's numbers."""

    def extension_fits(value: Json, world: World) -> Iterator[Fault]:
        number = value["number"]
        if is_emergency(number):
            yield Fault("number", "emergency", EMERGENCY)
        if number in world.get("numbers", {}):
            yield Fault("number", "taken", OWN_NUMBER, {"kind": "numbers", "key": number})
        logins = {each["login"] for each in world.get("agents", {}).values()}
        rules = world.get("call_rules", {}).get("all")
        known = msgspec.convert(rules, CallRules) if rules else None
        if known and number in known.places:
            yield Fault("number", "taken", PARKED_THERE, {"kind": "call_rules", "key": "all"})
        if known and number == known.recording_number:
            yield Fault("number", "taken", RECORDED_THERE, {"kind": "call_rules", "key": "all"})
        account = account_of(number)
        if value["leads_to"] == "phone" and (account in logins or account in world.get("trunks", {})):
            yield Fault("number", "taken", ACCOUNT)
        others = (each for key, each in world.get("extensions", {}).items() if key != number)
        if value["leads_to"] == "agent" and any(_of(each) == ("agent", value["target"]) for each in others):
            yield Fault("target", "taken", ONE_EACH)

    return extension_fits


def outside_fits(value: Json, world: World) -> Iterator[Fault]:
    """An outside number is neither an extension nor one of ours."""
    if value["number"] in world.get("extensions", {}):
        yield Fault("number", "taken", OWN_EXTENSION, {"kind": "extensions", "key": value["number"]})
    if value["number"] in world.get("numbers", {}):
        yield Fault("number", "taken", OWN_NUMBER, {"kind": "numbers", "key": value["number"]})


def call_rules_fit(value: Json, world: World) -> Iterator[Fault]:
    """No place to park at is an extension or one of our numbers, no number begins with a code, and no code another."""
    rules = msgspec.convert(value, CallRules)
    for field, code in rules.codes:
        for number in world.get("numbers", {}):
            if number.startswith(code):
                yield Fault(field, "taken", CODE_TAKEN, {"kind": "numbers", "key": number})
    for (_, one), (field, other) in combinations(rules.codes, 2):
        if one.startswith(other) or other.startswith(one):
            yield Fault(field, "taken", CODES_ALIKE)
    if rules.recording_number in world.get("numbers", {}):
        yield Fault("recording_number", "taken", OWN_NUMBER, {"kind": "numbers", "key": rules.recording_number})
    if rules.recording_number in world.get("extensions", {}):
        yield Fault("recording_number", "taken", OWN_EXTENSION, {"kind": "extensions", "key": rules.recording_number})
    if rules.recording_number in rules.places:
        yield Fault("recording_number", "taken", PARKED_THERE)
    for place in rules.places:
        if place in world.get("extensions", {}) or place in world.get("numbers", {}):
            yield Fault("park_first", "taken", PLACE_TAKEN, {"kind": "extensions", "key": place})
            return


def number_fits(value: Json, world: World) -> Iterator[Fault]:
    """A number that callers dial is no extension, and none that our phones take for a code."""
    rules = world.get("call_rules", {}).get("all")
    known = msgspec.convert(rules, CallRules) if rules else CallRules()
    if rules and any(value["number"].startswith(code) for _, code in known.codes):
        yield Fault("number", "taken", CODE_FIRST, {"kind": "call_rules", "key": "all"})
    if value["number"] == known.recording_number:
        yield Fault("number", "taken", RECORDED_THERE, {"kind": "call_rules", "key": "all"})
    if value["number"] in world.get("extensions", {}):
        yield Fault("number", "taken", OWN_EXTENSION, {"kind": "extensions", "key": value["number"]})


def account_fits(field: str) -> Callable[[Json, World], Iterator[Fault]]:
    """The name of an account is not that of an extension's phone."""

    def fits_account(value: Json, world: World) -> Iterator[Fault]:
        for key, extension in world.get("extensions", {}).items():
            if extension["leads_to"] == "phone" and value[field] == account_of(key):
                yield Fault(field, "taken", ACCOUNT, {"kind": "extensions", "key": key})

    return fits_account


def _of(extension: Json) -> tuple[str, str]:
    return extension["leads_to"], extension["target"]
