"""The hold menu in figures: what was played at callers' own wish, and what they chose."""

import msgspec

DAYS_MAX = 400


class Played(msgspec.Struct, frozen=True):
    """An advert or information of a queue: how often it was begun, and how often heard to its end (can be billed).

    What began before the period and ended in it counts as whole in it.
    """

    queue_id: str
    what: str
    name: str
    begun: int
    whole: int


class Chosen(msgspec.Struct, frozen=True):
    """A choice of a queue's hold menu: how often it was taken, and in how many contacts."""

    queue_id: str
    choice: str
    name: str
    times: int
    contacts: int
