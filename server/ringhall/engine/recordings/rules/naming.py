"""Where the sound of a recording is kept, from its own identifiers alone."""

import re
from datetime import UTC, datetime

SAFE_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


def kept_path(contact_id: str, n: int, started_at: int) -> str:
    """`YYYY/MM/DD/<contact>.<n>.wav` below the recordings' folder, by the UTC day of the start."""
    if not SAFE_ID.fullmatch(contact_id) or n < 1:
        raise ValueError(f"No file name can be made of contact {contact_id!r}, recording {n}")
    day = datetime.fromtimestamp(started_at / 1000, UTC)
    return f"{day:%Y/%m/%d}/{contact_id}.{n}.wav"
