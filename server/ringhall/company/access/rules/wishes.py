"""Which of a person's wishes the audit log tells: those that decide what reaches them and what a key does.

How pages look, and how loud a sound is, is told nobody: it would be written at every pull of a slider.
"""

from collections.abc import Mapping
from typing import Any

Told = dict[str, Any]


def told(part: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Told, Told] | None:
    """What differs, before and after; None where nothing of it matters."""
    was, now = _matters(part, before), _matters(part, after)
    differ = [name for name in now if was.get(name) != now[name]]
    return ({name: was.get(name) for name in differ}, {name: now[name] for name in differ}) if differ else None


def _matters(part: str, wishes: Mapping[str, Any]) -> Told:
    if part == "keys":
        return {"single_keys": wishes["letters"], "own_keys": wishes["changed"]}
    if part == "sounds":
        heard = {f"sound_{name}": each["on"] for name, each in wishes.items() if isinstance(each, Mapping)}
        return {"notify": wishes["notify"], **heard}
    return {}
