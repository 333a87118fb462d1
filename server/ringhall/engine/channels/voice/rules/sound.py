"""Whether a leg still sends sound, told from how many packets of it the switch has counted."""

PACKETS_PER_SECOND_MIN = 10
"""A phone sends 50 each second, or a few less; what is still on its way when it stops makes no second of them."""


def still_sends(before: int | None, now: int | None, passed_ms: int) -> bool:
    """Whether so many more packets in this time are somebody's sound; None: the switch knows of none."""
    return before is not None and now is not None and (now - before) * 1000 >= PACKETS_PER_SECOND_MIN * passed_ms
