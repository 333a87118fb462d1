"""The page itself: the files of its build, and its first document for every address it draws."""

from pathlib import Path

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response

from ringhall.apps.api.guard import centre_of

YEAR = "public, max-age=31536000, immutable"
NO_STORE = "no-store"
MISSING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Ringhall</title>
<h1>The page is not built</h1><p>The server works, but the files of the page are missing.
Run <code>make run</code>, or in the folder <code>web</code>: <code>npm ci &amp;&amp; npm run build</code>.</p>
</html>"""
routes = APIRouter(include_in_schema=False)


@routes.api_route("/{address:path}", methods=["GET", "HEAD"])
async def page(address: str, request: Request) -> Response:
    """A file of the build, or the first document for an address of the page."""
    if address == "api" or address.startswith("api/"):
        raise HTTPException(404)
    folder = centre_of(request).settings.page_folder
    file = _file(folder, address)
    if file is not None:
        hashed = file.is_relative_to(folder.resolve() / "assets")
        return FileResponse(file, headers={"cache-control": YEAR if hashed else NO_STORE})
    if "." in address.rsplit("/", 1)[-1]:
        raise HTTPException(404)
    first = folder / "index.html"
    if not first.is_file():
        return HTMLResponse(MISSING, 503, {"cache-control": NO_STORE})
    return FileResponse(first, headers={"cache-control": NO_STORE})


def _file(folder: Path, address: str) -> Path | None:
    """The file below the folder, or None; never one outside of it."""
    root = folder.resolve()
    try:
        file = (root / address).resolve()
        return file if file.is_relative_to(root) and file.is_file() else None
    except (OSError, ValueError):
        return None
