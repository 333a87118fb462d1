"""A centre with extensions, and phones of ours that call."""

from collections.abc import Iterable
from typing import Any

from ringhall.engine.channels.voice.extensions import Extension, RingGroup
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.wiring import Heart
from tests.support.centre import TestCentre

EXTENSIONS = (
    Extension(number="207", name="Ann", leads_to="agent", target="a7"),
    Extension(number="208", name="Ben", leads_to="agent", target="a8"),
    Extension(number="300", name="Lobby", leads_to="phone"),
    Extension(number="301", name="Back office", leads_to="phone", outside_calls=True),
    Extension(number="400", name="Billing", leads_to="queue", target="billing"),
    Extension(number="500", name="Main menu", leads_to="flow", target="main"),
    Extension(number="600", name="Sales", leads_to="ring_group", target="sales"),
)


class House(TestCentre):
    """A centre that knows its extensions, also after a restart."""

    __test__ = False

    def __init__(self, groups: Iterable[RingGroup], **fields: Any) -> None:
        self._groups = tuple(groups)
        super().__init__(**fields)

    def make_heart(self) -> Heart:
        heart = super().make_heart()
        logins = {agent_id: (f"login-{agent_id}", agent_id.upper()) for agent_id in self.agents}
        heart.voice.extensions.know(EXTENSIONS, logins, self._groups)
        heart.voice.calling.outside_trunk = "public"
        return heart


def a_centre(groups: Iterable[RingGroup] = (), **fields: Any) -> TestCentre:
    """With a trunk for calls out, and agents a7 (207) and a8 (208)."""
    return House(groups, **fields)


async def by_phone(centre: TestCentre, line: str, dialled: str, leg: str = "phone") -> None:
    """A phone of ours calls."""
    await centre.tell(heard.CallArrived(leg_id=leg, dialled=dialled, caller=line, line=line))


def hung_up(centre: TestCentre) -> dict[str, int]:
    """The legs that were let go, and why."""
    return {c.leg_id: c.cause for c in centre.switch.asked if isinstance(c, ask.HangUp)}


async def keys(centre: TestCentre, typed: str, leg: str = "phone") -> None:
    """They are pressed there, one after the other."""
    for key in typed:
        await centre.press(leg, key)


async def said_all(centre: TestCentre, leg: str = "phone") -> None:
    """What is said there comes to its end."""
    spoken = next(c for c in reversed(centre.switch.asked) if isinstance(c, ask.Play) and c.leg_id == leg)
    await centre.tell(heard.PlaybackEnded(leg_id=leg, playback_id=spoken.playback_id))
