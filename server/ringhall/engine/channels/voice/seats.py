"""Where an agent can be rung: the page's softphone while a tab holds it, else the SIP phone."""

from collections.abc import Callable
from typing import Literal

from ringhall.contact.state import Party
from ringhall.engine.channels.voice.errors import NoMicrophone

BROWSER_SUFFIX = "-web"


def is_browser(party: Party) -> bool:
    """Whether this leg was rung at a page's softphone."""
    return (party.address or "").endswith(BROWSER_SUFFIX)


class Seats:
    """Which phone is rung for an agent: the one they have signed in at, their page, or their own SIP phone.

    Names are SIP accounts: agents' logins, and those of phones that are nobody's. `seat_of` tells where an agent sits
    by their story; empty: at their own phone.
    """

    def __init__(self, login_of: Callable[[str], str], seat_of: Callable[[str], str] = lambda agent_id: "") -> None:
        self._login_of, self._seat_of = login_of, seat_of
        self._browser: dict[str, str] = {}
        self._deaf: set[str] = set()

    def attach(self, agent_id: str, tab: str) -> None:
        """This tab holds the agent's softphone now; the newest wins."""
        self._browser[agent_id] = tab

    def set_microphone(self, agent_id: str, works: bool) -> None:
        """Whether the page that is the agent's phone can hear them."""
        (self._deaf.discard if works else self._deaf.add)(agent_id)

    def require_microphone(self, agent_id: str) -> None:
        """NoMicrophone when the agent's phone is a page without one."""
        if self.kind(agent_id) == "browser" and agent_id in self._deaf:
            raise NoMicrophone()

    def detach(self, agent_id: str, tab: str) -> bool:
        """The tab is gone. Says whether it was the one that held the phone."""
        if self._browser.get(agent_id) != tab:
            return False
        del self._browser[agent_id]
        self._deaf.discard(agent_id)
        return True

    def kind(self, agent_id: str) -> Literal["browser", "sip"]:
        """What rings when the agent is called."""
        return "browser" if agent_id in self._browser and not self._seat_of(agent_id) else "sip"

    def endpoint(self, agent_id: str) -> str:
        """The switch's address of the seat."""
        return self.endpoint_at(agent_id, self._seat_of(agent_id))

    def endpoint_at(self, agent_id: str, account: str) -> str:
        """What would be rung while the agent sits at this account; empty: at their own phone."""
        if account:
            return f"PJSIP/{account}"
        suffix = BROWSER_SUFFIX if agent_id in self._browser else ""
        return f"PJSIP/{self._login_of(agent_id)}{suffix}"
