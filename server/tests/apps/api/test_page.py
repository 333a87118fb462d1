"""The page's files: the first document for its addresses, long memory for hashed files, nothing outside the folder."""

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


async def test_a_missing_build_says_what_to_do(centre: ApiCentre) -> None:
    async with centre.client() as client:
        answer = await client.get("/desk")
    assert answer.status_code == 503
    assert "make run" in answer.text


async def test_files_and_addresses_of_the_page(centre: ApiCentre) -> None:
    (centre.page_folder / "assets").mkdir(parents=True)
    (centre.page_folder / "index.html").write_text("<title>Ringhall</title>")
    (centre.page_folder / "assets" / "app-1a2b.js").write_text("1")
    (centre.page_folder / "icon.svg").write_text("<svg/>")
    (centre.page_folder.parent / "secret.txt").write_text("secret")
    async with centre.client() as client:
        for address in ("/", "/desk", "/contacts/C-17"):
            first = await client.get(address)
            assert (first.status_code, first.text) == (200, "<title>Ringhall</title>")
            assert first.headers["cache-control"] == "no-store"
        hashed = await client.get("/assets/app-1a2b.js")
        assert "immutable" in hashed.headers["cache-control"]
        assert "javascript" in hashed.headers["content-type"]
        assert (await client.get("/icon.svg")).headers["cache-control"] == "no-store"
        for address in ("/assets/gone.js", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/api/nothing"):
            answer = await client.get(address)
            assert answer.status_code == 404, address
            assert "secret" not in answer.text
