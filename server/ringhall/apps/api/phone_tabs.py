"""Which page of an agent holds the softphone: the newest that says so."""

from collections.abc import Callable

from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.streams import Connection, frame
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step


class PhoneTabs:
    """Follows the pages' `phone` messages and tells the voice channel."""

    def __init__(self, centre: CentreParts, changed: Callable[[str], None]) -> None:
        self._centre = centre
        self._changed = changed
        self._holders: dict[str, Connection] = {}

    def said(
        self, connection: Connection, tab: str, *, registered: bool, in_call: bool = False, microphone: bool = True
    ) -> None:
        """A page says that it holds (or does not hold) the softphone."""
        agent_id = connection.user.agent_id
        if agent_id is None:
            return
        holder = self._holders.get(agent_id)
        connection.tab = tab
        if not registered:
            self.gone(connection)
            return
        if holder is not None and holder is not connection and holder.tab != tab:
            holder.offer(frame("phone_moved"))
        self._holders[agent_id] = connection
        self._centre.phones.set_microphone(agent_id, microphone)
        self._tell(agent_id, lambda step: self._centre.voice.phone_here(step, agent_id, tab, in_call))

    def gone(self, connection: Connection) -> None:
        """The page is closed, or its phone is; it matters only when no newer page has taken over."""
        agent_id = connection.user.agent_id
        if agent_id is not None and self._holders.get(agent_id) is connection:
            del self._holders[agent_id]
            self._tell(agent_id, lambda step: self._centre.voice.phone_gone(step, agent_id, connection.tab))

    def _tell(self, agent_id: str, decide: Callable[[Step], None]) -> None:
        try:
            self._centre.steps.run(decide)
        except Refusal as refusal:
            log.warning("phone.refused", agent_id=agent_id, why=str(refusal))
        self._changed(agent_id)
