"""Scripts of queues in the hands of agents. The only writer is the contact's story."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ringhall.business.scripts.errors import NoScript
from ringhall.business.scripts.rules.filling import Filled, accept
from ringhall.business.scripts.settings import Script
from ringhall.contact.script_events import ScriptFilled
from ringhall.contact.service import Contacts
from ringhall.foundation.steps import Step


@dataclass(frozen=True)
class KnownScript:
    """A script as it is set up now, for contacts of these queues."""

    id: str
    version: int
    name: str
    queue_ids: tuple[str, ...]
    script: Script


class Scripts:
    """The scripts there are, kept in memory from the settings."""

    def __init__(self, contacts: Contacts) -> None:
        self._contacts = contacts
        self._by_id: dict[str, KnownScript] = {}
        self._of_queue: Mapping[str, KnownScript] = {}

    def know(self, scripts: Iterable[KnownScript]) -> None:
        """These are the scripts now."""
        self._by_id = {each.id: each for each in scripts}
        self._of_queue = {queue: each for each in self._by_id.values() for queue in each.queue_ids}

    def find(self, script_id: str) -> KnownScript | None:
        """The script of this id, if there still is one."""
        return self._by_id.get(script_id)

    def for_queue(self, queue_id: str | None) -> KnownScript | None:
        """The script that goes with contacts of this queue."""
        return self._of_queue.get(queue_id) if queue_id is not None else None

    def fill(self, step: Step, contact_id: str, agent_id: str, script_id: str, filled: Filled) -> None:
        """Keep what the agent wrote down, whole. Raises NoScript, and what `accept` does; the same twice is one."""
        known = self.for_queue(self._contacts.get(contact_id).queue_id)
        if known is None or known.id != script_id:
            raise NoScript
        sound = accept(known.script, filled)
        told = ScriptFilled(
            contact_id=contact_id,
            agent_id=agent_id,
            script_id=script_id,
            version=known.version,
            path=list(sound.path),
            answers=dict(sound.answers),
            said=list(sound.said),
            done=sound.done,
        )
        self._contacts.fill_script(step, told)
