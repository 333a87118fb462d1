"""How contacts are ranked: a straight line over time for each, with one end that all lines have in common.

score = minutes waited x acceleration + priority, at most the cap. (Genesys Cloud counts a point of priority as a
minute, NICE CXone has the acceleration and the cap.) All in whole numbers: a point is the product of 100 percent and
a minute in milliseconds, so nothing is ever rounded.

An agent may prefer some of their queues: for them such a contact counts as if it had waited longer by a head start.
Amazon Connect ranks the queues of a routing profile strictly, and the last of them may wait for ever; here a contact at
the cap is before all head starts.

No contact starves while accelerations are above zero and the cap is one figure for all: whoever has reached it
is overtaken by nobody who came later, and only those who have reached it too and waited longer go first.
"""

POINT = 100 * 60_000
"""One point: a minute at 100 percent."""

Rank = tuple[int, int, str]
"""Least comes first: what is missing to the score, since when, and who."""


FOREMOST = 1 << 40
"""More than any head start lifts a contact: whoever is at the cap comes before all who are not."""


def lead(seconds: int, acceleration: int) -> int:
    """What a head start of so many seconds lifts a contact by, at this acceleration (percent)."""
    return seconds * 1000 * acceleration


def rank(priority: int, acceleration: int, since: int, contact_id: str) -> Rank:
    """The place among contacts of the same acceleration (percent) for as long as they wait: time cancels out."""
    return (acceleration * since - priority * POINT, since, contact_id)


def at_cap(since: int, contact_id: str) -> Rank:
    """The place among those at the cap: whoever has waited longest."""
    return (0, since, contact_id)
