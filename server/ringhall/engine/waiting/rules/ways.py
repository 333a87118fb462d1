"""The flows that rules of queues lead into: made of the rule, as if somebody had drawn them."""

from collections.abc import Mapping
from typing import Any
from zlib import crc32

import msgspec

from ringhall.engine.routing.settings import QueueRule

# What callers hear where nobody wrote anything else.
TEXTS: Mapping[str, Mapping[str, str]] = {
    "voicemail": {
        "en": "Please leave a message after the tone.",
        "da": "Læg venligst en besked efter tonen.",
        "ro": "Vă rugăm să lăsați un mesaj după semnalul sonor.",
        "sl": "Prosimo, pustite sporočilo po pisku.",
        "zh": "请在提示音后留言。",
    },
    "message": {
        "en": "All lines are busy at the moment. Please call again later.",
        "da": "Alle linjer er optaget lige nu. Ring venligst igen senere.",
        "ro": "În acest moment toate liniile sunt ocupate. Vă rugăm să sunați mai târziu.",
        "sl": "Trenutno so vse linije zasedene. Prosimo, pokličite pozneje.",
        "zh": "目前线路全忙,请稍后再来电。",
    },
    "call_back": {
        "en": "Nobody is free just now. To be called back on {call_back_number}, press 1. To wait, press star.",
        "da": "Ingen er ledig lige nu. Tryk 1 for opkald på {call_back_number}. Tryk stjerne for at vente.",
        "ro": "Nimeni nu este liber acum. Ca să vă sunăm la {call_back_number}, apăsați 1. Ca să așteptați, steluță.",
        "sl": "Trenutno ni nihče prost. Če naj vas pokličemo na {call_back_number}, pritisnite 1. Za čakanje zvezdico.",
        "zh": "目前无人空闲。需要我们回电 {call_back_number} 请按 1,继续等待请按星号。",
    },
    "promised": {
        "en": "We will call you back. Good-bye.",
        "da": "Vi ringer dig op. Farvel.",
        "ro": "Vă vom suna. La revedere.",
        "sl": "Poklicali vas bomo. Nasvidenje.",
        "zh": "我们会给您回电,再见。",
    },
}
BEGINNING = "rule"


def flow_id(rule: QueueRule, queue_id: str) -> str:
    """The flow that the rule leads into; empty where it leads to a queue."""
    if rule.then == "queue":
        return ""
    return rule.to if rule.then == "flow" else f"{BEGINNING}:{rule.key(queue_id)}"


def is_of_rule(flow: str | None) -> bool:
    """Whether this flow is one that was made of a rule."""
    return flow is not None and flow.startswith(f"{BEGINNING}:")


def flow_of(rule: QueueRule, queue_id: str) -> dict[str, Any] | None:
    """The flow's document; None where the rule needs none of its own."""
    said = [{"text": rule.text or TEXTS.get(rule.then, TEXTS["message"])}]
    end = {"kind": "hang_up", "outcome": "overflowed"}
    back = {"kind": "enqueue", "queue": queue_id, "on_timeout": "end"}
    match rule.then:
        case "voicemail":
            return mailbox_flow(rule.to or queue_id, said)
        case "message":
            return {"start": "way", "nodes": {"way": {"kind": "say", "parts": said, "next": "end"}, "end": end}}
        case "number":
            # Who is not reached there is in the queue again: the rule is not taken a second time.
            way = {"kind": "transfer", "number": rule.to, "on_fail": "back"}
            first = {"said": {"kind": "say", "parts": said, "next": "way"}} if rule.text else {}
            return {"start": "said" if first else "way", "nodes": {**first, "way": way, "back": back, "end": end}}
        case "call_back":
            offered: dict[str, Any] = {"kind": "call_back", "queue": queue_id, "prompt": said}
            offered |= {"declined": "back", "not_possible": "back", "goodbye": [{"text": TEXTS["promised"]}]}
            return {"start": "way", "nodes": {"way": offered, "back": back, "end": end}}
    return None


def mailbox_flow(mailbox: str, said: Any) -> dict[str, Any]:
    """A message for this mailbox, and the end of the call."""
    box = {"kind": "voicemail", "mailbox": mailbox, "prompt": said, "next": "end"}
    return {"start": "way", "nodes": {"way": box, "end": {"kind": "hang_up", "outcome": "overflowed"}}}


def version_of(document: Mapping[str, Any]) -> int:
    """Another document has another version."""
    return crc32(msgspec.json.encode(document, order="sorted"))
