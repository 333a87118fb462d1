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
    offered = wanted(a_contact(state="offered", offers=[offer], parties={"caller": CALLER, "seat": ringing}))
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


def test_whoever_stays_gets_the_customer_of_a_new_page_as_a_new_source() -> None:
    parties = {"caller": CALLER, "page": a_party("page", "agent", answered_at=1)}
    again = parties | {
        "page": a_party("page", "agent", answered_at=1, state="left", left_at=5),
        "new": a_party("new", "agent", purpose="rejoin", answered_at=5),
    }
    was = wanted(a_contact(state="connected", agent_id="a7", parties=parties))
    want = wanted(a_contact(state="connected", agent_id="a7", parties=again))
    assert asked(was, want) == [
        "RemoveFromBridge caller",
        "AddToBridge caller",
        "AddToBridge new",
        "HangUp page",
    ]


def test_who_gets_a_second_partner_goes_over_to_a_bridge_that_mixes_and_stays_there() -> None:
    parties = {"caller": CALLER, "seat": a_party("seat", "agent", answered_at=1)}
    third = a_party("third", "outside", purpose="consult", answered_at=5)
    alone = wanted(a_contact(state="connected", agent_id="a7", held=True, parties=parties))
    asking = wanted(a_contact(state="connected", agent_id="a7", held=True, parties=parties | {"third": third}))
    together = wanted(a_contact(state="connected", agent_id="a7", parties=parties | {"third": third}))
    gone = a_party("third", "outside", purpose="consult", answered_at=5, state="left", left_at=9)
    two = wanted(a_contact(state="connected", agent_id="a7", parties=parties | {"third": gone}))
    assert [each.bridge for each in (alone, asking, together, two)] == ["bridge", "mixing", "mixing", "mixing"]
    assert asked(alone, asking) == [
        "RemoveFromBridge seat",
        "CreateBridge",
        "AddToBridge seat",
        "AddToBridge third",
        "DestroyBridge",
    ]
    assert asked(asking, together) == ["StopMusic caller", "AddToBridge caller"]
    assert asked(together, two) == ["HangUp third"]


def test_a_bridge_that_mixes_is_made_before_anybody_comes_in_and_the_other_goes_last() -> None:
    was = Media(legs=("seat",), bridge="bridge", bridged=("seat",))
    want = Media(legs=("seat",), bridge="mixing", bridged=("seat",))
    assert list(commands("c", was, want, None)) == [
        ask.RemoveFromBridge(bridge_id="c.bridge", leg_id="seat"),
        ask.CreateBridge(bridge_id="c.mixing", mixing=True),
        ask.AddToBridge(bridge_id="c.mixing", leg_id="seat"),
        ask.DestroyBridge(bridge_id="c.bridge"),
    ]


def test_the_colleague_of_an_agent_who_reloads_has_another_partner_then() -> None:
    third = a_party("third", "agent", purpose="consult", answered_at=5, agent_id="a8")
    page = a_party("page", "agent", answered_at=1, state="left", left_at=6)
    away = {"caller": CALLER, "page": page, "third": third}
    contact = a_contact(state="connected", agent_id="a7", held=True, away_until=99, parties=away)
    assert (wanted(contact).bridge, wanted(contact).bridged) == ("mixing", ())


def test_a_transferred_caller_and_the_next_agent_have_each_other_alone() -> None:
    first = a_party("first", "agent", answered_at=1, state="left", left_at=5)
    second = a_party("second", "agent", answered_at=9, agent_id="a8")
    parties = {"caller": CALLER, "first": first, "second": second}
    assert wanted(a_contact(state="connected", agent_id="a8", parties=parties)).bridge == "bridge"


def test_a_consulted_third_party_talks_with_the_agent_alone_then_with_all() -> None:
    third = a_party("third", "outside", purpose="consult")
    parties = {"caller": CALLER, "seat": a_party("seat", "agent"), "third": third}
    consulting = wanted(a_contact(state="connected", agent_id="a7", held=True, parties=parties))
    assert consulting.bridged == ("seat", "third")
    assert consulting.music == ("caller",)
    assert wanted(a_contact(state="connected", agent_id="a7", parties=parties)).bridged == ("caller", "seat", "third")


def test_an_agent_who_left_is_hung_up_and_the_others_go_on() -> None:
    third = a_party("third", "outside", purpose="consult", answered_at=5)
    parties = {"caller": CALLER, "seat": a_party("seat", "agent", answered_at=1), "third": third}
    before = wanted(a_contact(state="connected", agent_id="a7", parties=parties))
    gone = parties | {"seat": a_party("seat", "agent", answered_at=1, state="left", left_at=9)}
    after = wanted(a_contact(state="connected", agent_id=None, parties=gone))
    assert asked(before, after) == ["HangUp seat"]


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
