"""What may be done with a lost caller, by whom."""

from typing import Literal

from ringhall.business.call_backs.errors import NotWithReason, TakenBySomebody
from ringhall.business.call_backs.types import LostCaller

Deed = Literal["take", "release", "finish", "dismiss", "reopen"]
Standing = Literal["taken", "done", "dismissed"]
BECOMES: dict[Deed, Standing | None] = {
    "take": "taken",
    "release": None,
    "finish": "done",
    "dismiss": "dismissed",
    "reopen": None,
}


def require(lost: LostCaller, deed: Deed, who: str, reason: str, *, for_others: bool) -> None:
    """Raise TakenBySomebody where another has it (unless one acts for others), NotWithReason where one is missing."""
    if lost.state == "taken" and lost.by != who and not for_others:
        raise TakenBySomebody(by=lost.by)
    if deed == "dismiss" and not reason.strip():
        raise NotWithReason()
