"""What queues promise, as figures are reckoned by it."""

from ringhall.contact.rules.lifecycle import SHORT_ABANDON_MS_DEFAULT
from ringhall.engine.routing.settings import QueueSettings
from ringhall.oversight.analytics.rules.sums import Terms

DEFAULT_TERMS = Terms(20_000, SHORT_ABANDON_MS_DEFAULT)
"""Of queues that are no more."""


def terms_of(queue: QueueSettings) -> Terms:
    """The promise of this queue."""
    return Terms(queue.target_seconds * 1000, queue.short_abandon_seconds * 1000)
