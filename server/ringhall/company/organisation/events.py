"""What organisation tells its listeners."""

from dataclasses import dataclass

import msgspec


@dataclass(frozen=True)
class SettingChanged:
    """A setting was stored (`value`) or deleted (`value` is None)."""

    kind: str
    id: str
    value: msgspec.Struct | None
