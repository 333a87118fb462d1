"""Two hundred random flows and callers in simulated time: every call comes to an end, and nobody is left in silence."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.rules.step import NODES_PER_CALL_MAX
from ringhall.engine.flows.rules.trial import run
from ringhall.engine.flows.trials import read_trials
from tests.engine.flows.caller import Caller
from tests.engine.flows.test_step_properties import KEYS, sound_flows

pytestmark = pytest.mark.property

ENDS = ("ended", "queue", "transfer", "message", "call_back", "hung_up")
SILENCE_MS_MAX = 60_000
HUNDRED = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


def doings() -> st.SearchStrategy[dict[str, Any]]:
    """Anything a test can say, fitting or not."""
    return st.one_of(
        st.builds(lambda keys: {"keys": keys}, st.text(KEYS, min_size=1, max_size=6)),
        st.just({"listen": True}),
        st.builds(lambda seconds: {"wait": seconds}, st.integers(1, 700)),
        st.builds(lambda reason: {"queue": reason}, st.sampled_from(["timeout", "full", "closed"])),
        st.just({"transfer": "failed"}),
        st.builds(lambda seconds: {"message": seconds}, st.integers(0, 60)),
        st.builds(lambda answer: {"call_back": answer}, st.sampled_from(["promised", "refused"])),
        st.just({"language": "da"}),
    )


@HUNDRED
@given(sound_flows(), st.lists(doings(), max_size=15), st.booleans())
def test_every_call_comes_to_an_end(flow: Flow, does: list[dict[str, Any]], is_open: bool) -> None:
    trial = {"name": "any", "does": does, "expect": {}, "open": {"office": is_open}}
    course = run(flow, read_trials([trial])[0], {})
    assert course.end in ENDS
    # A caller who lets a menu ask again for ever is let go after so many nodes.
    assert course.place.outcome != "failed" or course.place.nodes_entered == NODES_PER_CALL_MAX


@HUNDRED
@given(sound_flows(), st.lists(st.sampled_from([*KEYS, "listen", "silence"]), max_size=20))
def test_nobody_is_left_in_silence(flow: Flow, acts: list[str]) -> None:
    caller = Caller(flow)
    for act in acts:
        if caller.place.waiting == "keys":
            assert caller.place.deadline is not None
            assert caller.place.deadline - caller.now <= SILENCE_MS_MAX
        if act == "listen":
            caller.hears_out()
        elif act == "silence" and caller.place.deadline is not None:
            caller.lets_time_pass()
        elif act in KEYS:
            caller.presses(act)
