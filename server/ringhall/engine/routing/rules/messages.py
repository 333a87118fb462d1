"""Messages wait in their queue as calls do, but apart from them: they weigh less, give way to calls, and rank later.

So nothing that is told of a queue's callers (who waits, how long, how full it is) ever counts a message.
"""

from msgspec.structs import replace

from ringhall.engine.routing.settings import QueueSettings

MINUTES_PER_HOUR = 60


def of_messages(queue: QueueSettings, score_max: int) -> QueueSettings:
    """The queue as it is for its messages: they begin `score_max` points behind its callers.

    When its target time is over a message stands where a caller stands who comes just then; it goes on to gain points,
    and until then every caller goes before it.
    """
    minutes = queue.message_target_hours * MINUTES_PER_HOUR
    acceleration = max(1, round(100 * score_max / minutes))
    priority = queue.priority - score_max
    return replace(queue, weight=queue.message_weight, interruptible=True, acceleration=acceleration, priority=priority)
