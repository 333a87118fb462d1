"""The phone of an agent that stays connected (nailed up) between contacts, as their story tells."""

from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from ringhall.engine.routing import events as e
from ringhall.engine.routing.settings import AgentSettings

State = Literal["off", "dialling", "connected"]
RETRY_MS = (2_000, 5_000, 10_000, 20_000, 30_000)
"""How long after each try that failed for the phone's sake the next one is made; after the last there is none."""


class Phone(msgspec.Struct, frozen=True):
    """`leg_id` is the leg at the switch, `address` where it was called; `tries` are those since it was connected last.

    `retry_at` is when it is called again without anybody asking.
    """

    state: State = "off"
    since: int = 0
    leg_id: str = ""
    address: str = ""
    tries: int = 0
    retry_at: int | None = None


OFF = Phone()


def after(phone: Phone, event: Any, at: int) -> Phone:
    """The phone after one event of its agent's story."""
    match event:
        case e.PhoneDialled(leg_id=leg_id, address=address):
            return Phone("dialling", at, leg_id, address, phone.tries + 1)
        case e.PhoneConnected():
            return replace(phone, state="connected", since=at, tries=0)
        case e.PhoneDisconnected(retry_at=retry_at):
            return Phone("off", at, tries=phone.tries, retry_at=retry_at)
    # Whoever is ready anew, or goes, begins to count anew.
    return replace(phone, tries=0, retry_at=None) if phone.state == "off" else phone


def retry_at(phone: Phone, reason: e.PhoneGone, now: int) -> int | None:
    """When to call the phone again after this; None: not before its agent asks for it."""
    if reason not in ("lost", "failed") or phone.tries >= len(RETRY_MS):
        return None
    return now + RETRY_MS[phone.tries]


def reaches(settings: AgentSettings, phone: Phone) -> bool:
    """Whether a call could come to this agent now."""
    return settings.reached_by == "ring" or phone.state == "connected"
