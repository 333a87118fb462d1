"""Whatever rules queues have and whatever the floor does: a caller is always somewhere, and never goes in a circle."""

import asyncio
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringhall.contact import events as e
from ringhall.engine.routing.settings import WHEN, AgentSettings, QueueRule, QueueSettings
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.property

QUEUES = ("billing", "sales", "care")
AGENTS = ("a7", "a8")
rules = st.builds(
    QueueRule,
    when=st.sampled_from(WHEN),
    at=st.sampled_from(["join", "waiting"]),
    seconds=st.sampled_from([0, 20, 200]),
    then=st.sampled_from(["voicemail", "queue", "queue", "message", "number", "flow", "call_back"]),
    to=st.sampled_from([*QUEUES, "", "main", "+38615550100", "agent:a7", "nobody"]),
)
queue = st.tuples(st.lists(rules, max_size=5), st.booleans(), st.sampled_from([1, 500]))
deed = st.one_of(
    st.tuples(st.just("state"), st.sampled_from(AGENTS), st.sampled_from(["ready", "not_ready", "offline"])),
    st.tuples(st.just("call"), st.just(""), st.just("")),
    st.tuples(st.just("answer"), st.just(""), st.just("")),
    st.tuples(st.just("heard"), st.just(""), st.just("")),
    st.tuples(st.just("wait"), st.just(""), st.sampled_from([5, 70, 700])),
    st.tuples(st.just("settings"), st.sampled_from(QUEUES), st.booleans()),
)


class Day:
    """Deeds on a centre with three queues."""

    def __init__(self, queues: list[tuple[list[QueueRule], bool, int]]) -> None:
        self.queues = {
            name: QueueSettings(id=name, name=name, rules=its, waiting_max=most)
            for name, (its, _, most) in zip(QUEUES, queues, strict=True)
        }
        self.open = {name: open_ for name, (_, open_, _) in zip(QUEUES, queues, strict=True)}
        self.centre = TestCentre({name: list(QUEUES[n:]) for n, name in enumerate(AGENTS)})
        self.centre.heart.voice.calling.outside_trunk = "public"
        self.calls = 0

    async def configure(self) -> None:
        agents = [AgentSettings(id=a, login=a, name=a, queue_ids=q) for a, q in self.centre.agents.items()]
        self.centre.heart.routing.configure(
            self.queues.values(), agents, [name for name in QUEUES if not self.open[name]]
        )
        await self.centre.settle()

    async def do(self, what: str, whom: str, how: Any) -> None:
        centre = self.centre
        if what == "state":
            await centre.do(centre.heart.routing.set_state, whom, how, "break" if how == "not_ready" else None, "test")
        elif what == "call":
            self.calls += 1
            await centre.call(f"caller{self.calls}")
            await centre.press(f"caller{self.calls}", "2")
        elif what == "answer":
            for command in [each for each in centre.switch.asked if isinstance(each, ask.Dial)][-1:]:
                await centre.tell(heard.LegAnswered(leg_id=command.leg_id))
        elif what == "heard":
            for said in [each for each in centre.switch.asked if isinstance(each, ask.Play)][-1:]:
                await centre.tell(heard.PlaybackEnded(leg_id=said.leg_id, playback_id=said.playback_id))
        elif what == "wait":
            await centre.wait(how)
        else:
            self.open[whom] = how
            await self.configure()

    def look(self) -> None:
        """Who is on the line is in a flow, waits on the floor, talks, or is being let go."""
        heart = self.centre.heart
        floor = heart.routing.live
        for contact in heart.contacts.live.by_id.values():
            told = [r.event for r in self.centre.story(contact.id)]
            taken = [each.key for each in told if isinstance(each, e.RuleTaken)]
            assert len(taken) == len(set(taken)), "no rule is taken twice"
            if contact.state == "queued":
                assert any(each.contact_id == contact.id for each in floor.all_waiting())
            elif contact.state == "in_flow":
                assert contact.place is not None
            else:
                assert contact.state in ("offered", "connected", "wrap_up", "arrived")


async def play(queues: list[tuple[list[QueueRule], bool, int]], deeds: list[tuple[str, str, Any]]) -> None:
    day = Day(queues)
    await day.configure()
    for each in deeds:
        await day.do(*each)
        day.look()


@settings(max_examples=120, deadline=None)
@given(st.lists(queue, min_size=3, max_size=3), st.lists(deed, max_size=14))
def test_every_caller_is_somewhere_and_nobody_goes_in_a_circle(
    queues: list[tuple[list[QueueRule], bool, int]], deeds: list[tuple[str, str, Any]]
) -> None:
    asyncio.run(play(queues, deeds))
