"""What a centre in a test has in place of parts that nothing there depends on."""

from ringhall.apps.api.parts import Listed
from ringhall.company.access.types import User
from ringhall.contact.state import Contact
from ringhall.foundation.db.engine import Transaction


class ForNowDouble:
    """Remembers what is changed for now; nothing of it reaches the floor."""

    def __init__(self) -> None:
        self.changed: dict[str, tuple[dict[str, int], list[str], int]] = {}

    def until_of(self, agent_id: str) -> int | None:
        return self.changed[agent_id][2] if agent_id in self.changed else None

    async def change(
        self,
        transaction: Transaction,
        agent_id: str,
        skills: dict[str, int],
        queue_ids: list[str],
        until: int,
        by: User,
    ) -> None:
        self.changed[agent_id] = (skills, queue_ids, until)

    async def end(self, transaction: Transaction, agent_id: str, by: User) -> None:
        self.changed.pop(agent_id, None)


class DirectoryDouble:
    """One number has a name."""

    def listed(self) -> list[Listed]:
        return [
            Listed("agent", "Ann", "201", "ann"),
            Listed("phone", "Lobby", "300"),
            Listed("outside", "Taxi", "+38615550199", note="day and night"),
        ]

    def number_name(self, dialled: str) -> str | None:
        return "Main number" if dialled == "4008000001" else None

    def number_names(self) -> dict[str, str]:
        return {"4008000001": "Main number"}

    def extension_of(self, agent_id: str) -> str:
        return "201" if agent_id == "ann" else ""

    def caller_id(self) -> str:
        return "4008000001"

    def path_of(self, contact: Contact) -> list[str]:
        return list((contact.place or {}).get("path", []))
