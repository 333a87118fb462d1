"""Announcements."""

from fastapi import Request
from fastapi.responses import FileResponse

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.schemas.common import Identifier
from ringhall.apps.api.schemas.setup import Prompt

WAV = {"requestBody": {"required": True, "content": {"audio/wav": {"schema": {"type": "string", "format": "binary"}}}}}
SOUND = {200: {"content": {"audio/wav": {}}, "description": "The announcement as callers hear it."}}
routes = Routes("setup")


@routes.on("GET", "/prompts", may="settings.read")
async def list_prompts(centre: Centre) -> list[Prompt]:
    """The announcements that were uploaded."""
    async with centre.database.transaction() as transaction:
        return [Prompt.model_validate(each) for each in await centre.prompts.all(transaction)]


@routes.on("GET", "/prompts/{name}", may="settings.read", response_class=FileResponse, responses=SOUND)
async def listen_to_prompt(centre: Centre, name: Identifier) -> FileResponse:
    """The announcement as callers hear it; byte ranges work."""
    file = centre.prompts.file(name)
    return FileResponse(file, media_type="audio/wav", content_disposition_type="inline", filename=f"{name}.wav")


@routes.on("PUT", "/prompts/{name}", may="settings.edit", openapi_extra=WAV)
async def put_prompt(centre: Centre, user: SignedInUser, name: Identifier, request: Request) -> Prompt:
    """Upload an announcement: WAV, MP3, Ogg Vorbis or FLAC of at most 20 MiB; it is brought to -23 LUFS."""
    wav = await request.body()
    async with centre.database.transaction() as transaction:
        return Prompt.model_validate(await centre.prompts.put(transaction, name, wav, user))
