"""Announcements: what callers hear, and the versions before it."""

from typing import Annotated, Literal

from fastapi import Path, Query, Request
from fastapi.responses import FileResponse

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.schemas.common import Identifier, Line
from ringhall.apps.api.schemas.flows import FlowDocument
from ringhall.apps.api.schemas.setup import Fragment, MissingLanguages, PhoneCode, Prompt, PromptToSpeak
from ringhall.engine.speech.errors import NobodyRecordsByPhone
from ringhall.engine.speech.types import PromptVersion, Source

READ, EDIT = "settings.read", "settings.edit"
NUMBER_MAX = 2_000_000_000
WAV = {"requestBody": {"required": True, "content": {"audio/wav": {"schema": {"type": "string", "format": "binary"}}}}}
SOUND = {200: {"content": {"audio/wav": {}}, "description": "The announcement as callers hear it."}}
FragmentLanguage = Literal["en", "zh", "da", "ro", "sl"]
Version = Annotated[int, Path(ge=1, le=NUMBER_MAX)]
routes = Routes("setup")


@routes.on("GET", "/prompts", may=READ)
async def list_prompts(centre: Centre) -> list[Prompt]:
    """The announcements, each in its newest version: that is what callers hear."""
    async with centre.database.transaction() as transaction:
        return [_shown(each) for each in await centre.prompts.all(transaction)]


@routes.on("GET", "/prompts/{name}", may=READ, response_class=FileResponse, responses=SOUND)
async def listen_to_prompt(centre: Centre, name: Identifier) -> FileResponse:
    """The announcement as callers hear it; byte ranges work."""
    file = centre.prompts.file(name)
    return FileResponse(file, media_type="audio/wav", content_disposition_type="inline", filename=f"{name}.wav")


@routes.on("PUT", "/prompts/{name}", may=EDIT, openapi_extra=WAV)
async def put_prompt(
    centre: Centre,
    user: SignedInUser,
    name: Identifier,
    request: Request,
    origin: Literal["uploaded", "recorded"] = "uploaded",
    file: Annotated[Line, Query(description="the name of the file")] = "",
) -> Prompt:
    """Upload or record an announcement: WAV, MP3, Ogg Vorbis or FLAC of at most 20 MiB; it is brought to -23 LUFS.

    The version before it is kept. What is `recorded` loses the silence at both its ends.
    """
    sound = await request.body()
    source = Source(origin=origin, detail=file)
    async with centre.database.transaction() as transaction:
        return _shown(await centre.prompts.put(transaction, name, sound, user, source))


@routes.on("POST", "/prompts/{name}/spoken", may=EDIT)
async def speak_prompt(centre: Centre, user: SignedInUser, name: Identifier, body: PromptToSpeak) -> Prompt:
    """The text, spoken by a voice, is what callers hear from now on. The version before it is kept."""
    spoken = await centre.speech.audio(body.text, body.language)
    source = Source(origin="spoken", detail=body.text, language=body.language)
    async with centre.database.transaction() as transaction:
        return _shown(await centre.prompts.put(transaction, name, spoken.read_bytes(), user, source))


@routes.on("POST", "/prompts/{name}/phone_code", may=EDIT)
async def give_phone_code(centre: Centre, user: SignedInUser, name: Identifier) -> PhoneCode:
    """Digits with which the announcement can be recorded from a phone, once; those given before are good no more."""
    inside, outside = centre.voice.recording_ways
    if not inside and not outside:
        raise NobodyRecordsByPhone()
    code = centre.phone_takes.give(user, name)
    return PhoneCode(digits=code.digits, until=code.until, inside=inside, outside=outside)


@routes.on("GET", "/prompts/{name}/versions", may=READ)
async def list_prompt_versions(centre: Centre, name: Identifier) -> list[Prompt]:
    """What callers hear and heard, newest first; the twenty newest are kept."""
    async with centre.database.transaction() as transaction:
        return [_shown(each) for each in await centre.prompts.versions(transaction, name)]


@routes.on("GET", "/prompts/{name}/versions/{version}", may=READ, response_class=FileResponse, responses=SOUND)
async def listen_to_prompt_version(centre: Centre, name: Identifier, version: Version) -> FileResponse:
    """One version as callers hear it; byte ranges work."""
    async with centre.database.transaction() as transaction:
        file = await centre.prompts.sound(transaction, name, version)
    title = f"{name}-{version}.wav"
    return FileResponse(file, media_type="audio/wav", content_disposition_type="inline", filename=title)


@routes.on("POST", "/prompts/{name}/versions/{version}/restore", may=EDIT)
async def restore_prompt_version(centre: Centre, user: SignedInUser, name: Identifier, version: Version) -> Prompt:
    """Callers hear that version again: it becomes the newest."""
    async with centre.database.transaction() as transaction:
        return _shown(await centre.prompts.restore(transaction, name, version, user))


@routes.on("GET", "/fragments/{language}", may=READ)
async def list_fragments(centre: Centre, language: FragmentLanguage) -> list[Fragment]:
    """The pieces from which values are put together in this language; those recorded are heard instead of a voice."""
    return [
        Fragment(name=name, words=words, recorded=there) for name, words, there in centre.prompts.fragments(language)
    ]


@routes.on("GET", "/missing_languages", may=READ)
async def list_missing_languages(centre: Centre) -> list[MissingLanguages]:
    """Recordings and texts that callers of their flow or queue would hear in another language than theirs."""
    async with centre.database.transaction() as transaction:
        return [MissingLanguages.model_validate(each) for each in await centre.prompts.missing(transaction)]


@routes.on("POST", "/flows/{which}/missing_languages", may=EDIT)
async def find_missing_languages(centre: Centre, which: Identifier, body: FlowDocument) -> list[MissingLanguages]:
    """The same in this flow, if it were as the document says; nothing is changed."""
    async with centre.database.transaction() as transaction:
        found = await centre.prompts.missing(transaction, which, body.document)
    return [MissingLanguages.model_validate(each) for each in found]


def _shown(version: PromptVersion) -> Prompt:
    return Prompt(**{name: getattr(version, name) for name in version.__struct_fields__})
