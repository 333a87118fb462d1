"""Logs as structured events: a name, fields, personal data only under `pii.…`, secrets never."""

import logging
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

SECRET_WORDS = ("password", "secret", "token", "authorization", "cookie")

log: structlog.stdlib.BoundLogger = structlog.get_logger("ringhall")


def hide_secrets(_: Any, __: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blank every field whose name speaks of a secret."""
    for key in entry:
        if any(word in key.lower() for word in SECRET_WORDS):
            entry[key] = "•••"
    return entry


def set_up(file: Path | None, level: str = "INFO") -> None:
    """Send logs to `file` as JSON lines, or to standard error for people when there is none."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        hide_secrets,
        structlog.processors.format_exc_info,
    ]
    renderer: Any = structlog.processors.JSONRenderer() if file else structlog.dev.ConsoleRenderer(colors=False)
    stream = file.open("a", encoding="utf-8", buffering=1) if file else sys.stderr
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(file=stream),
        cache_logger_on_first_use=True,
    )
