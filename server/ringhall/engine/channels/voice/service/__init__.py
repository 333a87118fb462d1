"""The phone channel at work."""

from ringhall.engine.channels.voice.service.hearing import Hearing
from ringhall.engine.channels.voice.service.recovery import Recovery
from ringhall.engine.channels.voice.service.verbs import Target, Verbs
from ringhall.engine.channels.voice.service.voice import Voice

__all__ = ["Hearing", "Recovery", "Target", "Verbs", "Voice"]
