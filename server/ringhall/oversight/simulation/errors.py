"""What a replay cannot do. The command line alone says it, so it is no Refusal with texts in five languages."""


class ReplayUnfit(Exception):
    """The day or the change that was asked for cannot be played; the text says why and what could."""
