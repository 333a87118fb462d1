"""Virtual agents beside people: who of them gets a contact that both could have.

last: after all people; it takes what would wait. first: before them. cheaper: before them as long as that costs less.
Who turns to a person after it costs both, so a contact that begins with it costs `price + (1 - success) x person_price`
on average, which is less than `person_price` as long as `price < success x person_price`.
"""

import msgspec

from ringhall.engine.routing.settings import VirtualMember

KNOWN_FROM = 20
"""After so many contacts its success is taken for known."""
KEPT_MAX = 200
"""Of more than so many the earlier ones count half, so that what is known is of late."""


class Success(msgspec.Struct, frozen=True):
    """How often of late the caller had what they wanted: `good` of `all`."""

    all: int = 0
    good: int = 0

    @property
    def is_known(self) -> bool:
        """Whether there were enough."""
        return self.all >= KNOWN_FROM


def after(success: Success, *, good: bool) -> Success:
    """The same with one more."""
    found = Success(success.all + 1, success.good + good)
    return found if found.all <= KEPT_MAX else Success(found.all // 2, found.good // 2)


def goes_first(member: VirtualMember, queue_id: str, success: Success) -> bool:
    """Whether it gets contacts of the queue before people do, as things are.

    As long as too little is known, whoever is to be cheaper takes only what would wait, and is measured by that.
    """
    order = member.orders.get(queue_id, "last")
    if order == "last":
        return False
    if success.is_known and success.good * 100 < member.success_percent_min * success.all:
        return False
    return order == "first" or (success.is_known and member.price * success.all < success.good * member.person_price)
