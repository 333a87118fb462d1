"""Versions of prompts: what callers hear, and what they heard before."""

from typing import Literal

import msgspec

Origin = Literal["uploaded", "spoken", "recorded", "phoned", "restored", "found"]
"""Where a sound came from: `recorded` in the page, `phoned` by phone; one that is `found` lay in the folder before
versions were kept."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Whence a sound comes: `detail` is the file's name, the text that is spoken, or the version gone back to."""

    origin: Origin
    detail: str = ""
    language: str = ""


class PromptVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A sound that callers hear, or heard until the next `version` took its place.

    `author` is a login, empty where nobody knows; `made_at` is in milliseconds UTC. `lufs` is the loudness as callers
    hear it (EBU R 128); None for silence, and where it was never measured.
    """

    name: str
    version: int
    author: str
    origin: Origin
    detail: str
    language: str
    seconds: float
    bytes: int
    lufs: float | None
    made_at: int
