"""The fact that what a story said of a person is gone."""

from ringhall.foundation.events import Event


class PersonErased(Event, kw_only=True, frozen=True):
    """What the story said of a person was overwritten, on request or by a rule; with `party_ids` of these parties only.

    It comes after the last line of a story and is no part of the contact's life: no figure looks at it.
    """

    contact_id: str
    rule: str | None = None
    party_ids: list[str] | None = None

    @property
    def stream(self) -> str:
        return f"contact:{self.contact_id}"
