"""How long callers of a queue wait before they give up."""

from ringhall.apps.api.schemas.common import Shape


class PatienceStep(Shape):
    """After `until_ms` of waiting the share `left` still waits.

    Since the step before, so many of those who were seen gave up, and so many stopped waiting otherwise (censored).
    """

    until_ms: int
    left: float
    gave_up: int
    censored: int


class PatienceHour(Shape):
    """Waits that began in this hour of the day; `enough` of them to go by, or not."""

    hour: int
    seen: int
    gave_up: int
    enough: bool


class Patience(Shape):
    """The curve of Kaplan and Meier for one hour of the day or for all, and how much is known of each hour.

    `peak_ms`: when callers give up fastest; None where nothing stands out.
    """

    seen: int
    gave_up: int
    enough: bool
    peak_ms: int | None
    steps: list[PatienceStep]
    hours: list[PatienceHour]
