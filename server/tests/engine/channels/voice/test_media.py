"""What the switch is asked follows from the contact's story alone."""

import pytest

from ringhall.contact.state import Contact, Offer, Party
from ringhall.engine.channels.voice.rules.media import Media, commands, wanted
from ringhall.engine.telephony import ports as ask

pytestmark = pytest.mark.unit


def a_contact(**fields: object) -> Contact:
    base: dict[str, object] = {
        "id": "c",
        "number": 1,
        "channel": "voice",
        "direction": "inbound",
        "dialled": "4008000001",
        "address": "+38615550142",
        "customer_id": None,
        "customer_name": None,
        "line": None,
        "language": "en",
        "arrived_at": 0,
        "waited_ms_before": 0,
    }
    return Contact(**{**base, **fields})  # type: ignore[arg-type]


def a_party(name: str, role: str, **fields: object) -> Party:
    base: dict[str, object] = {
        "id": name,
        "role": role,
        "purpose": "arrival" if role == "customer" else "offer",
        "agent_id": "a7" if role == "agent" else None,
        "address": None,
        "recording": None,
        "token": None,
        "added_at": 0,
        "state": "up",
    }
    return Party(**{**base, **fields})  # type: ignore[arg-type]


CALLER = a_party("caller", "customer")


def asked(was: Media, want: Media) -> list[str]:
    return [f"{type(c).__name__} {c.leg_id}".strip() for c in commands("c", was, want, "caller")]


def test_a_caller_in_the_queue_is_answered_and_hears_music() -> None:
    contact = a_contact(state="queued", parties={"caller": CALLER})
    assert asked(Media(legs=("caller",)), wanted(contact)) == ["Answer caller", "StartMusic caller"]


def test_music_ends_before_the_caller_is_joined_with_the_agent() -> None:
    parties = {"caller": CALLER, "seat": a_party("seat", "agent")}
    offer = Offer("t", "a7", "billing", 20_000)
    ringing = a_party("seat", "agent", state="dialling", token="t")
    offered = wanted(a_contact(state="offered", offer=offer, parties={"caller": CALLER, "seat": ringing}))
    talking = wanted(a_contact(state="connected", agent_id="a7", parties=parties))
    assert offered.bridge
    assert not offered.bridged
    assert asked(offered, talking) == ["StopMusic caller", "AddToBridge caller", "AddToBridge seat"]


def test_hold_takes_the_caller_out_and_gives_music() -> None:
    parties = {"caller": CALLER, "seat": a_party("seat", "agent")}
    talking = wanted(a_contact(state="connected", agent_id="a7", parties=parties))
    held = wanted(a_contact(state="connected", agent_id="a7", held=True, parties=parties))
    assert asked(talking, held) == ["RemoveFromBridge caller", "StartMusic caller"]
    assert asked(held, talking) == [
        "StopMusic caller",
        "RemoveFromBridge seat",
        "AddToBridge caller",
        "AddToBridge seat",
    ]


def test_who_gets_another_partner_goes_out_and_in_so_that_browsers_hear_the_new_one() -> None:
    third = a_party("third", "outside", purpose="consult")
    parties = {"caller": CALLER, "seat": a_party("seat", "agent")}
    alone = wanted(a_contact(state="connected", agent_id="a7", held=True, parties=parties))
    asking = wanted(a_contact(state="connected", agent_id="a7", held=True, parties=parties | {"third": third}))
    together = wanted(a_contact(state="connected", agent_id="a7", parties=parties | {"third": third}))
    assert asked(alone, asking) == ["RemoveFromBridge seat", "AddToBridge seat", "AddToBridge third"]
    assert asked(asking, together) == ["StopMusic caller", "AddToBridge caller"]


def test_a_consulted_third_party_talks_with_the_agent_alone_then_with_all() -> None:
    third = a_party("third", "outside", purpose="consult")
    parties = {"caller": CALLER, "seat": a_party("seat", "agent"), "third": third}
    consulting = wanted(a_contact(state="connected", agent_id="a7", held=True, parties=parties))
    assert consulting.bridged == ("seat", "third")
    assert consulting.music == ("caller",)
    assert wanted(a_contact(state="connected", agent_id="a7", parties=parties)).bridged == ("caller", "seat", "third")


def test_an_agent_who_left_is_hung_up_and_the_others_go_on() -> None:
    third = a_party("third", "outside", purpose="consult")
    parties = {"caller": CALLER, "seat": a_party("seat", "agent"), "third": third}
    before = wanted(a_contact(state="connected", agent_id="a7", parties=parties))
    gone = parties | {"seat": a_party("seat", "agent", state="left")}
    after = wanted(a_contact(state="connected", agent_id=None, parties=gone))
    assert asked(before, after) == [
        "RemoveFromBridge caller",
        "RemoveFromBridge third",
        "AddToBridge caller",
        "AddToBridge third",
        "HangUp seat",
    ]


def test_a_seat_whose_offer_is_over_stops_ringing() -> None:
    ringing = a_party("seat", "agent", state="dialling", token="old")
    contact = a_contact(state="queued", parties={"caller": CALLER, "seat": ringing})
    assert wanted(contact).legs == ("caller",)


def test_while_the_agent_reloads_the_caller_hears_music() -> None:
    parties = {"caller": CALLER, "seat": a_party("seat", "agent", state="left")}
    contact = a_contact(state="connected", agent_id="a7", away_until=99, parties=parties)
    assert wanted(contact).music == ("caller",)


def test_at_the_end_everybody_is_let_go() -> None:
    parties = {"caller": CALLER, "seat": a_party("seat", "agent")}
    talking = wanted(a_contact(state="connected", agent_id="a7", parties=parties))
    ended = wanted(a_contact(state="wrap_up", parties=parties))
    assert asked(talking, ended) == ["HangUp caller", "HangUp seat", "DestroyBridge"]


def test_mute_and_unmute() -> None:
    muted = {"caller": CALLER, "seat": a_party("seat", "agent", muted=True)}
    open_ = {"caller": CALLER, "seat": a_party("seat", "agent")}
    silent = wanted(a_contact(state="connected", agent_id="a7", parties=muted))
    heard = wanted(a_contact(state="connected", agent_id="a7", parties=open_))
    assert asked(heard, silent) == ["Mute seat"]
    assert asked(silent, heard) == ["Unmute seat"]


def test_the_same_state_asks_for_nothing() -> None:
    parties = {"caller": CALLER, "seat": a_party("seat", "agent")}
    talking = wanted(a_contact(state="connected", agent_id="a7", parties=parties))
    assert not list(commands("c", talking, talking, "caller"))
    assert isinstance(next(commands("c", Media(), talking, "caller")), ask.Answer)
