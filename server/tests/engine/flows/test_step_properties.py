"""Hypothesis looks for a sound flow and a caller that break the stepper's promises."""

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ringhall.company.organisation.rules.closures import Closure
from ringhall.engine.flows import place as places
from ringhall.engine.flows.document import Flow, from_data
from ringhall.engine.flows.nodes.person import Person
from ringhall.engine.flows.nodes.transact import Transact
from ringhall.engine.flows.place import Place
from ringhall.engine.flows.ports import (
    CallBackAnswered,
    FlowReturned,
    Input,
    Key,
    LanguageKnown,
    LookedUp,
    MessageDone,
    PromptEnded,
    QueueReturned,
    Resumed,
    Said,
    TimeUp,
    TransferFailed,
    Understood,
    Verified,
)
from ringhall.engine.flows.rules.check import Known, check
from ringhall.engine.flows.rules.step import begin, step
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import collect, menu, text

pytestmark = pytest.mark.property

KEYS = "0123456789*#"
WITH_A_DEADLINE = ("prompt", "keys", "message", "answer")


def nodes(targets: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """A node of any kind that leads only to nodes of these names."""
    to = st.sampled_from(targets)
    prompt = st.sampled_from([text("Hello {caller}"), text("{order}"), [{"prompt": "jingle"}]])
    choice = st.builds(lambda target: {"to": target, "label": target}, to)
    choices = st.dictionaries(st.sampled_from(KEYS), choice, min_size=1, max_size=4)
    barge_in, tries = st.booleans(), st.integers(1, 3)
    double = st.just({"order": "{order}{order}{caller}"})
    return st.one_of(
        _kind("say", parts=prompt, next=to, barge_in=barge_in),
        _kind(
            "language",
            next=to,
            barge_in=barge_in,
            skip_known=st.booleans(),
            choices=st.just({"1": {"language": "da", "prompt": text("Dansk")}}),
        ),
        st.builds(menu, choices=choices, otherwise=to, barge_in=barge_in, tries_max=tries),
        st.builds(collect, next=to, on_fail=to, barge_in=barge_in, terminator=st.sampled_from(["#", "*", ""])),
        st.builds(
            collect,
            next=to,
            on_fail=to,
            on_silence=to,
            takes=st.sampled_from(["digits", "amount", "date", "time"]),
            read_back=st.booleans(),
        ),
        _kind("survey", prompt=prompt, question=st.just("service"), next=to, barge_in=barge_in),
        st.builds(collect, variable=st.just("pin"), next=to, on_fail=to, secret=st.just(True)),
        _kind("emergency_message", next=to),
        _kind("hours", calendar=st.just("office"), open=to, closed=to),
        _kind("set", variables=double, next=to),
        _kind("set", computed=st.just({"order": "order * 10 + 1"}), next=to, otherwise=to),
        _kind(
            "branch",
            cases=st.lists(st.builds(lambda to: {"when": "order > 5", "to": to}, to), min_size=1),
            otherwise=to,
        ),
        *_finding_out(to),
        _kind("subflow", flow=st.just("other"), next=to, on_fail=to, returns=st.booleans()),
        st.just({"kind": "return"}),
        _kind(
            "split", shares=st.builds(lambda one, two: [{"percent": 30, "to": one}, {"percent": 70, "to": two}], to, to)
        ),
        _kind("person", next=to, after_seconds=st.sampled_from([0, 5, 120]), after_errors=st.integers(0, 3)),
        _kind("enqueue", queue=st.just("q"), on_timeout=to, on_full=to, on_closed=to),
        _kind("transfer", number=st.just("112"), on_fail=to),
        _kind("voicemail", mailbox=st.just("m"), prompt=prompt, next=to),
        _kind("call_back", queue=st.just("q"), prompt=prompt, number_prompt=prompt, declined=to, not_possible=to),
        _kind("hang_up", prompt=prompt),
    )


def _finding_out(to: st.SearchStrategy[str]) -> list[st.SearchStrategy[dict[str, Any]]]:
    """Nodes that wait for an answer from elsewhere."""
    return [
        _kind(
            "verify",
            by=st.just("pin"),
            proof=st.sampled_from(["pin", "order"]),
            verified=to,
            failed=to,
            locked=to,
            unknown=to,
        ),
        _kind(
            "look_up",
            source=st.just("shop"),
            parameters=st.just({"number": "{order}{caller}"}),
            results=st.just({"order": "status"}),
            next=to,
            not_found=to,
            failed=to,
        ),
        _kind(
            "transact",
            prompt=st.just(text("You pay {order}?")),
            source=st.just("shop"),
            parameters=st.just({"number": "{order}{caller}"}),
            results=st.just({"order": "status"}),
            next=to,
            declined=to,
            failed=to,
        ),
        _kind(
            "ask",
            prompt=st.just(text("What is it about?")),
            model=st.just("wishes"),
            wishes=st.builds(lambda to: [{"intent": "bill", "to": to, "label": "bill"}], to),
            confirm=st.sampled_from([[], text("{wish}?")]),
            other=to,
            person=to,
            unsure=to,
            least_percent=st.sampled_from([0, 30]),
        ),
        _kind(
            "knowledge",
            prompt=st.just(text("What do you want to know?")),
            model=st.just("wishes"),
            check=st.just(text("Did that help?")),
            helped=to,
            not_helped=to,
            person=to,
            unsure=to,
        ),
    ]


def _kind(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"kind": st.just(kind), **fields})


@st.composite
def sound_flows(draw: st.DrawFn) -> Flow:
    """Any flow that passes the check; most nodes lead forwards, some back."""
    names = [f"n{n}" for n in range(draw(st.integers(1, 7)))]
    drawn: dict[str, Any] = {"end": {"kind": "hang_up"}}
    for n, name in enumerate(names):
        back = draw(st.integers(0, 3)) == 0
        drawn[name] = draw(nodes([*names, "end"] if back else [*names[n + 1 :], "end"]))
    flow = _reachable(from_data({"start": "n0", "nodes": drawn}))
    assume(not check(flow, Known(variables=frozenset({"caller", "order", "pin"}))))
    message = Closure(since=1, until=2**53, by="test", goes_on=draw(st.booleans()))
    return replace(flow, emergency=draw(st.sampled_from([None, message])))


def _reachable(flow: Flow) -> Flow:
    reached: dict[str, Any] = {}
    to_visit = [flow.start, *[name for name, node in flow.nodes.items() if isinstance(node, Person)][:1]]
    while to_visit:
        name = to_visit.pop()
        if name not in reached:
            reached[name] = flow.nodes[name]
            to_visit += [way.to for way in flow.nodes[name].exits()]
    return Flow(start=flow.start, nodes=reached)


def inputs(place: Place) -> st.SearchStrategy[Input]:
    """Anything that can happen, fitting or not, fresh or stale."""
    return st.one_of(
        st.builds(Key, st.sampled_from([*KEYS, "A", "x", ""])),
        st.builds(PromptEnded, st.sampled_from([place.prompt_id, place.prompt_id - 1, 0]), st.booleans()),
        st.builds(TimeUp, st.sampled_from([place.deadline or 0, places.alarm(place) or 0, 1])),
        st.builds(QueueReturned, st.sampled_from(["timeout", "full", "closed"])),
        st.just(TransferFailed("busy")),
        st.builds(CallBackAnswered, st.booleans()),
        st.builds(MessageDone, st.sampled_from([0.0, 5.5])),
        st.builds(LanguageKnown, st.sampled_from(["da", "hu"])),
        st.builds(FlowReturned, st.booleans()),
        st.builds(
            Verified,
            st.sampled_from([place.prompt_id, 0]),
            st.sampled_from(["verified", "failed", "locked", "unknown", ""]),
        ),
        st.builds(
            LookedUp,
            st.sampled_from([place.prompt_id, 0]),
            st.sampled_from(["found", "not_found", "failed"]),
            st.dictionaries(st.sampled_from(["status", "name"]), st.text(max_size=3)),
        ),
        st.builds(Said, st.sampled_from(["", "yes", "no", "my bill"])),
        st.builds(
            Understood,
            st.sampled_from([place.prompt_id, 0]),
            st.just("my bill"),
            st.booleans(),
            st.sampled_from(["", "bill", "weather"]),
            st.sampled_from([0.0, 0.5, 0.95]),
            answer=st.sampled_from(["", "The bill is due in May."]),
        ),
        st.just(Resumed()),
    )


def assert_waits_or_has_ended(place: Place) -> None:
    if place.waiting in ("queue", "transfer", "call_back", "flow"):  # their limit went out with the command
        assert place.deadline is None
    elif place.waiting == "ended":
        assert place.deadline is None
        assert place.outcome is not None
    else:
        assert place.waiting in WITH_A_DEADLINE
        assert place.deadline is not None


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(sound_flows(), st.data())
def test_sound_flow_never_fails_whatever_happens(flow: Flow, data: st.DataObject) -> None:
    now = 1_000_000
    stepped = begin(flow, {"caller": "+38640123456"}, now)
    for _ in range(data.draw(st.integers(1, 30))):
        before = stepped.place
        assert_waits_or_has_ended(before)
        assert places.from_data(places.to_data(before), places.unwritten_of(before)) == before
        assert len(before.keys_ahead) <= 32
        now += data.draw(st.integers(0, 10_000))
        stepped = step(flow, before, data.draw(inputs(before)), now)
        assert stepped.place.node in flow.nodes
        assert stepped.place.outcome != "failed"
        assert not before.offered or stepped.place.offered == before.offered
        if before.waiting == "ended":
            assert stepped.place == before


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(sound_flows(), st.text(KEYS, min_size=1, max_size=12))
def test_dialling_ahead_leads_where_slow_dialling_leads(flow: Flow, keys: str) -> None:
    slow, fast = Caller(flow), Caller(flow)
    for key in keys:
        slow.hears_out()
        slow.presses(key)
    slow.hears_out()
    fast.presses(keys)
    fast.hears_out()
    # Keys dialled ahead agree to no transaction.
    assume(not any(isinstance(node, Transact) for node in flow.nodes.values()))
    # A needless terminator is forgiven for some seconds only: who dials slower may differ by it.
    assume(not slow.place.needless_key)
    # Slow callers are longer in the menus, and a person they are offered ends what was dialled ahead.
    assume(not slow.place.offered and not fast.place.offered)
    assert _standing(fast.place) == _standing(slow.place)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(sound_flows(), st.data())
def test_title_comment_and_place_of_a_node_change_nothing_for_callers(plain: Flow, data: st.DataObject) -> None:
    of_drawing: dict[str, Any] = {"title": "Drawn", "comment": "Why it is so.", "at": (40, -80)}
    drawn = replace(plain, nodes={name: replace(node, **of_drawing) for name, node in plain.nodes.items()})
    now = 1_000_000
    stepped = begin(plain, {"caller": "+38640123456"}, now)
    assert begin(drawn, {"caller": "+38640123456"}, now) == stepped
    for _ in range(data.draw(st.integers(1, 10))):
        before, given_input = stepped.place, data.draw(inputs(stepped.place))
        now += data.draw(st.integers(0, 10_000))
        stepped = step(plain, before, given_input, now)
        assert step(drawn, before, given_input, now) == stepped


def _standing(place: Place) -> tuple[object, ...]:
    return place.node, place.waiting, place.variables, place.typed, place.tries, place.path, place.outcome
