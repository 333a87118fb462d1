"""An announcement is heard before callers hear it: the whole of it, a part of it, by whoever may see settings."""

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
WAV = b"RIFF" + bytes(range(200)) * 5
ADDRESS = "/api/v1/prompts/welcome"


async def test_a_prompt_is_listened_to_whole_and_in_parts(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root, centre.signed_in("sue") as sue, centre.client() as stranger:
        assert (await sue.get(ADDRESS)).status_code == 404
        assert (await root.put(ADDRESS, content=WAV, headers={"content-type": "audio/wav"})).is_success
        whole = await sue.get(ADDRESS)
        assert (whole.status_code, whole.headers["content-type"], whole.content) == (200, "audio/wav", WAV)
        assert whole.headers["content-disposition"].startswith("inline")
        part = await sue.get(ADDRESS, headers={"range": "bytes=4-9"})
        assert (part.status_code, part.content) == (206, WAV[4:10])
        assert part.headers["content-range"] == f"bytes 4-9/{len(WAV)}"
        assert (await sue.get(ADDRESS, headers={"range": "bytes=90000-"})).status_code == 416
        assert (await stranger.get(ADDRESS)).status_code == 401
