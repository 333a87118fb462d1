"""What must hold of sources, and of the steps in flows that ask them. Pure."""

import json
import re
from collections.abc import Collection, Iterator
from urllib.parse import parse_qsl, urlsplit

import msgspec

from ringhall.apps.centre.kinds import SourceSettings
from ringhall.apps.centre.settings.addresses import HOST, not_private, origin_of, parts_of
from ringhall.apps.centre.settings.values import Json, World
from ringhall.company.organisation.types import Fault
from ringhall.engine.flows.document import sound_nodes
from ringhall.engine.flows.nodes.look_up import LookUp
from ringhall.engine.flows.nodes.send_code import SendOneTimeCode
from ringhall.engine.flows.nodes.transact import Transact
from ringhall.engine.lookups.rules.filling import SECRET, parameters_of
from ringhall.engine.lookups.settings import CUSTOMER_VALUES
from ringhall.foundation.errors import Phrase

READS = re.compile(r"\s*(SELECT|WITH|VALUES|TABLE)\b", re.IGNORECASE)
SCHEMES = ("http", "https")
OWN_HEADERS = frozenset(
    {"idempotency-key", "host", "content-length", "transfer-encoding", "connection", "accept-encoding", "te", "upgrade"}
)
URL_EXAMPLE = "https://crm.example.com/customers/{number}"
BODY_EXAMPLE = '{"number": "{number}"}'
STATEMENT_EXAMPLE = "SELECT name FROM customers WHERE number = {number}"
DATABASE_EXAMPLE = "postgresql://user:password@host:5432/name?sslmode=require"
CODE_PARAMETERS = ("code", "number", "email", "name", "language")
CODE_PLACE = "{code}"
# Nothing that would lead past the host, or read a file of this machine.
DATABASE_WORDS = frozenset({"sslmode", "target_session_attrs"})


def source(value: Json) -> Iterator[Fault]:
    """A source can be asked as it stands."""
    if value["kind"] != "http" and value["changes"]:
        yield Fault("changes", "bad-source", "A database is only read. Changes go to a web service.")
    if value["kind"] == "sql":
        yield from _of_sql(value)
    elif value["kind"] == "http":
        yield from _of_http(value)


def keeps_secrets(before: Json, after: Json) -> bool:
    """Whether a secret that is kept still goes to whom it was given for."""
    return before["kind"] == after["kind"] and origin_of(before["url"], SCHEMES) == origin_of(after["url"], SCHEMES)


def secrets(value: Json, given: Json, *, kept: bool) -> Iterator[Fault]:
    """Whatever needs a secret has one; `given` are those that are typed, `kept` says that older ones stay."""
    if value["kind"] == "sql":
        if database := given.get("database"):
            yield from _of_database(database)
        elif not kept:
            yield Fault(
                "database", "secret-needed", Phrase("Give the database, as in {example}.", example=DATABASE_EXAMPLE)
            )
    elif not (given.get("secret") or kept) and any(SECRET in each for each in value["headers"].values()):
        words = Phrase(
            "A header holds {place}: give the secret. For another host it must be given again.", place=SECRET
        )
        yield Fault("secret", "secret-needed", words)


def asked_rightly(value: Json, world: World) -> Iterator[Fault]:
    """The steps of a flow give each source the parameters it needs, and take values it has."""
    sources = world.get("sources", {})
    for name, node in sound_nodes(value["document"]).items():
        if isinstance(node, SendOneTimeCode) and node.source in sources:
            yield from _sends_codes(sources[node.source], f"document.nodes.{name}.source")
        if not isinstance(node, LookUp | Transact) or node.source not in sources:
            continue
        wanted, here = sources[node.source], f"document.nodes.{name}"
        if isinstance(node, Transact) and not wanted.get("changes", False):
            yield Fault(f"{here}.source", "bad-flow", "A transaction needs a source that changes something.")
        elif isinstance(node, LookUp):
            yield from _only_asked(wanted, f"{here}.source")
        needed = parameters_of(msgspec.convert(wanted, SourceSettings))
        for parameter in sorted(needed - node.parameters.keys()):
            words = Phrase("The source needs the parameter “{name}”.", name=parameter)
            yield Fault(f"{here}.parameters", "bad-flow", words)
        for parameter in sorted(node.parameters.keys() - needed):
            words = Phrase("The source has no parameter “{name}”.", name=parameter)
            yield Fault(f"{here}.parameters.{parameter}", "bad-flow", words)
        for variable, answer in node.results.items():
            # What a statement gives is known once it is asked.
            if wanted["kind"] != "sql" and answer not in _values_of(wanted):
                words = Phrase("The source has no value “{name}”.", name=answer)
                yield Fault(f"{here}.results.{variable}", "bad-flow", words)


def _values_of(source: Json) -> Collection[str]:
    return CUSTOMER_VALUES if source["kind"] == "customers" else source["answers"]


def _only_asked(source: Json, where: str) -> Iterator[Fault]:
    if source.get("changes", False):
        yield Fault(where, "bad-flow", "This source changes something: only the step “Transaction” may ask it.")


def _sends_codes(source: Json, where: str) -> Iterator[Fault]:
    """A source that sends codes is a web service, is given the code, and asks for nothing that a flow does not say."""
    needed = parameters_of(msgspec.convert(source, SourceSettings))
    yield from _only_asked(source, where)
    if source["kind"] != "http" or "code" not in needed:
        words = Phrase("One-time codes are sent by a web service whose address or body has {place}.", place=CODE_PLACE)
        yield Fault(where, "bad-flow", words)
    for parameter in sorted(needed - set(CODE_PARAMETERS)):
        words = Phrase(
            "The source needs “{name}”; with a one-time code go only {known}.",
            name=parameter, known=", ".join(CODE_PARAMETERS),
        )  # fmt: skip
        yield Fault(where, "bad-flow", words)


def _of_http(value: Json) -> Iterator[Fault]:
    parts = parts_of(value["url"], SCHEMES)
    if parts is None:
        words = Phrase("Give an address such as {example}; its host is no parameter.", example=URL_EXAMPLE)
        yield Fault("url", "bad-source", words)
        return
    if SECRET in value["url"] or SECRET in value["body"]:
        yield Fault(
            "url", "bad-source", "A secret goes in a header only: addresses and bodies are written down by others."
        )
    yield from not_private(parts, allowed=value["private_addresses"])
    sends_secret = any(SECRET in each for each in value["headers"].values())
    if parts.scheme == "http" and sends_secret and not value["private_addresses"]:
        yield Fault("url", "bad-source", "A secret goes by https only.")
    for header in value["headers"]:
        if header.lower() in OWN_HEADERS:
            yield Fault(f"headers.{header}", "bad-source", "Ringhall sends this header itself; leave it out.")
    if value["changes"] and value["method"] != "POST":
        yield Fault("method", "bad-source", "What changes something is asked by POST.")
    if value["body"] and not _is_json(value["body"]):
        words = Phrase("Give JSON such as {example}; parameters stand inside its texts.", example=BODY_EXAMPLE)
        yield Fault("body", "bad-source", words)


def _of_sql(value: Json) -> Iterator[Fault]:
    if not READS.match(value["statement"]):
        words = Phrase("Give one statement that reads, such as {example}.", example=STATEMENT_EXAMPLE)
        yield Fault("statement", "bad-source", words)


def _of_database(url: str) -> Iterator[Fault]:
    try:
        parts = urlsplit(url)
        good = (
            parts.scheme in ("postgresql", "postgres")
            and bool(parts.username and parts.password and parts.hostname and len(parts.path) > 1)
            and HOST.match(parts.hostname or "") is not None
            and (parts.port is None or parts.port > 0)
            and {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)} <= DATABASE_WORDS
        )
    except ValueError:
        good = False
    if not good:
        words = Phrase("Give user, password, host and name, as in {example}.", example=DATABASE_EXAMPLE)
        yield Fault("database", "bad-source", words)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
