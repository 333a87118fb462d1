"""Refusals of organisation.

Refusal
└── BadSetting
    └── FaultySetting
Conflict
├── SettingMoved
└── TooManySettings
"""

from dataclasses import asdict

from ringhall.company.organisation.types import Fault
from ringhall.foundation.errors import Conflict, Phrase, Phrases, Refusal


class BadSetting(Refusal):
    """The value does not have the right shape."""

    code = "bad-setting"
    text = "This {kind} cannot be: {reason}."


class FaultySetting(BadSetting):
    """What was typed has faults; `errors` tells them field by field."""

    status = 422
    text = "This {kind} cannot be: {reason}"

    def __init__(self, kind: str, faults: list[Fault]) -> None:
        self.faults = faults
        about = [(fault.where or Phrase("The whole"), fault.text) for fault in faults]
        reason = Phrases(Phrase("{where}: {text}", where=where, text=text) for where, text in about)
        super().__init__(kind=kind, reason=reason, errors=[asdict(fault) for fault in faults])


class SettingMoved(Conflict):
    """Somebody else changed it since it was read."""

    code = "setting-moved"
    text = "The {kind} {id} was changed by somebody else meanwhile (version {there}, not {expected}). Read it again."


class TooManySettings(Conflict):
    """There is a bound to everything."""

    code = "too-many-settings"
    text = "There are {count} of the kind {kind} already; that is the most a centre can have."
