"""Flows as they are drawn, published and compared."""

from typing import Annotated, Any

from pydantic import Field

from ringhall.apps.api.schemas.common import Body, Json, Line, Moment, Shape


class FlowDocument(Body):
    """The document of a flow."""

    document: Json


class FlowFault(Shape):
    """Something that is wrong with a flow; `where` names the node."""

    where: str
    text: str


class FlowVerdict(Shape):
    """What a check of a flow found."""

    ok: bool
    faults: list[FlowFault]


class FlowNote(Body):
    """What there is to say of a version. With `despite_tests` it is published although tests of the flow fail."""

    note: Line = ""
    despite_tests: bool = False


class FlowToPublish(FlowDocument, FlowNote):
    """A document that is to answer callers, and what there is to say of it."""


Revision = Annotated[int, Field(ge=0, le=2_000_000_000)]


class FlowDraftToSave(FlowDocument):
    """What is drawn, in place of the `revision` that was read; 0 when there was no draft."""

    revision: Revision


class FlowDraftToPublish(FlowNote):
    """The revision of the draft that is to answer callers."""

    revision: Revision


class FlowDraft(Shape):
    """What is being drawn. `based_on` is the version that was live when it was begun; `author` is a login."""

    document: dict[str, Any]
    revision: int
    based_on: int
    author: str
    changed_at: Moment


class FlowVersionLine(Shape):
    """A version in the list; `nodes` says how many it has, `live` that it answers callers now."""

    version: int
    author: str
    note: str
    published_at: Moment
    nodes: int
    live: bool


class FlowVersion(FlowVersionLine):
    """A version with its document."""

    document: dict[str, Any]


class FlowVersionList(Shape):
    """Versions, newest first; `next` asks for those after them as `cursor`, null at the end.

    `draft` is the revision of what is being drawn, 0 while nothing is.
    """

    items: list[FlowVersionLine]
    next: int | None
    draft: int


class FieldChange(Shape):
    """A field of a node, such as `tries_max` or `choices.2`; null where it is not given on that side."""

    field: str
    before: Any
    after: Any


class NodeChange(Shape):
    """A node that stands on both sides, and is another."""

    node: str
    fields: list[FieldChange]


class FlowDifference(Shape):
    """Nodes by name. `start` is null where both begin at the same; `moved` are only drawn at another place.

    `tests` are the names of tests that were added, removed or changed.
    """

    start: tuple[str, str] | None
    added: list[str]
    removed: list[str]
    changed: list[NodeChange]
    moved: list[str]
    tests: list[str]
