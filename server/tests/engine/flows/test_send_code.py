"""A one-time code is asked for, and the way is taken that fits what became of it."""

from typing import Any

import pytest

from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.ports import CodeSent, Note, Resumed, SendCode
from ringhall.engine.flows.rules.verdict import try_out
from ringhall.engine.flows.trials import read_trials
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import flow, hang_up, text

pytestmark = pytest.mark.unit
ENDS: dict[str, Any] = {"yes": hang_up(prompt=text("Sent.")), "no": hang_up(prompt=text("Not sent."))}


def node(**fields: Any) -> dict[str, Any]:
    return {"kind": "send_code", "source": "sms", "sent": "yes", "not_sent": "no", **fields}


def caller(**fields: Any) -> Caller:
    return Caller(flow(main=node(**fields), **ENDS))


def asked(call: Caller) -> SendCode:
    (found,) = [each for each in call.commands if isinstance(each, SendCode)]
    return found


def reasons(call: Caller) -> list[str]:
    return [each.detail for each in call.commands if isinstance(each, Note) and each.what == "code_not_sent"]


def test_what_is_sent_leads_on_and_the_flow_never_knows_the_code() -> None:
    call = caller()
    command = asked(call)
    assert (command.source, command.number, command.language, command.seconds_max) == ("sms", "", "en", 5)
    assert call.place.waiting == "answer"
    call.gives(CodeSent(command.ask_id - 1, "sent"))
    assert call.place.node == "main", "an answer to another question changes nothing"
    call.gives(CodeSent(command.ask_id, "sent"))
    assert call.place.node == "yes"
    assert reasons(call) == []


@pytest.mark.parametrize("outcome", ["unknown", "locked", "too_often", "no_address", "not_taken"])
def test_where_none_goes_out_the_story_says_why(outcome: Any) -> None:
    call = caller()
    call.gives(CodeSent(asked(call).ask_id, outcome))
    assert (call.place.node, reasons(call)) == ("no", [outcome])


def test_no_answer_in_time_and_a_restart_send_nothing_twice() -> None:
    call = caller(seconds_max=2)
    call.lets_time_pass()
    assert (call.place.node, reasons(call)) == ("no", ["time_up"])
    call = caller()
    call.gives(Resumed())
    assert (call.place.node, reasons(call)) == ("no", ["restart"])


def test_a_customer_number_that_was_never_typed_sends_nothing() -> None:
    before = {"kind": "set", "variables": {"typed": "{name}"}, "next": "main"}
    call = Caller(flow("before", before=before, main=node(number="typed"), **ENDS))
    assert [each for each in call.commands if isinstance(each, SendCode)] == []
    assert reasons(call) == ["unknown"]
    with pytest.raises(FlowInvalid):
        flow(main=node(number="nobody"), **ENDS)


def test_a_scripted_call_says_what_became_of_it() -> None:
    drawn = flow(main=node(), **ENDS)
    for outcome, words in (("sent", "Sent."), ("too_often", "Not sent.")):
        trial = {"name": outcome, "does": [{"code": outcome}], "expect": {"end": "ended", "heard": [words]}}
        [result] = try_out(drawn, read_trials([trial]), {})[0]
        assert not result.failures
