"""Whether a recording is as long as the talk was."""

from ringhall.engine.recordings.events import CheckedState

TOLERANCE_MS_MIN = 1_000
TOLERANCE_SHARE = 0.03


def judge(expected_ms: int, exact: bool, found_ms: float) -> CheckedState:
    """Missing without any sound; short when more than a second and 3 % of the expected time is not there.

    Where nobody saw the end (`exact` is False) the sound itself is the best witness of it.
    """
    if found_ms <= 0:
        return "missing"
    if exact and found_ms < expected_ms - max(TOLERANCE_MS_MIN, TOLERANCE_SHARE * expected_ms):
        return "short"
    return "complete"


def needs_alarm(state: CheckedState, expected_ms: int) -> bool:
    """Whether somebody must hear of it; a leg that was up for less than a second may leave no sound."""
    return state != "complete" and expected_ms > TOLERANCE_MS_MIN
