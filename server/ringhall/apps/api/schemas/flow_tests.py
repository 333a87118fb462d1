"""A flow tried out without a phone, and what became of its tests."""

from pydantic import Field

from ringhall.apps.api.schemas.common import Json, Shape
from ringhall.apps.api.schemas.contacts import WebCall
from ringhall.apps.api.schemas.flows import FlowDocument


class FlowToTry(FlowDocument):
    """A document, and a call through it: `{at, open, variables, language, contact, does}` as in a test of a flow."""

    call: Json = Field(default_factory=dict)


class FlowWay(Shape):
    """A way that was taken: out of `node` of `flow` (empty: the one tried out) by one of `exits`, which led to `to`."""

    flow: str
    node: str
    exits: list[str]
    to: str


class FlowWords(Shape):
    """One thing that is heard: a text in a language, or the recording `prompt`."""

    text: str
    prompt: str
    language: str


class FlowRemark(Shape):
    """What the flow has written into the story: at which node, what, and which."""

    node: str
    what: str
    detail: str


class FlowMoment(Shape):
    """What happened `at_ms` after the call began, and what it led to.

    `given`: begins, key (• for a part of a secret), heard (a prompt to its end), time_up, queue, transfer, message,
    call_back, verified, language, no_flow, enters or returns (another flow), answered, hangs_up. `flow`, `node`, and
    `waiting` are where the caller stands then; `variables` are those with another value than before.
    """

    at_ms: int
    given: str
    detail: str
    flow: str
    node: str
    waiting: str
    nodes: list[str]
    ways: list[FlowWay]
    said: list[FlowWords]
    variables: dict[str, str]
    notes: list[FlowRemark]
    queue: str


class FlowCourse(Shape):
    """A call as far as it was scripted. `end` is empty while it goes on; then `next_ms` says when something happens
    by itself (null: never). `concealed` are variables whose value nobody sees.
    """

    moments: list[FlowMoment]
    flow: str
    node: str
    waiting: str
    end: str
    outcome: str
    queue: str
    language: str
    next_ms: int | None
    variables: dict[str, str]
    concealed: list[str]


class DraftCall(WebCall):
    """A guest phone for one call of a draft; `id` names the call on the socket that follows it."""

    id: str


class FlowTestResult(Shape):
    """One test; `failures` is empty when the call went as expected."""

    name: str
    failures: list[str]
    nodes: list[str]
    heard: list[str]


class FlowCover(Shape):
    """Ways out of a node (`exits`: those that lead to the same node) and how many tests took one of them."""

    node: str
    exits: list[str]
    to: str
    calls: int


class FlowTested(Shape):
    """What became of the tests of a flow; `ways_taken` of `ways_all` were taken by one of them at least."""

    results: list[FlowTestResult]
    ways: list[FlowCover]
    ways_taken: int
    ways_all: int
