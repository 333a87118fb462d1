"""A day told again by the same code: every decision comes out as it was stored."""

import pytest
from msgspec.structs import replace

from ringhall.contact.events import ContactArrived, ContactOffered, ContactQueued
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.events import Recorded
from ringhall.foundation.steps import Step
from ringhall.foundation.story_memory import MemoryStory
from ringhall.oversight.simulation.rules.days import Day, SettingsAt
from ringhall.oversight.simulation.service import Retold, retell
from ringhall.wiring import build_floor
from tests.support.floor import SmallCentre, a_queue, an_agent
from tests.support.sim.plan import Misfortune, Plan
from tests.support.sim.play import Play

pytestmark = pytest.mark.unit


def played(plan: Plan) -> Day:
    """All that a simulated centre stored."""
    play, events = Play(plan), list[Recorded]()
    members = play.centre.members
    settings = [SettingsAt(plan.start_ms, play.centre.queues, [*play.centre.agents, *members])]
    play.centre.on_stored.append(events.extend)
    configure = play.centre.configure

    def configured(queues: list[QueueSettings], agents: list[AgentSettings]) -> None:
        settings.append(SettingsAt(play.centre.clock.now(), queues, [*agents, *members]))
        configure(queues, agents)

    play.centre.configure = configured  # type: ignore[method-assign]
    play.run()
    return Day(plan.start_ms, events[-1].at + 1, events, settings)


def told_again(day: Day) -> Retold:
    return retell(day, build_floor(SimulatedClock(day.since), MemoryStory(), 1))


@pytest.mark.parametrize(("seed", "hours"), [(1, 80), (2, 80), (3, 80), (41, 40), (42, 40), (43, 40), (62, 40)])
def test_a_day_with_restarts_lost_events_and_changed_settings_comes_out_the_same_bit_for_bit(
    seed: int, hours: int
) -> None:
    day = played(Plan(seed, hours=hours, misfortune=Misfortune(clock_jump_minutes=None)))
    assert len(day.settings) > 10
    retold = told_again(day)
    assert retold.differences == []
    assert retold.same == retold.decisions > 2 * hours


def test_the_second_half_of_a_day_needs_the_first_only_as_what_was_before() -> None:
    day = played(Plan(3, hours=40, misfortune=Misfortune(clock_jump_minutes=None)))
    middle = (day.since + day.until) // 2
    whole, half = told_again(day), told_again(replace(day, since=middle))
    assert half.differences == []
    assert 0 < half.decisions < whole.decisions


def a_small_day() -> tuple[SmallCentre, Day]:
    """Ann and Ben take a call each; then Ann, whose turn it is, takes another."""
    centre = SmallCentre([a_queue(wrap_up_seconds=0)], [an_agent("ann"), an_agent("ben")])
    since = centre.clock.now()
    centre.sets("ann", "ready")
    centre.clock.advance(1_000)
    centre.sets("ben", "ready")
    for agent in ("ann", "ben", "ann"):
        centre.clock.advance(5_000)
        centre.caller()
        call = centre.answers(agent)
        centre.clock.advance(30_000)
        centre.hangs_up(call)
    queues = [queue.settings for queue in centre.routing.live.floor.queues.values()]
    agents = [seat.settings for seat in centre.routing.live.floor.seats.values()]
    return centre, Day(since, centre.clock.now() + 1, centre.memory.events, [SettingsAt(since, queues, agents)])


def test_a_message_that_gives_way_within_the_step_of_a_match_comes_out_as_it_was() -> None:
    """The match of the call did not see it wait; the next one, in the same millisecond, did."""
    queues = [a_queue("sales"), a_queue("box")]
    centre = SmallCentre(queues, [an_agent("ann", ("sales", "box"), capacity=200), an_agent("ben", ("box",))])
    since = centre.clock.now()
    for name in ("ann", "ben"):
        centre.clock.advance(1_000)
        centre.sets(name, "ready")

    def leaves_a_message(step: Step) -> None:
        left = centre.contacts.open(step, channel="voicemail", direction="inbound", dialled="", address="+4512345678")
        centre.contacts.enqueue(step, left.id, "box")

    centre.do(leaves_a_message)
    centre.clock.advance(1_000)
    centre.caller("sales")
    given = [(each.agent_id, each.queue_id) for each in centre.told(ContactOffered)]
    assert given == [("ann", "box"), ("ann", "sales"), ("ann", "box")]
    agents = [seat.settings for seat in centre.routing.live.floor.seats.values()]
    day = Day(since, centre.clock.now() + 1, centre.memory.events, [SettingsAt(since, queues, agents)])
    assert told_again(day).differences == []


def test_a_decision_that_would_be_another_today_is_told_with_its_contact() -> None:
    _, day = a_small_day()
    [settings] = day.settings
    other = [replace(settings.queues[0], strategy="linear")]
    retold = told_again(replace(day, settings=[SettingsAt(day.since, other, settings.agents)]))
    offers = [each.event for each in day.events if isinstance(each.event, ContactOffered)]
    assert (retold.decisions, retold.same, retold.other_reason) == (3, 0, 2)
    second = retold.differences[1]
    assert second.contact_id == offers[1].contact_id
    assert second.stored is not None
    assert second.now is not None
    assert (second.stored["chosen"], second.now["chosen"]) == ("ben", "ann")


def test_an_offer_that_was_not_made_is_missed() -> None:
    _, day = a_small_day()
    offer = next(each.event for each in day.events if isinstance(each.event, ContactOffered))
    only_waits = [
        each
        for each in day.events
        if offer.contact_id not in str(each.event) or isinstance(each.event, ContactArrived | ContactQueued)
    ]
    retold = told_again(replace(day, events=only_waits))
    first = retold.differences[0]
    assert (first.contact_id, first.stored) == (offer.contact_id, None)
    assert first.now is not None
    assert first.now["chosen"] == "ann"


def test_settings_that_were_changed_in_the_day_hold_from_their_moment() -> None:
    centre, day = a_small_day()
    [settings] = day.settings
    changed = [replace(settings.queues[0], strategy="linear")]
    centre.clock.advance(1_000)
    at = centre.clock.now()
    centre.routing.configure(changed, settings.agents)
    centre.clock.advance(1_000)
    centre.caller()
    assert centre.offered_to("ann")
    day = Day(day.since, at + 10_000, centre.memory.events, [settings, SettingsAt(at, changed, settings.agents)])
    retold = told_again(day)
    assert retold.differences == []
    assert retold.decisions == 4
