"""Hypothesis looks for a treatment and somebody who waits that break the stepper's promises."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.engine.flows.ports import Input, Key, PromptEnded, Resumed, TimeUp
from ringhall.engine.flows.prompts import Part
from ringhall.engine.routing.rules.expected_wait import Range
from ringhall.engine.routing.rules.patience import Moment
from ringhall.engine.waiting.rules.step import Stepped, begin, step
from ringhall.engine.waiting.rules.turn import Begun, Ended
from ringhall.engine.waiting.settings import Announcement, Choice, Music, Treatment
from ringhall.engine.waiting.state import Place, to_data
from tests.engine.waiting.outlooks import FixedOutlook

pytestmark = pytest.mark.property

SAYING_MS_MAX = 4_000_000
KEYS = "0123456789*#"
prompt = st.sampled_from([(Part(text="Hello."),), (Part(prompt="jingle"),), (Part(text={"da": "Hej."}),), ()])
seconds = st.integers(0, 120)
every = st.sampled_from([0, 10, 45])
kinds = st.sampled_from(
    ["music", "next_music", "information", "advert", "position", "menu", "message", "call_back", "flow"]
)
treatments = st.builds(
    Treatment,
    music=st.lists(st.sampled_from([Music(music="calm"), Music(prompt="jazz")]), max_size=3).map(tuple),
    announcements=st.lists(st.builds(Announcement, prompt=prompt), max_size=4).map(tuple),
    announcements_first_seconds=seconds, announcements_every_seconds=every, announcements_random=st.booleans(),
    position=st.booleans(), position_first_seconds=seconds, position_every_seconds=every,
    position_only_improving=st.booleans(),
    wait=st.booleans(), wait_first_seconds=seconds, wait_every_seconds=every,
    menu=st.lists(
        st.builds(
            Choice, key=st.sampled_from(KEYS), kind=kinds, prompt=prompt, flow_id=st.sampled_from(["mailbox", ""])
        ),
        max_size=6,
    ).map(tuple),
    menu_prompt=prompt, menu_first_seconds=seconds, menu_every_seconds=every,
    menu_by=st.sampled_from(["time", "peak", "share"]), menu_margin_seconds=seconds,
)  # fmt: skip
outlooks = st.builds(
    FixedOutlook,
    place=st.none() | st.integers(1, 300),
    wait=st.none() | st.builds(Range, st.integers(0, 10_000_000), st.integers(0, 20_000_000)),
    caller=st.sampled_from(["", "anonymous", "040123456"]),
    calls_back=st.booleans(),
    gives_up=st.none()
    | st.builds(Moment, st.integers(0, 600_000), st.just("peak"), st.just(90), st.just(9), st.none()),
)
happenings = st.lists(
    st.one_of(
        st.sampled_from(KEYS),
        st.sampled_from(["end", "fail", "due", "resumed", "late"]),
        st.integers(0, 200),
    ),
    max_size=40,
)


def given_of(what: str, place: Place) -> Input | None:
    saying = place.saying
    if what in ("end", "fail"):
        return PromptEnded(saying.id, what == "fail") if saying else None
    if what == "due":
        return TimeUp(place.deadline) if place.deadline is not None else None
    if what == "late":
        return PromptEnded(place.said_id - 1)
    return Resumed() if what == "resumed" else Key(what)


def holds(plan: Treatment, stepped: Stepped, now: int) -> None:
    place = stepped.place
    # Whoever waits hears something, but for the silence they have chosen; and nothing is waited for without a limit.
    assert place.saying is not None or place.tune != "silence" or not place.music_on
    if place.saying is not None:
        assert now < place.saying.until <= now + SAYING_MS_MAX
        assert place.deadline is not None
    if place.asked:
        assert place.deadline is not None
    if place.next_at and not place.asked:
        assert place.deadline is not None
    # The story can bring it back whole.
    assert msgspec.convert(msgspec.json.decode(msgspec.json.encode(to_data(place))), Place) == place


@given(treatments, outlooks, happenings)
def test_nobody_is_left_in_silence_and_every_wait_has_an_end(
    plan: Treatment, outlook: FixedOutlook, happening: list[str | int]
) -> None:
    now = 1_000_000
    stepped = begin(plan, "t", "q", "da", outlook, now)
    holds(plan, stepped, now)
    for what in happening:
        place = stepped.place
        if isinstance(what, int):
            # Time passes as on the real wheel: what is due on the way comes in its turn.
            until = now + what * 1000
            rounds = 0
            while (due := stepped.place.deadline) is not None and due <= until:
                now, rounds = max(now, due), rounds + 1
                stepped = step(plan, stepped.place, TimeUp(due), outlook, now)
                holds(plan, stepped, now)
                # Gaps of ten seconds leave no room for more, however long it lasts.
                assert rounds <= 3 * (what // 10 + 2)
            now = until
            continue
        told = given_of(what, place)
        if told is not None:
            due = (what == "due" and place.deadline) or now
            now = max(now, due)
            stepped = step(plan, place, told, outlook, now)
            holds(plan, stepped, now)


@given(treatments, outlooks, st.text(KEYS, max_size=30))
def test_keys_alone_never_say_two_things_at_once(plan: Treatment, outlook: FixedOutlook, keys: str) -> None:
    stepped = begin(plan, "t", "q", "en", outlook, 5)
    heard = [fact.saying.id for fact in stepped.facts if isinstance(fact, Begun)]
    for n, key in enumerate(keys):
        stepped = step(plan, stepped.place, Key(key), outlook, 10 + n)
        for fact in stepped.facts:
            if isinstance(fact, Ended):
                assert heard == [fact.saying.id]
                heard = []
            elif isinstance(fact, Begun):
                assert heard == []
                heard = [fact.saying.id]
    assert heard == ([stepped.place.saying.id] if stepped.place.saying else [])
