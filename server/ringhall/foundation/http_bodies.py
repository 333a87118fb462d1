"""What services answer, read no further than it is wanted."""

import httpcore


async def body_within(response: httpcore.Response, bytes_max: int) -> bytes | None:
    """The whole body; None, and no more is read, when it is larger than that."""
    body = bytearray()
    async for piece in response.aiter_stream():
        body += piece
        if len(body) > bytes_max:
            return None
    return bytes(body)
