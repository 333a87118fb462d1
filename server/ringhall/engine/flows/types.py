"""Flows as they were published, and as somebody is drawing them."""

from typing import Any

import msgspec

Document = dict[str, Any]


class FlowVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A document that answered callers from `published_at` (milliseconds UTC) on. `author` is a login."""

    flow_id: str
    version: int
    document: Document
    author: str
    note: str
    published_at: int


class FlowVersionLine(msgspec.Struct, frozen=True, kw_only=True):
    """A version without its document, of which only the number of `nodes` is told."""

    version: int
    author: str
    note: str
    published_at: int
    nodes: int


class FlowDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What is being drawn, and answers nobody yet. Each time it is kept its `revision` grows by one.

    `based_on` is the version that was live when it was begun.
    """

    flow_id: str
    document: Document
    revision: int
    based_on: int
    author: str
    changed_at: int
