"""What must hold of each kind beyond its shape, and which settings name which others. Pure."""

import ipaddress
import re
from collections.abc import Iterator

import msgspec

from ringhall.apps.centre.settings import flow_rules, overflow_rules, routing_rules
from ringhall.apps.centre.settings.values import Json, Reference, World
from ringhall.company.access.rules.rights import CATALOGUE, ROLES
from ringhall.company.organisation.rules.calendar_faults import faults as faults_of_calendar
from ringhall.company.organisation.rules.hours import Calendar
from ringhall.company.organisation.types import Fault
from ringhall.contact.rules.served_alone import FALLBACK_QUEUE
from ringhall.engine.flows.document import sound_nodes
from ringhall.engine.flows.errors import FlowInvalid, FlowTooLarge
from ringhall.engine.flows.rules.check import accept
from ringhall.engine.telephony.settings import GUEST
from ringhall.foundation.errors import Phrase

CODECS = ("alaw", "ulaw", "g722", "opus", "gsm", "g729")
IDENTIFIER = re.compile(r"[A-Za-z0-9_.:+-]{1,80}\Z")
SWITCH_NAME = re.compile(r"[A-Za-z0-9_.+-]{1,64}\Z")
SENTENCES = {
    "unknown-zone": "This zone is not known: use a name such as Europe/Ljubljana.",
    "unknown-country": "The holidays of this country are not known: choose one of the list, or none.",
    "unknown-subdivision": "This country has no such part: choose one of the list, or none.",
    "holidays-of-no-country": "These hours are for public holidays: choose the country they are of, or take them out.",
    "closes-as-it-opens": "It closes the moment it opens. For the whole day, give 00:00 to 24:00.",
    "opens-at-the-end": "24:00 is the day's end: let the next day open at 00:00.",
    "overlaps": "This overlaps with another opening, of this day or of the night before.",
    "never-opens": "With these hours it never opens. Give at least one day hours.",
    "no-effect": "This changes nothing: the day has these hours anyway. Give it other hours, or take it out.",
    "year-too-far": "Give a day of the years 1970 to 2200.",
    "leads-back": "This flow leads back into this queue, which is closed then. Choose another.",
    "no-night": "Choose the flow that answers outside these hours, or no calendar.",
    "no-hours": "Choose the calendar that says when this flow answers, or no such flow.",
    "twice": "This stands here twice.",
    "records-have-no-queue": "Records of customers belong to no queue; leave the queues out.",
    "prompts-have-no-queue": "Prompts belong to no queue; leave the queues out.",
}


def identified(value: Json, field: str = "id") -> Iterator[Fault]:
    """An identifier can stand in an address."""
    if not IDENTIFIER.match(value[field]):
        yield Fault(field, "wrong-form", "Use 1 to 80 letters, digits and _ . : + -, without spaces.")


def queue(value: Json) -> Iterator[Fault]:
    yield from identified(value)
    if value["id"] == FALLBACK_QUEUE:
        yield Fault(
            "id",
            "taken",
            "The queue fallback is the switch's own, for when Ringhall is away; choose another identifier.",
            {"kind": "queues"},
        )
    yield from _named(value)
    yield from routing_rules.needs(value)
    yield from routing_rules.answering(value)
    yield from overflow_rules.faults(value)


def agent(value: Json) -> Iterator[Fault]:
    yield from identified(value)
    yield from _named(value)
    yield from routing_rules.memberships(value)
    if not SWITCH_NAME.match(value["login"]):
        yield Fault("login", "wrong-form", "Use 1 to 64 letters, digits and _ . + -: it is the name of a SIP account.")
    if value["login"].lower() == GUEST:
        yield Fault("login", "taken", "The login guest belongs to web guests; choose another.", {"kind": "agents"})


def flow(value: Json) -> Iterator[Fault]:
    yield from identified(value)
    try:
        accept(value["document"])
    except FlowInvalid as refusal:
        for problem in refusal.problems:
            yield Fault(f"document.{problem.path}", "bad-flow", problem.text)
    except FlowTooLarge as refusal:
        yield Fault("document", "bad-flow", Phrase(refusal.text, **refusal.fields))


def trunk(value: Json) -> Iterator[Fault]:
    if not SWITCH_NAME.match(value["name"]):
        yield Fault("name", "wrong-form", "Use 1 to 64 letters, digits and _ . + -.")
    if value["host"] and not SWITCH_NAME.match(value["host"]):
        yield Fault("host", "bad-host", "Give a host name or an IPv4 address; leave it empty for inbound calls only.")
    if not 1 <= value["port"] <= 65_535:
        yield Fault("port", "too-large", "Give a port between 1 and 65535.", {"min": 1, "max": 65_535})
    if not 1 <= value["channels_max"] <= 10_000:
        yield Fault("channels_max", "too-large", "Give a number between 1 and 10000.", {"min": 1, "max": 10_000})
    for n, address in enumerate(value["match"]):
        if not _is_address(address):
            yield Fault(f"match.{n}", "bad-address", "Give an IP address or a network such as 192.0.2.0/24.")
    if not value["codecs"]:
        yield Fault("codecs", "too-short", "Choose at least one codec.", {"min": 1})
    for n, codec in enumerate(value["codecs"]):
        if codec not in CODECS:
            yield Fault(f"codecs.{n}", "wrong-form", Phrase("Choose of {choices}.", choices=", ".join(CODECS)))
    if not value["host"] and not value["match"]:
        yield Fault("host", "missing", "Give a host for calls out, or addresses that calls come in from.")


def calendar(value: Json) -> Iterator[Fault]:
    for where, code in faults_of_calendar(msgspec.convert(value, Calendar)):
        fields = {"zone": value["time_zone"]} if code == "unknown-zone" else {}
        yield Fault(where, code, SENTENCES[code], fields)


def role(value: Json) -> Iterator[Fault]:
    yield from identified(value)
    if value["id"] in ROLES:
        yield Fault("id", "taken", "This is a built-in role; choose another identifier.", {"kind": "roles"})
    for n, right in enumerate(value["rights"]):
        if right not in CATALOGUE:
            yield Fault(f"rights.{n}", "unknown-right", "There is no such right.", {"right": right})


def _named(value: Json) -> Iterator[Fault]:
    if not value["name"].strip() or len(value["name"]) > 120:
        yield Fault(
            "name", "too-short" if not value["name"].strip() else "too-long", "Give a name of 1 to 120 letters."
        )


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def queue_refers(value: Json) -> Iterator[Reference]:
    if value["treatment"]:
        yield Reference("treatment", "treatments", value["treatment"])
    yield from routing_rules.needs_refer(value)
    yield from overflow_rules.refer(value)
    yield from _night_refers(value)


def queue_fits(value: Json, world: World) -> Iterator[Fault]:
    """Whoever finds it closed is not led back into it, and nobody goes round in a circle."""
    yield from overflow_rules.circles(value, world)
    flow = world.get("flows", {}).get(value["closed_flow_id"])
    nodes = sound_nodes(flow["document"]).values() if flow else ()
    if any(key == value["id"] for node in nodes for _, key in node.queue_names()):
        yield Fault("closed_flow_id", "leads-back", SENTENCES["leads-back"])


def agent_refers(value: Json) -> Iterator[Reference]:
    for skill in value["skills"]:
        yield Reference(f"skills.{skill}", "skills", skill)
    yield from queues_refer(value)


def retention(value: Json) -> Iterator[Fault]:
    """Records of customers are of no queue, and neither are prompts."""
    code = {"records": "records-have-no-queue", "prompts": "prompts-have-no-queue"}.get(value["what"])
    if code and value["queue_ids"]:
        yield Fault("queue_ids", code, SENTENCES[code])


def queues_refer(value: Json) -> Iterator[Reference]:
    for n, key in enumerate(value["queue_ids"]):
        yield Reference(f"queue_ids.{n}", "queues", key)


def number_refers(value: Json) -> Iterator[Reference]:
    yield Reference("flow_id", "flows", value["flow_id"])
    yield from _night_refers(value)


def number(value: Json) -> Iterator[Fault]:
    """Hours without a way for callers who come outside them change nothing, and the other way round."""
    if value["calendar"] and not value["closed_flow_id"]:
        yield Fault("closed_flow_id", "no-night", SENTENCES["no-night"])
    if value["closed_flow_id"] and not value["calendar"]:
        yield Fault("calendar", "no-hours", SENTENCES["no-hours"])


def _night_refers(value: Json) -> Iterator[Reference]:
    if value["calendar"]:
        yield Reference("calendar", "calendars", value["calendar"])
    if value["closed_flow_id"]:
        yield Reference("closed_flow_id", "flows", value["closed_flow_id"])


def user_refers(value: Json) -> Iterator[Reference]:
    if value["agent_id"]:
        yield Reference("agent_id", "agents", value["agent_id"])
    for n, name in enumerate(value["roles"]):
        yield Reference(f"roles.{n}", "roles", name)


def flow_refers(value: Json) -> Iterator[Reference]:
    """Queues, mailboxes, skills, calendars, flows and recordings that the flow's nodes name."""
    yield from flow_rules.refers(value)
    for name, node in sound_nodes(value["document"]).items():
        here = f"document.nodes.{name}"
        for path, key in node.queue_names():
            yield Reference(f"{here}.{path}", "queues", key)
        for path, key in node.agent_names():
            yield Reference(f"{here}.{path}", "agents", key)
        for path, key in node.calendar_names():
            yield Reference(f"{here}.{path}", "calendars", key)
        yield from (Reference(f"{here}.{path}", "sources", key) for path, key in node.source_names() if key)
        yield from (Reference(f"{here}.{path}", "intent_models", key) for path, key in node.model_names() if key)
        yield from (overflow_rules.mailbox(f"{here}.{path}", name) for path, name in node.mailbox_names() if name)
        yield from routing_rules.skills_of(f"{here}.skills", getattr(node, "skills", ()))
        for path, prompt in node.prompts():
            for n, part in enumerate(prompt):
                if part.prompt:
                    yield Reference(f"{here}.{path}.{n}", "prompts", part.prompt)
