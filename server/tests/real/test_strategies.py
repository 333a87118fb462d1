"""Every strategy by the phones that ring: a queue is given it while a caller waits, who keeps their place."""

from collections.abc import AsyncIterator
from hashlib import blake2b
from itertools import accumulate
from typing import Any, get_args

import msgspec
import pytest
import pytest_asyncio

from ringhall.engine.routing.settings import Strategy
from tests.support.centre_document import document
from tests.support.public_network import Person
from tests.support.room import Room, furnished, straight

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]

NUMBER = "4008000002"
AGENTS = ("agent1", "agent2", "agent3")
AGENT = 1000
DECLINES = 21
ASKED, NOBODY_HAS = ["danish", "german"], ["danish>=10"]
# Together 12, 8, 11.
LEVELS = ((3, 9), (7, 1), (5, 6))
WEIGHTS = (1, 3, 9)


class Case(msgspec.Struct, frozen=True):
    """Agents by their digits: they become `ready` in this order, and the phones ring in that of `rings`.

    `before` is the strategy with which the caller begins to wait: by it the phones would ring in another order.
    `talked` have had a caller each before, one after the other; of those in `within` the first one's talk lasts from
    before the second one's to after it. `tried` has declined this caller already.
    """

    ready: str
    rings: str
    before: Strategy = "longest_idle"
    talked: str = ""
    within: str = ""
    tried: str = ""


CASES: dict[Strategy, Case] = {
    "longest_idle": Case("231", rings="231", before="linear"),
    "least_recent": Case("123", rings="231", talked="231"),
    "fewest_calls": Case("123", rings="321", talked="112"),
    "least_talk_time": Case("123", rings="321", within="12"),
    "round_robin": Case("123", rings="231", talked="1"),
    "linear": Case("321", rings="123"),
    "top_down": Case("123", rings="31", tried="2"),
    "best_match": Case("231", rings="132"),
    "skill_level_first": Case("123", rings="231"),
    "occupancy": Case("123", rings="321", within="12"),
    # Thirty contacts are needed before anything is foreseen; until then it is as longest_idle.
    "predicted": Case("231", rings="231", before="linear"),
}
DRAWN: tuple[Strategy, ...] = ("random", "weighted_random")
SEVERAL: tuple[Strategy, ...] = ("ring_all", "ring_progressively")


def three_in_billing() -> dict[str, Any]:
    whole = document()
    whole["skills"] = [{"id": skill, "name": skill.capitalize()} for skill in ASKED]
    for agent, levels, weight in zip(whole["agents"], LEVELS, WEIGHTS, strict=True):
        agent |= {"queue_ids": ["billing"], "skills": dict(zip(ASKED, levels, strict=True))}
        agent |= {"weights": {"billing": weight}}
    queue = next(each for each in whole["queues"] if each["id"] == "billing")
    queue |= {"skills": ASKED, "ring_seconds": 60, "ring_more_seconds": 1, "predicted_block_minutes": 0}
    straight(whole, {NUMBER: "billing"})
    return whole


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def everything() -> AsyncIterator[Room]:
    async with furnished(three_in_billing(), AGENTS) as room:
        yield room


@pytest_asyncio.fixture(loop_scope="module")
async def room(everything: Room) -> AsyncIterator[Room]:
    """All have signed in one after the other, so that each starts with what the others have; nobody is ready."""
    for agent in AGENTS:
        await everything.client.set_state(agent, "not_ready")
    yield everything
    await everything.signs_out(AGENTS)


async def set_queue(room: Room, **fields: Any) -> None:
    shown = await room.client.ask("GET", "/settings/queues/billing", login="admin")
    body = {"value": shown["value"] | fields, "version": shown["version"]}
    await room.client.ask("PUT", "/settings/queues/billing", body, login="admin")


async def waits_while_it_is_changed(room: Room, strategy: Strategy, case: Case) -> tuple[Person, Any]:
    """Somebody waits whom nobody can serve while agents become ready; then all of them can, by this strategy."""
    caller, contact = await room.waits(NUMBER)
    for n in case.tried:
        await room.client.set_state(f"agent{n}", "ready")
        await (await room.rings_at(f"agent{n}", contact["id"])).leg.hang_up(DECLINES)
        await room.client.until_agent(f"agent{n}", "not_ready")
    await set_queue(room, strategy=case.before, skills=NOBODY_HAS)

    async def is_set() -> bool:
        now = (await room.client.ask("GET", f"/contacts/{contact['id']}/who_could"))[0]
        return bool(now["needs"] == NOBODY_HAS)

    await room.client.until(is_set)
    for n in case.ready:
        await room.client.set_state(f"agent{n}", "ready")
    waiting = await room.client.contact(contact["id"])
    assert (waiting["state"], waiting["waiting_since"]) == ("queued", contact["waiting_since"])
    assert room.is_quiet()
    await set_queue(room, strategy=strategy, skills=ASKED)
    return caller, contact


async def had_talks(room: Room, case: Case) -> None:
    talks = [(n, await room.talks(f"agent{n}", NUMBER)) for n in case.within]
    for n, talk in reversed(talks):
        await is_over(room, *talk, n)
    for n in case.talked:
        await is_over(room, *await room.talks(f"agent{n}", NUMBER), n)


async def is_over(room: Room, caller: Person, contact_id: str, n: str) -> None:
    await room.client.set_state(f"agent{n}", "not_ready")
    await caller.hang_up()
    await room.client.until_contact(contact_id, state="closed", outcome="answered")
    await room.client.until_agent(f"agent{n}", "not_ready")


async def is_taken(room: Room, caller: Person, waited: Any, seat: Person, agent: str) -> list[Any]:
    """They talk, and the caller was never out of the queue until then; what was decided, offer by offer."""
    await seat.answer(AGENT)
    await caller.hears(AGENT)
    contact = await room.client.until_contact(waited["id"], state="connected")
    assert (contact["agent_id"], contact["queue_id"]) == (agent, "billing")
    story = await room.client.story(waited["id"])
    assert "QueueLeft" not in [each["kind"] for each in story]
    since = {each["data"]["waiting_since"] for each in story if each["kind"] == "ContactQueued"}
    assert len(since) == 1
    assert room.is_quiet()
    await caller.hang_up()
    await seat.ended()
    return [each["data"]["decision"] for each in story if each["kind"] == "ContactOffered"]


@pytest.mark.parametrize("strategy", CASES)
async def test_phones_ring_in_the_order_of_the_strategy(room: Room, strategy: Strategy) -> None:
    case = CASES[strategy]
    await had_talks(room, case)
    caller, waited = await waits_while_it_is_changed(room, strategy, case)
    for n in case.rings[:-1]:
        await (await room.rings_at(f"agent{n}", waited["id"])).leg.hang_up(DECLINES)
    last = f"agent{case.rings[-1]}"
    decided = await is_taken(room, caller, waited, await room.rings_at(last, waited["id"]), last)
    assert [why["rule"] for why in decided[len(case.tried) :]] == [strategy] * len(case.rings)


@pytest.mark.parametrize("strategy", DRAWN)
async def test_each_phone_is_drawn_from_those_that_are_left(room: Room, strategy: Strategy) -> None:
    weights = dict(zip(AGENTS, WEIGHTS if strategy == "weighted_random" else (1, 1, 1), strict=True))
    caller, waited = await waits_while_it_is_changed(room, strategy, Case("321", rings=""))
    for attempt in range(len(AGENTS)):
        drawn = draw(waited["id"], attempt, weights)
        seat = await room.rings_at(drawn, waited["id"])
        del weights[drawn]
        if weights:
            await seat.leg.hang_up(DECLINES)
    decided = await is_taken(room, caller, waited, seat, drawn)
    assert [why["rule"] for why in decided] == [strategy] * len(AGENTS)


def draw(contact_id: str, attempt: int, weights: dict[str, int]) -> str:
    """Who has the lot: it is drawn from the contact and the attempt, each agent with a chance by their weight."""
    lot = int.from_bytes(blake2b(f"{contact_id}.{attempt}".encode(), digest_size=8).digest())
    left = lot % sum(weights.values())
    return next(name for name, reached in zip(weights, accumulate(weights.values()), strict=True) if left < reached)


@pytest.mark.parametrize("strategy", SEVERAL)
async def test_phones_ring_together_until_one_is_answered(room: Room, strategy: Strategy) -> None:
    caller, waited = await waits_while_it_is_changed(room, strategy, Case("321", rings=""))
    rang = dict([await room.rings() for _ in AGENTS])
    if strategy == "ring_progressively":
        assert tuple(rang) == AGENTS
    assert set(rang) == set(AGENTS)
    assert not any(seat.leg.ended.is_set() for seat in rang.values())
    decided = await is_taken(room, caller, waited, rang["agent2"], "agent2")
    for agent in ("agent1", "agent3"):
        await rang[agent].ended()
        assert not rang[agent].leg.answered.is_set()
        await room.client.until_agent(agent, "ready")
    assert [why["rule"] for why in decided] == [strategy] * len(AGENTS)


async def test_no_strategy_is_left_out() -> None:
    assert {*CASES, *DRAWN, *SEVERAL} == set(get_args(Strategy))
