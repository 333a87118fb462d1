"""An agent's desk phone, and the agent in front of it."""

from ringhall.apps.simulator.desk import Desk
from ringhall.apps.simulator.leg import Leg
from ringhall.apps.simulator.meetings import Meetings
from ringhall.apps.simulator.rules.agent import AgentHabits, AgentPlan, plan_agent
from ringhall.apps.simulator.rules.chance import Chance
from ringhall.foundation import tasks

TALK_SECONDS_MAX = 900.0
BUSY = 17


class Phone:
    """One simulated agent: takes what rings, talks, finishes the work, is ready again."""

    def __init__(self, desk: Desk, meetings: Meetings, habits: AgentHabits, chance: Chance) -> None:
        self._desk, self._meetings, self._habits, self._chance = desk, meetings, habits, chance
        self._in_call = False

    def ring(self, leg: Leg) -> None:
        """The centre calls this phone."""
        tasks.start(self._take(leg), f"simulator.phone.{leg.dialled}")

    async def _take(self, leg: Leg) -> None:
        if self._in_call:
            await leg.hang_up(BUSY)
            return
        plan = plan_agent(self._chance, self._habits)
        self._in_call = True
        try:
            picked_up = await self._picked_up(leg, plan)
            if picked_up:
                await self._talk(leg)
        finally:
            self._in_call = False
            await leg.hang_up()
        # The phone is free again while the work goes on: who is rung meanwhile takes the call.
        if picked_up:
            await self._desk.finish(leg.contact_id, plan.wrap_up_seconds, plan.disposition)
        else:
            await self._desk.ready_again(self._habits.look_again)

    async def _picked_up(self, leg: Leg, plan: AgentPlan) -> bool:
        await leg.ring()
        if await leg.over_within(plan.think_seconds or TALK_SECONDS_MAX):
            return False
        await leg.answer()
        return True

    async def _talk(self, leg: Leg) -> None:
        await leg.say("agent")
        meeting = self._meetings.of(leg.other)
        if meeting is None:
            await leg.over_within(TALK_SECONDS_MAX)
            return
        meeting.began.set()
        plan = meeting.plan
        await leg.over_within(TALK_SECONDS_MAX if plan.hangs_up_first else plan.talk_seconds)
        await leg.hang_up()
