"""A short day of a small centre, as it would be stored."""

from ringhall.oversight.simulation.rules.days import Day, SettingsAt
from tests.support.floor import SmallCentre, a_queue, an_agent

AGENTS = ("ann", "ben", "cem")
CALLS = 50


def a_day() -> Day:
    """Three agents, fifty callers half a minute apart; each fifth gives up where the agents are slow."""
    centre = SmallCentre([a_queue(wrap_up_seconds=10)], [an_agent(name) for name in AGENTS])
    since = centre.clock.now()
    for n in range(CALLS):
        contact = centre.caller()
        if n == 1:
            for name in AGENTS:
                centre.clock.advance(1)
                centre.sets(name, "ready")
        rung = [name for name in AGENTS if centre.rings_at(name)]
        centre.clock.advance(4_000)
        for name in rung:
            centre.answers(name)
        centre.clock.advance(21_000 + n * 40)
        if contact in centre.live.by_id and n % 5 == 0:
            centre.hangs_up(contact, "abandoned")
        for talking in [one.id for one in list(centre.live.by_id.values()) if one.state == "connected"]:
            centre.hangs_up(talking)
        centre.clock.advance(5_000)
    centre.clock.advance(60_000)
    floor = centre.routing.live.floor
    queues, agents = [q.settings for q in floor.queues.values()], [s.settings for s in floor.seats.values()]
    return Day(since, centre.clock.now() + 1, centre.memory.events, [SettingsAt(since, queues, agents)])
