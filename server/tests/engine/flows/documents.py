"""Small flows that the tests of this slice walk through."""

from pathlib import Path
from typing import Any

from ringhall.engine import flows
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.rules.check import accept

MAIN_LINE = Path(flows.__file__).parent / "examples" / "main_line.json"


def text(words: str) -> list[dict[str, str]]:
    return [{"text": words}]


def hang_up(**fields: Any) -> dict[str, Any]:
    return {"kind": "hang_up", **fields}


def flow(start: str = "main", **nodes: Any) -> Flow:
    return accept({"start": start, "nodes": nodes})


def menu(**fields: Any) -> dict[str, Any]:
    """A menu of two keys; whoever fails three times is hung up on."""
    return {
        "kind": "menu",
        "prompt": text("Press 1 or 2."),
        "on_wrong": text("Wrong."),
        "on_timeout": text("Nothing heard."),
        "choices": {"1": {"to": "one", "label": "first"}, "2": {"to": "two"}},
        "otherwise": "end",
        **fields,
    }


def collect(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "collect", "variable": "order", "prompt": text("Your order number?"), "on_wrong": text("Too short."),
        "digits_min": 2, "digits_max": 4, "next": "one", "on_fail": "end", **fields,
    }  # fmt: skip


ENDS: dict[str, Any] = {
    "one": {"kind": "enqueue", "queue": "sales", "on_timeout": "end"},
    "two": {"kind": "enqueue", "queue": "billing", "on_timeout": "end"},
    "end": hang_up(outcome="rejected"),
}
