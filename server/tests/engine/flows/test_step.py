"""What a caller meets in a flow."""

from typing import Any

import msgspec
import pytest
from msgspec import convert
from msgspec.structs import replace

from ringhall.company.organisation.rules.hours import DAYS, Calendar, Opening, Weekly
from ringhall.engine.flows import place as places
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.nodes.hang_up import HangUp as HangUpNode
from ringhall.engine.flows.nodes.say import Say
from ringhall.engine.flows.ports import (
    Enqueue,
    HangUp,
    Key,
    MessageDone,
    PlayPrompt,
    PromptEnded,
    QueueReturned,
    RecordMessage,
    Resumed,
    Said,
    Sound,
    Speaking,
    StopPrompt,
    TimeUp,
    TransferFailed,
    TransferOut,
)
from ringhall.engine.flows.rules.check import Known, accept
from ringhall.engine.flows.walk import Walk
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import ENDS, MAIN_LINE, collect, flow, hang_up, menu, text

pytestmark = pytest.mark.unit


class Echo(Say, frozen=True, kw_only=True, tag="echo"):
    """Says something, and keeps what the caller says."""

    @property
    def hears_speech(self) -> bool:
        return True

    def said(self, walk: Walk, given: Said) -> None:
        walk.change(variables={**walk.place.variables, "said": given.text})
        walk.go(self.next)


def main_line() -> Flow:
    names = frozenset({"sales", "billing", "support", "operator"})
    drawn = accept(MAIN_LINE.read_bytes(), Known(queues=names, prompts=frozenset(), mailboxes=frozenset({"operator"})))
    always: Weekly = {day: (Opening("00:00", "24:00"),) for day in DAYS}
    return replace(drawn, calendars={"office": Calendar(time_zone="Europe/Ljubljana", weekly=always)})


def test_caller_who_presses_2_reaches_billing() -> None:
    caller = Caller(main_line())
    caller.hears_out()
    caller.presses("2")
    assert caller.asked() == (Enqueue("billing", 0, (), 600),)
    assert caller.heard[0] == "Welcome to Ringhall."
    assert caller.place.path == ("billing",)
    assert caller.place.waiting == "queue"


def test_queue_time_out_leads_to_voicemail_and_a_farewell() -> None:
    caller = Caller(main_line())
    caller.presses("1")
    caller.gives(QueueReturned("timeout"), after_ms=600_000)
    caller.hears_out()
    assert caller.asked() == (RecordMessage("operator", 180),)
    caller.gives(MessageDone(7.5), after_ms=8_000)
    caller.hears_out()
    assert caller.asked() == (HangUp("voicemail"),)
    assert caller.place.path == ("sales", "voicemail")


def test_prompts_are_in_the_callers_language() -> None:
    greeting = [{"text": {"en": "Hello", "da": "Hej"}}]
    nodes: dict[str, Any] = {"main": {"kind": "say", "language": "da", "parts": greeting, "next": "end"}}
    caller = Caller(flow(**nodes, end=hang_up(prompt=[{"text": {"en": "Bye", "sl": "Nasvidenje"}}])))
    assert caller.commands == [PlayPrompt(caller.place.prompt_id, (Sound("Hej", language="da"),), "da")]
    caller.hears_out()
    assert caller.heard == ["Hej", "Bye"]
    farewell = caller.commands[-2]
    assert isinstance(farewell, PlayPrompt)
    assert farewell.parts[0].language == "en"


def test_key_stops_the_prompt_and_chooses() -> None:
    caller = Caller(flow(main=menu(), **ENDS))
    prompt_id = caller.place.prompt_id
    caller.presses("2")
    assert caller.asked() == (StopPrompt(prompt_id), Enqueue("billing", 0, (), 600))


def test_without_barge_in_the_key_counts_after_the_prompt() -> None:
    caller = Caller(flow(main=menu(barge_in=False), **ENDS))
    caller.presses("2")
    assert caller.asked() == ()
    caller.hears_out()
    assert caller.asked() == (Enqueue("billing", 0, (), 600),)


def test_wrong_key_is_told_and_asked_again_until_tries_are_used_up() -> None:
    caller = Caller(flow(main=menu(), **ENDS))
    caller.presses("9")
    assert caller.heard[-1] == "Wrong. Press 1 or 2."
    caller.hears_out()
    caller.lets_time_pass()
    assert caller.heard[-1] == "Nothing heard. Press 1 or 2."
    caller.presses("7")
    assert caller.asked()[-1] == HangUp("rejected")


def test_collected_number_is_kept_and_read_back() -> None:
    nodes: dict[str, Any] = {
        "main": collect(next="repeat"),
        "repeat": {"kind": "say", "parts": text("Order {order}."), "next": "end"},
    }
    caller = Caller(flow(**nodes, end=hang_up()))
    caller.presses("123#")
    assert caller.heard[-1] == "Order 123."
    assert caller.place.variables == {"order": "123"}


def test_number_ends_with_a_pause_and_a_short_one_is_asked_again() -> None:
    caller = Caller(flow(main=collect(), one=ENDS["one"], end=ENDS["end"]))
    caller.presses("1")
    caller.lets_time_pass()
    assert caller.heard[-1] == "Too short. Your order number?"
    caller.presses("12")
    caller.lets_time_pass()
    assert caller.place.variables == {"order": "12"}


def test_needless_terminator_after_a_full_number_is_no_answer_to_the_next_menu() -> None:
    for keys in ("1234", "1234#"):
        caller = Caller(flow(start="ask", ask=collect(next="main"), main=menu(), **ENDS))
        caller.presses(keys)
        assert (caller.place.node, caller.place.tries, caller.place.waiting) == ("main", 0, "prompt")


def test_whole_path_dialled_ahead_needs_no_prompt_to_end() -> None:
    caller = Caller(flow(start="ask", ask=collect(barge_in=False, next="main"), main=menu(), **ENDS))
    caller.presses("1234#2")
    caller.hears_out()
    assert caller.asked() == (Enqueue("billing", 0, (), 600),)
    assert len(caller.heard) == 1


def test_no_more_than_32_keys_are_kept() -> None:
    caller = Caller(flow(main=menu(barge_in=False), **ENDS))
    caller.presses("9" * 40)
    assert len(caller.place.keys_ahead) == 32


def test_late_and_doubled_inputs_change_nothing() -> None:
    caller = Caller(flow(main=menu(), **ENDS))
    old_prompt, old_deadline = caller.place.prompt_id, caller.place.deadline
    assert old_deadline is not None
    caller.presses("9")
    before = caller.place
    stale = [PromptEnded(old_prompt), TimeUp(old_deadline)]
    strangers = [QueueReturned("full"), MessageDone(3), TransferFailed("busy"), Key("x"), Key("")]
    for given in [*stale, *strangers]:
        assert caller.gives(given) == ()
        assert caller.place == before
        assert not caller.stepped.moved


def test_prompt_whose_end_is_never_reported_is_taken_as_heard() -> None:
    caller = Caller(flow(main=menu(), **ENDS))
    prompt_id = caller.place.prompt_id
    assert caller.lets_time_pass() == (StopPrompt(prompt_id),)
    assert caller.place.waiting == "keys"


def test_failed_prompt_still_lets_the_caller_choose() -> None:
    caller = Caller(flow(main=menu(), **ENDS))
    caller.gives(PromptEnded(caller.place.prompt_id, failed=True))
    caller.presses("1")
    assert caller.place.waiting == "queue"


def test_after_a_restart_the_question_is_asked_again_with_a_fresh_prompt_id() -> None:
    caller = Caller(flow(main=menu(), **ENDS))
    caller.hears_out()
    old = caller.place.prompt_id
    caller.stepped = msgspec.structs.replace(caller.stepped, place=places.from_data(places.to_data(caller.place)))
    caller.gives(Resumed(), after_ms=5_000)
    assert caller.heard == ["Press 1 or 2.", "Press 1 or 2."]
    assert caller.place.prompt_id > old


def test_restart_at_the_end_hangs_up_again_and_in_a_queue_does_nothing() -> None:
    caller = Caller(flow(main=menu(), **ENDS))
    caller.presses("1")
    assert caller.gives(Resumed()) == ()
    caller.gives(QueueReturned("closed"))
    assert caller.place.waiting == "ended"
    assert caller.gives(Resumed()) == (HangUp("rejected"),)


def test_full_and_closed_queue_have_their_own_ways() -> None:
    ways = {"on_timeout": "end", "on_full": "full"}
    node = {"kind": "enqueue", "queue": "vip", "skills": ["english"], "priority": 5, **ways}
    document = flow(main=node, full={"kind": "transfer", "number": "+38640123456", "on_fail": "end"}, end=hang_up())
    caller = Caller(document)
    assert caller.asked() == (Enqueue("vip", 5, ("english",), 600, ("full",)),)
    assert caller.gives(QueueReturned("full")) == (TransferOut("+38640123456", 30),)
    assert caller.gives(TransferFailed("busy")) == (HangUp("self_served"),)


def test_hours_branch_as_the_calendar_says() -> None:
    opening = [{"opens": "08:00", "closes": "16:00"}]
    office = {
        "time_zone": "Europe/Ljubljana", "weekly": {"mon": opening, "tue": opening},
        "exceptions": [{"date": "2026-11-24"}],
    }  # fmt: skip
    node = {"kind": "hours", "calendar": "office", "open": "open", "closed": "end"}
    drawn = flow(main=node, open=menu(choices={"1": {"to": "end"}}), end=hang_up())
    document = replace(drawn, calendars={"office": convert(office, Calendar)})
    assert Caller(drawn, now=1_795_419_000_000).place.node == "end", "a calendar that is gone counts as closed"
    monday_0830_local = 1_795_419_000_000  # 2026-11-23T07:30Z
    assert Caller(document, now=monday_0830_local).place.node == "open"
    assert Caller(document, now=monday_0830_local - 3_600_000).place.node == "end"
    assert Caller(document, now=monday_0830_local + 86_400_000).place.node == "end"


def test_set_uses_templates() -> None:
    nodes: dict[str, Any] = {"main": {"kind": "set", "variables": {"greeting": "Hello {name}{called}"}, "next": "hi"}}
    document = flow(**nodes, hi={"kind": "say", "parts": text("{greeting}!"), "next": "end"}, end=hang_up())
    assert Caller(document, {"name": "Ana"}).heard == ["Hello Ana!"]


def test_runaway_flow_ends_as_failed() -> None:
    caller = Caller(Flow(start="main", nodes={"main": Say(parts=(), next="main")}))
    assert caller.asked() == (HangUp("failed"),)


def test_caller_whose_node_is_gone_gets_a_clear_end() -> None:
    caller = Caller(flow(main=menu(), **ENDS))
    caller.flow = flow(start="other", other=hang_up())
    assert caller.gives(Key("1")) == (HangUp("failed"),)


def test_time_in_menus_leaves_out_the_queue() -> None:
    caller = Caller(flow(main=menu(), **{**ENDS, "one": {**ENDS["one"], "on_timeout": "main"}}))
    caller.gives(Key("1"), after_ms=50_000)
    caller.gives(QueueReturned("timeout"), after_ms=500_000)
    assert caller.now - caller.place.in_ivr_since == 50_000


def test_many_keys_dialled_ahead_through_a_long_circle_are_no_runaway() -> None:
    says: dict[str, Any] = {f"s{n}": {"kind": "say", "parts": text("Hi"), "next": f"s{n + 1}"} for n in range(9)}
    says["s9"] = {"kind": "say", "parts": text("Hi"), "next": "main", "barge_in": True}
    caller = Caller(flow(main=menu(barge_in=False, choices={"1": {"to": "s0"}}, otherwise="main"), **says))
    caller.presses("1" * 32)
    caller.hears_out()
    assert caller.place.outcome is None


@pytest.mark.parametrize("while_spoken_to", [True, False])
def test_speech_ends_the_prompt_and_is_the_answer_where_it_is_heard(while_spoken_to: bool) -> None:
    end = convert(hang_up(), type=HangUpNode)
    deaf = convert({"kind": "say", "parts": [{"text": "Welcome."}], "next": "end"}, type=Say)
    hears = Echo(parts=deaf.parts, next="end", barge_in=while_spoken_to)
    caller = Caller(Flow(start="deaf", nodes={"deaf": replace(deaf, next="hears"), "hears": hears, "end": end}))
    caller.gives(Said("nobody hears it"))
    assert caller.place.node == "deaf"
    caller.gives(PromptEnded(caller.place.prompt_id))
    caller.gives(Said("billing, please", 0.8))
    if while_spoken_to:
        assert StopPrompt(caller.place.prompt_id) in caller.commands
        assert (caller.place.node, caller.place.variables["said"]) == ("end", "billing, please")
    else:
        assert (caller.place.node, "said" in caller.place.variables) == ("hears", False)


def test_speech_that_is_not_understood_yet_stops_the_prompt_and_is_waited_for() -> None:
    end = convert(hang_up(), type=HangUpNode)
    hears = Echo(
        parts=convert({"kind": "say", "parts": [{"text": "Hello."}], "next": "end"}, type=Say).parts, next="end"
    )
    caller = Caller(Flow(start="hears", nodes={"hears": hears, "end": end}))
    caller.gives(Speaking())
    assert caller.commands[-1] == StopPrompt(caller.place.prompt_id)
    assert (caller.place.waiting, caller.place.deadline) == ("keys", caller.now + 30_000)
    caller.gives(Speaking(), after_ms=5_000)
    assert caller.place.deadline == caller.now + 30_000
    caller.gives(Said("billing"))
    assert caller.place.variables["said"] == "billing"
