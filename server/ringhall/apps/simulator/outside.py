"""People in the public network whom the centre calls: busy, absent, or glad to talk."""

from ringhall.apps.simulator.leg import Leg
from ringhall.apps.simulator.phones import BUSY
from ringhall.apps.simulator.rules.chance import Chance, spread_seconds
from ringhall.apps.simulator.rules.outside import manner_of

UNOBTAINABLE = 1
NUMBER_LETTERS_MIN = 4
RING_SECONDS_MAX = 120.0
TALK_SECONDS_MAX = 600.0
THINK_SECONDS = 4.0


async def be_called(leg: Leg, chance: Chance) -> None:
    """One call from the centre, from ringing to its end."""
    if not leg.dialled.lstrip("+").isdigit() or len(leg.dialled) < NUMBER_LETTERS_MIN:
        await leg.hang_up(UNOBTAINABLE)
        return
    manner = manner_of(leg.dialled)
    if manner == "busy":
        await leg.hang_up(BUSY)
        return
    await leg.ring()
    wait = RING_SECONDS_MAX if manner == "absent" else spread_seconds(chance, THINK_SECONDS, 0.5)
    if not await leg.over_within(wait) and manner == "talks":
        await leg.answer()
        await leg.say("caller")
        await leg.over_within(TALK_SECONDS_MAX)
    await leg.hang_up()
