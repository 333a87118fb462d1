"""The return after a stop or a crash: live state is folded from the stories again."""

from ringhall.apps.centre.store import Store
from ringhall.contact import events as e
from ringhall.contact import repository as contacts
from ringhall.engine.flows.document import from_data
from ringhall.engine.recordings import repository as recordings
from ringhall.engine.routing.live import LEARNT_FROM
from ringhall.engine.routing.projection import stored_agents
from ringhall.foundation.errors import Refusal
from ringhall.foundation.events import Recorded
from ringhall.foundation.logging import log
from ringhall.oversight.analytics.live import DayFigures
from ringhall.oversight.analytics.repository.queues import waits_since
from ringhall.oversight.analytics.service import totals
from ringhall.wiring import Heart

CONTACTS_LEARNT_FROM = 500
"""So many of the last contacts say again how long people wait and talk; half of a lesson is younger than 350."""
PATIENCE_MS = 60 * 86_400_000
"""How long callers wait before they give up is learnt from the waits of so long."""


async def restore(store: Store, heart: Heart, day: DayFigures) -> None:
    """Fold the stories of everything that was open. No step may run before this is done."""
    agents = 0
    async for agent, n in stored_agents(store.database):
        heart.routing.live.load_agent(agent)
        heart.steps.resume(f"agent:{agent.id}", n)
        agents += 1
    for recorded in await store.stories.latest("queue:"):
        heart.steps.fold(recorded)
    async with store.database.transaction() as transaction:
        known = await contacts.open_contacts(transaction)
        heart.contacts.live.last_number = await contacts.last_number(transaction)
        lately = await contacts.closed_lately(transaction, CONTACTS_LEARNT_FROM)
        waits = await waits_since(transaction, heart.routing.live.floor.queues, day.since - PATIENCE_MS, known)
    await _learn(store, heart, [f"contact:{contact_id}" for contact_id in lately])
    heart.routing.live.lessons.recall(waits)
    stories = await _fold(store, heart, [f"contact:{contact_id}" for contact_id in known])
    last = {each.stream.removeprefix("contact:"): each for each in stories}
    await _find_flows(store, heart)
    store.writer.resume(each for contact_id, each in last.items() if each.n > known[contact_id])
    async with store.database.transaction() as transaction:
        unchecked = await recordings.open_streams(transaction)
        sums = await totals(transaction, day.since, day.until)
    await _fold(store, heart, unchecked)
    day.restore(sums, stories)
    log.info("centre.restored", contacts=len(known), agents=agents, recordings=len(unchecked))


async def _find_flows(store: Store, heart: Heart) -> None:
    """Whoever is in an older version of a flow goes on in it."""
    published = heart.flows.published
    async with store.database.transaction() as transaction:
        for flow_id, version in published.lacking():
            try:
                kept = await store.flow_versions.at(transaction, flow_id, version)
                published.keep(flow_id, version, from_data(kept.document))
            except Refusal as refusal:
                log.warning("flow.version_gone", flow=flow_id, version=version, reason=str(refusal))


async def _learn(store: Store, heart: Heart, streams: list[str]) -> None:
    """What queues have taught about waiting is folded again from the latest stories, in the order of time."""
    stories = [recorded async for recorded in store.stories.read(streams)]
    for recorded in sorted(stories, key=lambda each: each.at):
        if isinstance(recorded.event, LEARNT_FROM):
            heart.routing.live.learn(recorded)


async def _fold(store: Store, heart: Heart, streams: list[str]) -> list[Recorded]:
    stories = []
    async for recorded in store.stories.read(streams):
        heart.steps.fold(recorded)
        if isinstance(recorded.event, e.ContactEvent):
            stories.append(recorded)
    return stories
