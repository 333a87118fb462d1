"""What the phone channel and the checker of recordings raise, as alarms that say what to do."""

from collections.abc import Callable
from typing import Any

from ringhall.engine.channels.voice.jobs import ALARM as AUDIT_ALARM
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.operations.rules.causes import Grade

TEXTS = {
    "switch_down": ("The switch does not answer.", "Calls that stand go on. Ringhall starts it again."),
    AUDIT_ALARM: ("Story and switch differed; it was mended.", "Look for audit.difference in the log for the cause."),
}


def voice_alarm(alarms: Alarms) -> Callable[[str, str | None, dict[str, object]], None]:
    """Raises an alarm of the phone channel by its code and grade; no grade: it is over."""

    def tell(code: str, grade: str | None, fields: dict[str, object]) -> None:
        if grade is None:
            alarms.clear(code)
            return
        text, action = TEXTS[code]
        known: Grade = "watch" if grade == "watch" else "missed"
        alarms.raise_(code, known, text, action=action, subject="", **dict[str, Any](fields))

    return tell


def recording_alarm(alarms: Alarms) -> Callable[[str, str, dict[str, Any]], None]:
    """Raises an alarm of one recording, which is its subject."""

    def tell(code: str, text: str, fields: dict[str, Any]) -> None:
        alarms.raise_(code, "missed", text, subject=f"{fields.get('contact_id')}.{fields.get('n')}", **fields)

    return tell
