"""A caller: dials, listens, presses keys, waits for a person, talks, puts the phone down.

A caller knows that a person is there when one of our own phones took the call, or when the music stops: whoever
answers in a browser says hello and waits.
"""

from ringhall.apps.simulator.leg import Leg, within
from ringhall.apps.simulator.meetings import Meeting, Meetings
from ringhall.apps.simulator.network import RING_SECONDS_MAX, Network
from ringhall.apps.simulator.rules.caller import CallerPlan
from ringhall.foundation.logging import log

TALK_SECONDS_MAX = 900.0
# So long after the last key the menu's own silence is over: music has begun.
MUSIC_BEGINS_SECONDS = 1.0


async def call_centre(network: Network, meetings: Meetings, plan: CallerPlan, number: str) -> None:
    """One call from dialling to its end."""
    meeting = meetings.hope(plan)
    leg = await network.call(number, plan.number)
    try:
        if await within(RING_SECONDS_MAX, leg.answered, leg.ended) and not leg.ended.is_set():
            await leg.say("quiet")
            await _choose(leg, meeting)
            await _wait_and_talk(leg, meeting)
    finally:
        await leg.hang_up()
        meetings.over(meeting)


async def _choose(leg: Leg, meeting: Meeting) -> None:
    for key in meeting.plan.keys:
        if await within(key.after_seconds, leg.ended, meeting.began):
            return
        await leg.press(key.key)


async def _wait_and_talk(leg: Leg, meeting: Meeting) -> None:
    plan = meeting.plan
    signs = [leg.ended, meeting.began]
    if plan.keys:
        await within(MUSIC_BEGINS_SECONDS, *signs)
        leg.silence.clear()
        signs.append(leg.silence)
    if not await within(plan.patience_seconds, *signs) or leg.ended.is_set():
        return
    if not meeting.began.is_set():
        log.info("simulator.music_stopped", leg=leg.id)
    await leg.say("caller")
    agent_ends = meeting.began.is_set() and not plan.hangs_up_first
    await leg.over_within(TALK_SECONDS_MAX if agent_ends else plan.talk_seconds)
