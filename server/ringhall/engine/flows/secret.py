"""What a caller has typed in confidence."""

import msgspec


class Secret(msgspec.Struct, frozen=True):
    """What a caller has typed and nobody may read: it is in no story, and shows itself nowhere."""

    value: str

    def __repr__(self) -> str:
        return "Secret(•)"
