"""The expected wait as a range."""

import random
from collections.abc import Mapping
from math import expm1
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ringhall.engine.routing.rules.agents import Agent, Wish, Work
from ringhall.engine.routing.rules.crew import Crew
from ringhall.engine.routing.rules.expected_wait import Range, expected_wait, quantiles
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.learnt import Learnt, Stream
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.stages import stages, within
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from tests.support.floor import a_queue, an_agent

pytestmark = pytest.mark.unit

NOW = 10_000_000
BUSY = (Work("x", "talking", 0, "sales"),)
LEARNT = {"sales": Learnt(180_000, 360_000)}


def a_floor(*agents: AgentSettings, queues: tuple[QueueSettings, ...] = (a_queue(),)) -> Floor:
    """A floor whose agents all talk."""
    floor = Floor()
    floor.configure(queues, agents, NOW)
    for one in agents:
        floor.set_agent(Agent(one.id, "ready", works=BUSY))
    return floor


def crew_of(n: int, **more: Any) -> tuple[AgentSettings, ...]:
    """So many agents who are alike."""
    return tuple(an_agent(f"a{at}", **more) for at in range(n))


def waits(floor: Floor, contacts: int, queue_id: str = "sales", since: int = NOW - 60_000, **more: Any) -> None:
    """So many wait, all for a minute."""
    for n in range(contacts):
        floor.enter(Waiting(f"{queue_id}{len(floor.waiting)}-{n}", queue_id, since, **more), NOW)


def asks(floor: Floor, learnt: Mapping[str, Learnt] = LEARNT, **more: Any) -> Range | None:
    """What somebody who comes now has to expect."""
    coming = Waiting("new", more.pop("queue_id", "sales"), NOW, **more)
    return expected_wait(floor, Crew(floor), learnt, coming, NOW)


def known(found: Range | None) -> Range:
    """The range, which there must be."""
    assert found is not None
    return found


def test_nobody_at_work_is_unknown() -> None:
    floor = a_floor(*crew_of(4))
    floor.set_agent(Agent("a0"))
    floor.set_agent(Agent("a1", "not_ready"))
    floor.set_agent(Agent("a2", "ready", works=BUSY, wanted=Wish("offline")))
    floor.set_agent(Agent("a3", "offline"))
    assert asks(floor) is None


def test_nobody_with_the_skill_is_unknown() -> None:
    assert asks(a_floor(*crew_of(3)), skills=("danish",)) is None


def test_somebody_free_is_no_wait() -> None:
    floor = a_floor(*crew_of(3))
    floor.set_agent(Agent("a1", "ready"))
    assert asks(floor) == Range(0, 0)


def test_one_agent_who_talks_is_one_exponential_time() -> None:
    found = known(asks(a_floor(an_agent())))
    assert found.p50_ms == pytest.approx(180_000 * 0.6931, rel=0.02)
    assert found.p90_ms == pytest.approx(180_000 * 2.3026, rel=0.02)


def test_no_history_is_a_usual_service_line() -> None:
    assert asks(a_floor(an_agent()), {}) == asks(a_floor(an_agent()), {"sales": Learnt()})


def test_whoever_ranks_behind_does_not_count() -> None:
    floor = a_floor(*crew_of(5))
    alone = asks(floor)
    waits(floor, 20)
    assert asks(floor, priority=2) == alone
    assert known(asks(floor)).p50_ms > known(alone).p50_ms


def test_whoever_waits_already_does_not_count_as_ahead_of_themselves() -> None:
    floor = a_floor(*crew_of(5))
    waits(floor, 1)
    mine = next(iter(floor.waiting.values()))
    assert expected_wait(floor, Crew(floor), LEARNT, mine, NOW) == asks(a_floor(*crew_of(5)))


def test_whoever_is_at_the_cap_is_ahead_of_whoever_came_to_it_later() -> None:
    floor = Floor()
    floor.configure([a_queue()], [an_agent()], NOW, score_max=10)
    floor.set_agent(Agent("ann", "ready", works=BUSY))
    alone = asks(floor)
    waits(floor, 3, since=NOW - 20 * 60_000)
    late = Waiting("late", "sales", NOW - 15 * 60_000, priority=50)
    first = Waiting("first", "sales", NOW - 30 * 60_000)
    crew = Crew(floor)
    assert known(expected_wait(floor, crew, LEARNT, late, NOW)).p50_ms > 2 * known(alone).p50_ms
    assert expected_wait(floor, crew, LEARNT, first, NOW) == alone


def test_those_ahead_in_another_queue_count_for_the_share_of_agents_that_is_mine_too() -> None:
    queues = (a_queue(), a_queue("vip", priority=5))
    both, other = an_agent("both", ("sales", "vip")), [an_agent(f"v{n}", ("vip",)) for n in range(3)]
    floor = a_floor(an_agent("mine"), both, *other, queues=queues)
    apart = a_floor(an_agent("mine"), an_agent("too"))
    waits(floor, 4, "vip")
    waits(apart, 1)
    assert asks(floor) == asks(apart)


def test_many_whom_only_few_of_my_agents_can_take_hold_up_only_these() -> None:
    queues = (a_queue(), a_queue("rare"))
    floor = a_floor(*crew_of(9), an_agent("both", ("sales", "rare")), queues=queues)
    nobody_else = known(asks(floor))
    waits(floor, 200, "rare")
    found = known(asks(floor))
    assert nobody_else.p50_ms < found.p50_ms < 1.3 * nobody_else.p50_ms
    assert known(asks(floor, queue_id="rare")).p50_ms > 50 * nobody_else.p50_ms


def test_newcomers_who_overtake_lengthen_the_wait() -> None:
    floor = a_floor(*crew_of(5))
    waits(floor, 10)
    plain = known(asks(floor))
    vips = Stream((), 0, 90_000, 1 / 60_000)
    late = Stream((), 0, 0, 1 / 60_000)
    assert asks(floor, {"sales": Learnt(180_000, 360_000, (late,))}) == plain
    overtaken = known(asks(floor, {"sales": Learnt(180_000, 360_000, (vips,))}))
    # One and a half of them come in the ninety seconds, and stand before eleven who are served or give up.
    assert overtaken.p50_ms - plain.p50_ms == pytest.approx(1.5 / (5 / 180_000 + 11.5 / 360_000), rel=0.08)


def test_nobody_overtakes_whoever_has_waited_longer_than_the_head_start() -> None:
    floor = a_floor(*crew_of(5))
    waits(floor, 10)
    waiting = Waiting("old", "sales", NOW - 90_000)
    vips = {"sales": replace(LEARNT["sales"], coming=(Stream((), 0, 90_000, 1.0),))}
    crew = Crew(floor)
    assert expected_wait(floor, crew, vips, waiting, NOW) == expected_wait(floor, crew, LEARNT, waiting, NOW)


def test_an_agent_with_room_for_several_contacts_counts_as_often() -> None:
    queue = a_queue(weight=25)
    three = a_floor(*crew_of(1, capacity=75), queues=(queue,))
    assert asks(three) == asks(a_floor(*crew_of(3, capacity=25), queues=(queue,)))


def test_what_is_kept_between_questions_changes_no_answer() -> None:
    chance, queues = random.Random(5), (a_queue(next_tier_if_nobody_there=True), a_queue("vip", priority=2))
    own = [{"skills": {"danish": chance.randint(1, 5)}, "tiers": {"sales": 1 + n % 2}} for n in range(12)]
    agents = [an_agent(f"a{n}", chance.choice((("sales",), ("sales", "vip"))), **more) for n, more in enumerate(own)]
    floor = a_floor(*agents, queues=queues)
    kept, answers = Crew(floor), set()
    streams = (Stream(("danish",), 1, 0, 1e-5), Stream((), 3, 60_000, 1e-5))
    learnt = {"sales": Learnt(180_000, 90_000, streams), "vip": Learnt(60_000, 120_000, streams, fading=0.5)}
    states = (Agent("", "offline"), Agent("", "not_ready"), Agent("", "ready", works=BUSY))
    elsewhere = Agent("", "ready", works=(Work("y", "talking", 0, "vip"),))
    for n in range(300):
        floor.set_agent(replace(chance.choice((*states, elsewhere)), id=chance.choice(agents).id))
        queue_id, wishes = chance.choice(("sales", "vip")), chance.choice(((), ("danish",), ("danish >= 3",)))
        floor.enter(Waiting(f"c{n}", queue_id, NOW - chance.randint(0, 9_000), chance.randint(0, 2), wishes), NOW)
        coming = Waiting("new", queue_id, NOW, chance.randint(0, 2), wishes)
        answers.add(found := expected_wait(floor, kept, learnt, coming, NOW))
        assert found == expected_wait(floor, Crew(floor), learnt, coming, NOW)
    assert len(answers) > 100


def test_a_queue_without_end_is_answered() -> None:
    floor = a_floor(*crew_of(3))
    waits(floor, 5_000)
    found = known(asks(floor))
    assert 0 < found.p50_ms < found.p90_ms < 5_000 * 180_000


def test_the_area_of_many_stages_is_their_sum() -> None:
    for ahead, rate, theta in ((5_000, 0.01, 0.001), (300, 2.0, 1e-6), (65, 1e-5, 3e-6)):
        times = [1 / (rate + j * theta) for j in range(ahead + 1)]
        mean, variance = stages(ahead, rate, theta)
        assert mean == pytest.approx(sum(times), rel=1e-4)
        assert variance == pytest.approx(sum(time * time for time in times), rel=1e-4)


def test_a_wait_covers_all_of_a_short_window_and_itself_of_a_long_one() -> None:
    assert within(10, 1_000, 100**2) == pytest.approx(10, rel=1e-6)
    assert within(9_000, 1_000, 100**2) == pytest.approx(1_000, rel=1e-6)
    # Of waits around 1 000 about half are shorter: the mean of the lesser is sd / sqrt(2 pi) below it for a normal.
    assert within(1_000, 1_000, 100**2) == pytest.approx(1_000 - 100 * 0.398942, rel=1e-3)


@pytest.mark.parametrize("window", [10, 300, 1_000, 3_000, 20_000])
def test_what_a_wait_of_one_service_covers_is_that_of_an_exponential_time(window: float) -> None:
    """E[min(w, T)] = m (1 - exp(-w / m)), which a normal of these moments gets wrong by all of a short window."""
    assert within(window, 1_000, 1_000**2) == pytest.approx(1_000 * -expm1(-window / 1_000), rel=0.06)


def test_whoever_is_ahead_in_another_queue_gives_up_as_they_do_there() -> None:
    queues = (a_queue(), a_queue("vip", priority=5))
    floor = a_floor(*crew_of(5, queues=("sales", "vip")), queues=queues)
    waits(floor, 20, "vip")
    patient = {**LEARNT, "vip": Learnt(180_000, 3_600_000)}
    hasty = {**LEARNT, "vip": Learnt(180_000, 60_000)}
    assert known(asks(floor, hasty)).p50_ms < known(asks(floor)).p50_ms / 2 < known(asks(floor, patient)).p50_ms


def test_nobody_giving_up_is_erlang_c() -> None:
    """Ten to be served before it is my turn, each after 1 on average: quantiles of the Erlang distribution."""
    mean, variance = stages(9, 1 / 1_000_000, 0)
    found = quantiles(mean, variance)
    assert found.p50_ms == pytest.approx(9_668_715, rel=0.002)
    assert found.p90_ms == pytest.approx(14_205_990, rel=0.002)


@pytest.mark.parametrize(("servers", "ahead"), [(1, 4), (10, 30), (43, 60)])
def test_it_is_what_one_class_of_callers_sees_when_simulated(servers: int, ahead: int) -> None:
    """Erlang A as a chain of events: whoever is ahead is served or gives up, whichever comes first."""
    chance = random.Random(7)
    seen = sorted(_waits_once(chance, servers, ahead) for _ in range(4_000))
    floor = a_floor(*crew_of(servers))
    waits(floor, ahead)
    found = known(asks(floor))
    assert found.p50_ms == pytest.approx(seen[2_000], rel=0.04)
    assert found.p90_ms == pytest.approx(seen[3_600], rel=0.05)


def _waits_once(chance: random.Random, servers: int, ahead: int) -> float:
    patience = sorted(chance.expovariate(1 / 360_000) for _ in range(ahead))
    now, left = 0.0, [*patience]
    while True:
        now += chance.expovariate(servers / 180_000)
        left = [until for until in left if until > now]
        if not left:
            return now
        left.pop(chance.randrange(len(left)))


@settings(max_examples=80, deadline=None)
@given(
    agents=st.integers(1, 30),
    ahead=st.integers(0, 200),
    more=st.integers(1, 50),
    handling=st.floats(1_000, 3_600_000),
    patience=st.floats(5_000, 36_000_000),
    per_ms=st.floats(0, 0.001),
)
def test_more_ahead_never_shortens_it_and_more_agents_never_lengthen_it(
    agents: int, ahead: int, more: int, handling: float, patience: float, per_ms: float
) -> None:
    learnt = {"sales": Learnt(handling, patience, (Stream((), 0, 90_000, per_ms),))}
    floor = a_floor(*crew_of(agents + 1))
    floor.set_agent(Agent(f"a{agents}"))
    waits(floor, ahead)
    found = known(asks(floor, learnt))
    assert 0 <= found.p50_ms <= found.p90_ms
    floor.set_agent(Agent(f"a{agents}", "ready", works=BUSY))
    helped = known(asks(floor, learnt))
    assert helped.p50_ms <= found.p50_ms
    assert helped.p90_ms <= found.p90_ms
    floor.set_agent(Agent(f"a{agents}"))
    waits(floor, more)
    longer = known(asks(floor, learnt))
    assert longer.p50_ms >= found.p50_ms
    assert longer.p90_ms >= found.p90_ms
