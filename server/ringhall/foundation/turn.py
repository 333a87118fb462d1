"""When an effect of a step is begun beside its other effects."""

import enum


class Turn(enum.IntEnum):
    """Before those that would be in its way, as usual, or after those that somebody waits for."""

    FIRST = 0
    USUAL = 1
    LAST = 2
