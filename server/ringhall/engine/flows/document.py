"""The flow as a document: reading JSON into typed nodes, all faults of shape told at once, and back."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from ringhall.company.organisation.rules.closures import Closure
from ringhall.company.organisation.rules.hours import Calendar
from ringhall.company.organisation.rules.shape import MISSING, UNKNOWN, told
from ringhall.engine.flows.errors import FlowInvalid, FlowTooLarge, Problem
from ringhall.engine.flows.nodes.ask import Ask
from ringhall.engine.flows.nodes.base import NodeId, VariableName
from ringhall.engine.flows.nodes.branch import Branch
from ringhall.engine.flows.nodes.call_back import CallBack
from ringhall.engine.flows.nodes.collect import Collect
from ringhall.engine.flows.nodes.emergency_message import EmergencyMessage
from ringhall.engine.flows.nodes.enqueue import Enqueue
from ringhall.engine.flows.nodes.hand_over import HandOver
from ringhall.engine.flows.nodes.hang_up import HangUp
from ringhall.engine.flows.nodes.hours import Hours
from ringhall.engine.flows.nodes.knowledge import Knowledge
from ringhall.engine.flows.nodes.language import Language
from ringhall.engine.flows.nodes.look_up import LookUp
from ringhall.engine.flows.nodes.menu import Menu
from ringhall.engine.flows.nodes.person import Person
from ringhall.engine.flows.nodes.say import Say
from ringhall.engine.flows.nodes.send_code import SendOneTimeCode
from ringhall.engine.flows.nodes.set import Set
from ringhall.engine.flows.nodes.split import Split
from ringhall.engine.flows.nodes.subflow import Return, Subflow
from ringhall.engine.flows.nodes.survey import Survey
from ringhall.engine.flows.nodes.transact import Transact
from ringhall.engine.flows.nodes.transfer import Transfer
from ringhall.engine.flows.nodes.verify import VerifyCaller
from ringhall.engine.flows.nodes.voicemail import Voicemail
from ringhall.engine.flows.trials import Trial, read_trials
from ringhall.foundation.errors import Phrase

Asking = Say | Language | Menu | Ask | Knowledge | Collect | Survey
Deciding = (
    Hours
    | Set
    | Branch
    | Split
    | SendOneTimeCode
    | VerifyCaller
    | LookUp
    | Transact
    | EmergencyMessage
    | Subflow
    | Return
)
Leading = Person | HandOver | Enqueue | Transfer | CallBack | Voicemail | HangUp
AnyNode = Asking | Deciding | Leading
KINDS: dict[str, type[AnyNode]] = {
    "say": Say, "language": Language, "menu": Menu, "ask": Ask, "knowledge": Knowledge,
    "collect": Collect, "survey": Survey,
    "hours": Hours, "set": Set, "branch": Branch, "split": Split, "send_code": SendOneTimeCode,
    "verify": VerifyCaller,
    "look_up": LookUp, "transact": Transact, "emergency_message": EmergencyMessage,
    "subflow": Subflow, "return": Return,
    "person": Person, "hand_over": HandOver, "enqueue": Enqueue, "transfer": Transfer,
    "call_back": CallBack, "voicemail": Voicemail, "hang_up": HangUp,
}  # fmt: skip

FLOW_BYTES_MAX = 1 << 20
FLOW_NODES_MAX = 500
PROBLEMS_MAX = 200
IVR_SECONDS_USUAL = 120
NO_JSON = Problem("document", "This is no JSON.")
TOO_DEEP = Problem("document", "This is nested too deeply to be a flow.")


Inputs = Annotated[tuple[VariableName, ...], Meta(max_length=50)]


class Flow(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A flow ready to be walked: it starts at node `start`. The centre gives it the `calendars` its nodes name,
    and its own `time_zone`; after `ivr_seconds_max` in the menus callers are offered a person, where the flow can.
    `emergency` is the message that is switched on.

    `inputs` are the variables set by the flows that lead into this one. `tests` are calls that must go as expected
    before it is published; no caller notices them.
    """

    start: str
    nodes: dict[str, AnyNode]
    inputs: Inputs = ()
    tests: tuple[Trial, ...] = ()
    calendars: dict[str, Calendar] = {}
    time_zone: str = "UTC"
    ivr_seconds_max: int = IVR_SECONDS_USUAL
    emergency: Closure | None = None

    @cached_property
    def person(self) -> tuple[str, Person] | None:
        """The node that offers a person, and its name. Every step asks for it, so it is looked for once."""
        return next(((name, node) for name, node in self.nodes.items() if isinstance(node, Person)), None)

    @cached_property
    def hears_speech(self) -> bool:
        """Whether callers may speak anywhere in it. Every step of a call asks."""
        return any(node.hears_speech for node in self.nodes.values())


def read(raw: bytes) -> Flow:
    """The flow of a JSON text. Raises FlowTooLarge or FlowInvalid."""
    if len(raw) > FLOW_BYTES_MAX:
        raise FlowTooLarge(size=len(raw), unit="bytes", most=FLOW_BYTES_MAX)
    try:
        document = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise FlowInvalid([NO_JSON]) from None
    except RecursionError:
        raise FlowInvalid([TOO_DEEP]) from None
    return _typed(document)


def from_data(document: object) -> Flow:
    """The flow of JSON data already parsed, under the same limits."""
    try:
        raw = msgspec.json.encode(document)
    except RecursionError:
        raise FlowInvalid([TOO_DEEP]) from None
    except (TypeError, ValueError):
        raise FlowInvalid([NO_JSON]) from None
    return read(raw)


def sound_nodes(document: object) -> dict[str, AnyNode]:
    """The nodes of the right shape in a document that may have faults elsewhere: what they say can be checked too."""
    nodes = document.get("nodes") if isinstance(document, dict) else None
    if not isinstance(nodes, dict) or len(nodes) > FLOW_NODES_MAX:
        return {}
    return {
        name: msgspec.convert(data, AnyNode) for name, data in nodes.items() if not any(_faults_of_shape(name, data))
    }


def to_data(flow: Flow) -> dict[str, Any]:
    """The flow as plain JSON data."""
    inputs = {"inputs": list(flow.inputs)} if flow.inputs else {}
    tests = {"tests": msgspec.to_builtins(flow.tests)} if flow.tests else {}
    return {"start": flow.start, **inputs, "nodes": msgspec.to_builtins(flow.nodes), **tests}


def _typed(document: object) -> Flow:
    if not isinstance(document, dict):
        raise FlowInvalid([Problem("document", "Give an object with the fields start and nodes.")])
    problems = [Problem(key[:64], UNKNOWN) for key in document if key not in ("start", "inputs", "nodes", "tests")]
    problems += [Problem(f"inputs{where}", words) for where, words in _faults(document.get("inputs", ()), Inputs)]
    problems += _faults_of_tests(document.get("tests", []))
    start, nodes = document.get("start"), document.get("nodes")
    if not isinstance(start, str):
        problems.append(Problem("start", "Name the node where the flow starts."))
    if not isinstance(nodes, dict) or not nodes:
        problems.append(Problem("nodes", "Give an object with at least one node."))
        raise FlowInvalid(problems)
    if len(nodes) > FLOW_NODES_MAX:
        raise FlowTooLarge(size=len(nodes), unit="nodes", most=FLOW_NODES_MAX)
    for name, data in nodes.items():
        problems.extend(_faults_of_shape(name, data))
    if problems:
        raise FlowInvalid(problems[:PROBLEMS_MAX])
    return msgspec.convert(document, Flow)


def _faults_of_tests(tests: object) -> list[Problem]:
    try:
        if tests != []:
            read_trials(tests)
    except FlowInvalid as refusal:
        return refusal.problems
    return []


def _faults_of_shape(name: str, data: object) -> Iterator[Problem]:
    path = f"nodes.{name[:64]}"
    if _fault(name, NodeId):
        yield Problem(path, "Name the node with 1 to 64 of the characters a-z A-Z 0-9 _ -.")
    kind = data.get("kind") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(kind, str) or kind not in KINDS:
        yield Problem(f"{path}.kind", Phrase("Choose a kind of node: {kinds}.", kinds=", ".join(KINDS)))
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(KINDS[kind])}
    for key in data.keys() - fields.keys() - {"kind"}:
        yield Problem(f"{path}.{key[:64]}", UNKNOWN)
    for key, field in fields.items():
        if key in data:
            for where, words in _faults(data[key], field.type):
                yield Problem(f"{path}.{key}{where}", words)
        elif field.required:
            yield Problem(f"{path}.{key}", MISSING)


def _faults(value: object, wanted: Any) -> list[tuple[str, str]]:
    """Where and what is wrong with the value of one field; in an object, with each of its entries."""
    whole = _fault(value, wanted)
    if whole is None or not isinstance(value, dict):
        return [whole] if whole else []
    entries = [(key, _fault({key: entry}, wanted)) for key, entry in value.items()]
    return [(fault[0].replace(".*", f".{key[:64]}", 1), fault[1]) for key, fault in entries if fault] or [whole]


def _fault(value: object, wanted: Any) -> tuple[str, str] | None:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        words, _, where = str(error).partition(" - at `")
        where = where.replace("key in ", "").strip("`$").replace("[...]", ".*").replace("[", ".").replace("]", "")
        fault = told(words, where)
        return fault.where, fault.text
    return None
