"""A flow to begin with: a greeting, perhaps a menu, then a queue; who waits too long is told so and may call again."""

from collections.abc import Mapping
from typing import Any

import msgspec

Texts = Mapping[str, str]
"""What is said, by language."""


class Way(msgspec.Struct, frozen=True):
    """A key of the menu, and the queue it leads to."""

    key: str
    queue_id: str
    label: str


def straight(greeting: Texts, sorry: Texts, queue_id: str) -> dict[str, Any]:
    """Greet, then wait in the queue."""
    return {
        "start": "greeting",
        "nodes": {
            "greeting": {"kind": "say", "parts": [_said(greeting)], "next": "queue"},
            "queue": _queue(queue_id),
            "sorry": _sorry(sorry),
        },
    }


def menu(greeting: Texts, choice: Texts, sorry: Texts, ways: list[Way]) -> dict[str, Any]:
    """Greet, let the caller choose with a key, then wait in that queue; who chooses nothing gets the first."""
    return {
        "start": "greeting",
        "nodes": {
            "greeting": {"kind": "say", "parts": [_said(greeting)], "next": "menu"},
            "menu": {
                "kind": "menu",
                "prompt": [_said(choice)],
                "choices": {way.key: {"to": f"queue_{way.key}", "label": way.label} for way in ways},
                "otherwise": f"queue_{ways[0].key}",
            },
            **{f"queue_{way.key}": _queue(way.queue_id) for way in ways},
            "sorry": _sorry(sorry),
        },
    }


def _queue(queue_id: str) -> dict[str, Any]:
    return {"kind": "enqueue", "queue": queue_id, "on_timeout": "sorry"}


def _sorry(sorry: Texts) -> dict[str, Any]:
    return {"kind": "hang_up", "prompt": [_said(sorry)]}


def _said(texts: Texts) -> dict[str, Any]:
    return {"text": dict(texts)}
