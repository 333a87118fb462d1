"""From nothing to a real call: the door for the first administrator, then steps for whoever may edit settings."""

from fastapi import Request, Response
from starlette.responses import FileResponse

from ringhall.apps.api.guard import PUBLIC, Centre, Routes, SignedInUser, check_origin
from ringhall.apps.api.routes.agents import PHONE_ADDRESS
from ringhall.apps.api.routes.session import address_of, keep_session
from ringhall.apps.api.schemas import first_run as shapes
from ringhall.apps.api.schemas.contacts import WebCall
from ringhall.apps.api.schemas.session import Session
from ringhall.apps.api.views import me_view
from ringhall.company.access.types import UserSettings
from ringhall.contact import repository
from ringhall.foundation.errors import NotFound

routes = Routes("first run")
EDIT = "settings.edit"
WHO = "first run"
WAV = {200: {"content": {"audio/wav": {}}, "description": "The words as callers hear them."}}


@routes.on("GET", "/first_run/door", may=PUBLIC)
async def first_run_door(centre: Centre) -> shapes.FirstRunDoor:
    """Whether the centre still waits for its first administrator; once it has one, the door is shut for good."""
    async with centre.database.transaction() as transaction:
        return shapes.FirstRunDoor(open=await centre.setup_door.is_open(transaction))


@routes.on("POST", "/first_run/token", may=PUBLIC)
async def check_setup_token(centre: Centre, body: shapes.SetupToken, request: Request) -> shapes.Place | None:
    """Whether the token fits; answers the organisation as far as it was told before."""
    check_origin(request, needed=False)
    async with centre.database.transaction() as transaction:
        await centre.setup_door.check(transaction, body.token, address_of(request))
        return _place(await centre.first_run.place(transaction))


@routes.on("POST", "/first_run/organisation", may=PUBLIC, status_code=204)
async def first_organisation(centre: Centre, body: shapes.FirstPlace, request: Request) -> None:
    """The organisation, told by whoever holds the token."""
    check_origin(request, needed=False)
    async with centre.database.transaction() as transaction:
        await centre.setup_door.check(transaction, body.token, address_of(request))
        await centre.first_run.settle(transaction, WHO, body.model_dump(exclude={"token"}))


@routes.on("POST", "/first_run/administrator", may=PUBLIC, status_code=201)
async def first_administrator(
    centre: Centre, body: shapes.FirstAdministrator, request: Request, response: Response
) -> Session:
    """The first administrator comes in with the token, which is used up; of two at once one gets in."""
    check_origin(request, needed=False)
    address = address_of(request)
    said = UserSettings(body.login, body.name, ("admin",), None, body.language)
    async with centre.database.transaction() as transaction:
        user = await centre.setup_door.enter(transaction, body.token, said, body.password, address)
        await centre.first_run.mark(transaction, user.login, "administrator", "done")
        signed_in = await centre.access.sign_in(transaction, user.login, body.password, address)
    keep_session(response, signed_in.token, secure=centre.settings.secure_cookie)
    return Session(token=signed_in.token, user=me_view(signed_in.user))


@routes.on("GET", "/first_run", may=EDIT)
async def show_first_run(centre: Centre) -> shapes.FirstRun:
    """How far the first run is."""
    async with centre.database.transaction() as transaction:
        states, stored, shown = await centre.first_run.progress(transaction)
        place = _place(await centre.first_run.place(transaction))
    steps = [shapes.FirstRunStep(name=name, state=state) for name, state in states.items()]
    return shapes.FirstRun(steps=steps, shown=shown, place=place, contact_id=stored.contact_id or None)


@routes.on("PUT", "/first_run/organisation", may=EDIT, status_code=204)
async def set_organisation(centre: Centre, user: SignedInUser, body: shapes.Place) -> None:
    """Who runs this centre, and where."""
    async with centre.database.transaction() as transaction:
        await centre.first_run.settle(transaction, user.login, body.model_dump())


@routes.on("PUT", "/first_run/steps/{step}", may=EDIT, status_code=204)
async def mark_first_run(centre: Centre, user: SignedInUser, step: shapes.StepName, body: shapes.FirstRunMark) -> None:
    """Skip a step, take it up again, or call it done where that is true."""
    async with centre.database.transaction() as transaction:
        await centre.first_run.mark(transaction, user.login, step, body.state)


@routes.on("PUT", "/first_run/reminder", may=EDIT, status_code=204)
async def remind_of_first_run(centre: Centre, user: SignedInUser, body: shapes.FirstRunReminder) -> None:
    """Whether administrators are reminded of the steps that are left."""
    async with centre.database.transaction() as transaction:
        await centre.first_run.dismiss(transaction, user.login, not body.shown)


@routes.on("POST", "/first_run/number", may=EDIT, status_code=204)
async def first_number(centre: Centre, user: SignedInUser, body: shapes.FirstNumber) -> None:
    """A number with a flow that is ready: greeting, perhaps a menu, a queue. Queues that are missing are made."""
    async with centre.database.transaction() as transaction:
        await centre.first_run.add_number(transaction, user, body.model_dump())


@routes.on("POST", "/first_run/agent", may=EDIT, status_code=204)
async def first_agent(centre: Centre, user: SignedInUser, body: shapes.FirstAgent) -> None:
    """An agent in all queues: whoever asks, or somebody new who signs in with this login and password."""
    async with centre.database.transaction() as transaction:
        await centre.first_run.add_agent(transaction, user, body.name, body.login, body.password)


@routes.on("POST", "/first_run/test_call", may=EDIT)
async def open_test_call(centre: Centre, body: shapes.TestCallWish) -> WebCall:
    """A caller's phone in the page, for an administrator who tries one of the centre's numbers."""
    if centre.directory.number_name(body.number) is None:
        raise NotFound(what="number", which=body.number)
    phone, _ = centre.phones.guest()
    return WebCall(user=phone.user, secret=phone.secret, websocket=PHONE_ADDRESS, target=body.number)


@routes.on("PUT", "/first_run/test_call", may=EDIT, status_code=204)
async def keep_test_call(centre: Centre, user: SignedInUser, body: shapes.TestCall) -> None:
    """This contact was the test call; refused while nobody answered it."""
    async with centre.database.transaction() as transaction:
        live = centre.contacts.live.by_id.get(body.contact_id)
        contact = live or await repository.one(transaction, body.contact_id)
        await centre.first_run.called(transaction, user, contact)


@routes.on("POST", "/speech", may=EDIT, response_class=FileResponse, responses=WAV)
async def speak(centre: Centre, body: shapes.SpokenText) -> FileResponse:
    """Words as callers will hear them, before anything is kept."""
    return FileResponse(await centre.speech.audio(body.text, body.language), media_type="audio/wav")


def _place(data: dict[str, str] | None) -> shapes.Place | None:
    return shapes.Place.model_validate(data) if data else None
