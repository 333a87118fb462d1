"""Which uploads must be decoded first."""

_OGG, _FLAC, _TAG = b"OggS", b"fLaC", b"ID3"


def is_compressed(data: bytes) -> bool:
    """Whether it begins like MP3 (with a tag or without), Ogg or FLAC."""
    frame = len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0
    return frame or data.startswith((_OGG, _FLAC, _TAG))
