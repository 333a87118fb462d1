"""How contacts are ranked: a straight line over time for each, with one end that all lines have in common.

score = minutes waited x acceleration + priority, at most the cap. (Genesys Cloud counts a point of priority as a
minute, NICE CXone has the acceleration and the cap.) All in whole numbers: a point is the product of 100 percent and
a minute in milliseconds, so nothing is ever rounded.

No contact starves while accelerations are above zero and the cap is one figure for all: whoever has reached it
is overtaken by nobody who came later, and only those who have reached it too and waited longer go first.
"""

POINT = 100 * 60_000
"""One point: a minute at 100 percent."""

Rank = tuple[int, int, str]
"""Least comes first: what is missing to the score, since when, and who."""


def rank(priority: int, acceleration: int, since: int, contact_id: str) -> Rank:
    """The place among contacts of the same acceleration (percent) for as long as they wait: time cancels out."""
    return (acceleration * since - priority * POINT, since, contact_id)


def at_cap(since: int, contact_id: str) -> Rank:
    """The place among those at the cap: whoever has waited longest."""
    return (0, since, contact_id)
