"""What is known of somebody who waits, as a test wants it."""

from dataclasses import dataclass, field

from ringhall.company.organisation.rules.closures import Closure
from ringhall.engine.routing.rules.expected_wait import Range
from ringhall.engine.routing.rules.patience import By, Moment


@dataclass
class FixedOutlook:
    """Implements the stepper's Outlook."""

    place: int | None = 3
    wait: Range | None = field(default_factory=lambda: Range(240_000, 400_000))
    caller: str = "040123456"
    flows: frozenset[str] = frozenset({"mailbox"})
    calls_back: bool = True
    gives_up: Moment | None = None
    variables: dict[str, str] = field(default_factory=dict)
    message: Closure | None = None

    def emergency(self) -> Closure | None:
        return self.message

    def position(self) -> int | None:
        return self.place

    def expected_wait(self) -> Range | None:
        return self.wait

    def patience(self, by: By, share: float) -> Moment | None:
        return self.gives_up

    def can_leave_for(self, flow_id: str) -> bool:
        return flow_id in self.flows

    def can_call_back(self, number: str) -> bool:
        return self.calls_back and (not number or (number.isdecimal() and len(number) > 2))
