"""A caller proves who they are; what becomes of it leads on."""

from typing import Any

import msgspec
import pytest

from ringhall.contact.flow_events import Verdict
from ringhall.engine.flows import place as places
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.ports import Note, Resumed, Verified, Verify
from ringhall.engine.flows.rules.check import accept
from ringhall.engine.flows.rules.verdict import try_out
from ringhall.engine.flows.secret import Secret
from ringhall.engine.flows.trials import read_trials
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import collect, flow, hang_up, text

pytestmark = pytest.mark.unit

WAYS = ("verified", "failed", "locked", "unknown")


def checking(**fields: Any) -> Flow:
    node = {"kind": "verify", "by": "pin", "proof": "pin", **{way: way for way in WAYS}, **fields}
    ends: dict[str, Any] = {way: hang_up(prompt=text(way)) for way in WAYS}
    asks: dict[str, Any] = {
        "pin": collect(variable="pin", secret=True, next="check", on_fail="failed"),
        "number": collect(variable="number", digits_max=8, next="pin", on_fail="failed"),
    }
    start = "number" if "number" in fields else "pin"
    return flow(start, check=node, **{name: asks[name] for name in asks if name in ("pin", start)}, **ends)


def asked(caller: Caller) -> Verify:
    command = caller.commands[-1]
    assert isinstance(command, Verify)
    return command


@pytest.mark.parametrize("verdict", WAYS)
def test_each_verdict_has_its_way(verdict: Verdict) -> None:
    caller = Caller(checking())
    caller.presses("8052")
    assert asked(caller) == Verify(caller.place.prompt_id, "pin", "", Secret("8052"))
    assert "8052" not in repr(caller.commands)
    caller.gives(Verified(caller.place.prompt_id, verdict))
    assert caller.heard[-1] == verdict


def test_a_customer_number_goes_along() -> None:
    caller = Caller(checking(number="number"))
    caller.presses("4711#8052")
    assert asked(caller).number == "4711"


def test_an_answer_that_does_not_come_or_could_not_be_found_out_is_told_and_leads_to_unknown() -> None:
    for given in (None, ""):
        caller = Caller(checking())
        caller.presses("8052")
        if given is None:
            caller.lets_time_pass()
        else:
            caller.gives(Verified(caller.place.prompt_id, ""))
        assert caller.heard[-1] == "unknown"
        assert Note("check", "no_answer", "") in caller.commands


def test_an_answer_to_an_earlier_question_changes_nothing() -> None:
    caller = Caller(checking())
    caller.presses("8052")
    assert caller.gives(Verified(caller.place.prompt_id - 1, "verified")) == ()
    assert caller.place.waiting == "answer"


def test_whoever_lost_their_proof_in_a_restart_is_asked_again_by_the_way_for_failures() -> None:
    caller = Caller(checking())
    caller.presses("8052")
    caller.stepped = msgspec.structs.replace(caller.stepped, place=places.from_data(places.to_data(caller.place)))
    caller.gives(Resumed())
    assert caller.heard[-1] == "failed"


def test_a_scripted_call_says_what_the_check_finds() -> None:
    trial = {"name": "locked", "does": [{"keys": "8052"}, {"verified": "locked"}], "expect": {"heard": ["locked"]}}
    [result], _ = try_out(checking(), read_trials([trial]), {})
    assert result.failures == []


def test_what_it_checks_must_be_asked_for() -> None:
    with pytest.raises(FlowInvalid) as refused:
        accept({"start": "check", "nodes": {
            "check": {"kind": "verify", "by": "pin", "proof": "pin", "number": "id", **dict.fromkeys(WAYS, "end")},
            "end": {"kind": "hang_up"},
        }})  # fmt: skip
    assert [each.path for each in refused.value.problems] == ["nodes.check.proof", "nodes.check.number"]
