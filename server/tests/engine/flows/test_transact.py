"""A transaction: heard, agreed to, done once."""

from typing import Any

import pytest

from ringhall.engine.flows import place as places
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.ports import AskSource, Input, Key, LookedUp, Note, Resumed, Said, TimeUp
from ringhall.engine.flows.rules.check import Known, accept
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import flow, hang_up, text

pytestmark = pytest.mark.unit

READ_BACK = "You pay 12 euros. Right?"
ENDS: dict[str, Any] = {
    "done": hang_up(prompt=text("Done: {receipt}.")),
    "no": hang_up(prompt=text("Nothing was paid.")),
    "trouble": hang_up(prompt=text("We cannot tell{receipt}.")),
}


def a_node(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "transact", "prompt": text("You pay {much} euros. Right?"), "source": "bank",
        "parameters": {"amount": "{much}"}, "results": {"receipt": "number"}, "next": "done", "declined": "no",
        "failed": "trouble", "on_wrong": text("Yes or no."), "on_timeout": text("Nothing heard."), **fields,
    }  # fmt: skip


def paying(**fields: Any) -> Flow:
    much = {"kind": "set", "variables": {"much": "12"}, "next": "pay"}
    return flow("much", much=much, pay=a_node(**fields), **ENDS)


def notes(caller: Caller) -> list[tuple[str, str]]:
    return [(each.what, each.detail) for each in caller.commands if isinstance(each, Note)]


def asked(caller: Caller) -> list[AskSource]:
    return [each for each in caller.commands if isinstance(each, AskSource)]


def agreed() -> Caller:
    caller = Caller(paying())
    assert caller.heard == [READ_BACK]
    caller.presses("1")
    return caller


@pytest.mark.parametrize("given", [Key("1"), Said("Yes, please!")])
def test_who_agrees_has_it_done_with_a_key_of_its_own(given: Input) -> None:
    caller = Caller(paying())
    assert asked(caller) == []
    caller.gives(given)
    [question] = asked(caller)
    assert (question.source, question.parameters, question.seconds_max) == ("bank", {"amount": "12"}, 5)
    assert len(question.key) == 32
    assert (caller.place.waiting, caller.place.deadline) == ("answer", caller.now + 5_000)
    caller.gives(LookedUp(caller.place.prompt_id, "found", {"number": "R-7"}))
    assert caller.heard[-1] == "Done: R-7."
    assert notes(caller) == [("transaction_done", question.key)]


@pytest.mark.parametrize("given", [Key("2"), Said("no")])
def test_who_declines_has_nothing_done(given: Input) -> None:
    caller = Caller(paying())
    caller.gives(given)
    assert (caller.heard[-1], asked(caller), notes(caller)) == ("Nothing was paid.", [], [("transaction_declined", "")])


def test_keys_dialled_ahead_agree_to_nothing() -> None:
    hello = {"kind": "say", "parts": text("Hello."), "next": "pay", "barge_in": False}
    caller = Caller(flow("hello", hello=hello, pay=a_node(prompt=text("Right?"), parameters={}), **ENDS))
    caller.presses("11")
    caller.hears_out()
    assert asked(caller) == []


def test_neither_yes_nor_no_is_asked_again_and_then_nothing_is_done() -> None:
    caller = Caller(paying())
    caller.gives(Key("5"))
    assert caller.heard[-1] == f"Yes or no. {READ_BACK}"
    caller.hears_out()
    caller.lets_time_pass()
    assert (caller.heard[-1], asked(caller)) == ("We cannot tell.", [])
    assert notes(caller) == [("transaction_failed", "no_confirmation")]


@pytest.mark.parametrize("trouble", ["time_up", "not_reached", "alarm", "restart"])
def test_without_an_answer_it_is_asked_once_more_with_the_same_key(trouble: str) -> None:
    caller = agreed()

    def nothing_comes() -> None:
        if trouble == "restart":
            caller.gives(Resumed(), after_ms=60_000)
        elif trouble == "alarm":
            caller.gives(TimeUp(caller.place.deadline or 0), after_ms=5_000)
        else:
            caller.gives(LookedUp(caller.place.prompt_id, "failed", reason=trouble))

    nothing_comes()
    first, second = asked(caller)
    assert (first.key, first.parameters) == (second.key, second.parameters)
    assert first.ask_id != second.ask_id
    caller.gives(LookedUp(first.ask_id, "found", {"number": "late"}))
    assert caller.place.waiting == "answer"
    nothing_comes()
    assert len(asked(caller)) == 2
    assert caller.heard[-1] == "We cannot tell."
    [(what, _)] = notes(caller)
    assert what == "transaction_failed"


def test_asked_once_more_it_may_be_done() -> None:
    caller = agreed()
    caller.gives(LookedUp(caller.place.prompt_id, "failed", reason="time_up"))
    caller.gives(LookedUp(caller.place.prompt_id, "found", {"number": "R-8"}))
    assert caller.heard[-1] == "Done: R-8."


@pytest.mark.parametrize(
    "refused", [LookedUp(0, "failed", reason="status"), LookedUp(0, "not_found"), LookedUp(0, "failed", reason="x")]
)
def test_what_the_service_refuses_is_not_asked_again(refused: LookedUp) -> None:
    caller = agreed()
    caller.gives(LookedUp(caller.place.prompt_id, refused.outcome, reason=refused.reason))
    assert (len(asked(caller)), caller.heard[-1]) == (1, "We cannot tell.")
    assert notes(caller) == [("transaction_failed", refused.reason or "not_found")]


def test_a_restart_before_they_agreed_reads_back_again() -> None:
    caller = Caller(paying())
    caller.hears_out()
    caller.gives(Resumed())
    assert (caller.heard, asked(caller)) == ([READ_BACK, READ_BACK], [])


def test_two_transactions_have_two_keys_and_the_story_keeps_the_one_that_waits() -> None:
    one, other = agreed(), agreed()
    later = Caller(paying(), now=2_000_000)
    later.presses("1")
    assert asked(one)[0].key == asked(other)[0].key, "the same place at the same moment, as after a crash"
    assert asked(one)[0].key != asked(later)[0].key
    kept = places.to_data(one.place)
    assert asked(one)[0].key in str(kept)


def test_faults_are_told() -> None:
    node = {"kind": "transact", "prompt": [], "source": "nowhere", "next": "end", "declined": "end", "failed": "end"}
    with pytest.raises(FlowInvalid) as refused:
        accept({"start": "pay", "nodes": {"pay": node, "end": {"kind": "hang_up"}}}, Known(sources=frozenset({"b"})))
    assert sorted(each.path for each in refused.value.problems) == ["nodes.pay.prompt", "nodes.pay.source"]
