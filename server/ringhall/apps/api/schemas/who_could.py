"""Who could take a contact at a moment of its wait."""

from ringhall.apps.api.schemas.common import Shape


class WhoCould(Shape):
    """After `after_seconds`: what is asked for, up to which tier, for whom it is held; agents by identifier.

    `members` may get it, `here` of them are signed in, `available` of those have room just now.
    """

    after_seconds: int
    needs: list[str]
    tier: int
    held_for: list[str]
    members: list[str]
    here: list[str]
    available: list[str]
