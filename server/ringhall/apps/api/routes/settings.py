"""Settings of every kind through the same routes, and all of them as one document. All is audited."""

from typing import Annotated

from fastapi import Query, Request, Response

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas import settings as shapes
from ringhall.apps.api.schemas.common import Json
from ringhall.apps.api.texts import language_of, told
from ringhall.foundation.db.engine import Transaction

READ = ("settings.read", "users.read", "board.read")
EDIT = ("settings.edit", "users.edit", "walls.edit")
PEOPLE = frozenset({"users", "roles"})
routes = Routes("settings")


@routes.on("GET", "/settings", may=READ)
async def settings_overview(centre: Centre, user: SignedInUser, request: Request) -> shapes.SettingsOverview:
    """How many there are of each kind, and what does not fit together."""
    async with centre.database.transaction() as transaction:
        overview = await centre.settings_desk.overview(transaction, user)
    troubles = [told(language_of(request), trouble) for trouble in overview["troubles"]]
    return shapes.SettingsOverview.model_validate(overview | {"troubles": troubles})


@routes.on("GET", "/settings/rights", may="users.read")
async def list_rights(centre: Centre) -> shapes.RightsCatalogue:
    """Every right there is, and every role with its rights."""
    async with centre.database.transaction() as transaction:
        return shapes.RightsCatalogue.model_validate(await centre.settings_desk.rights(transaction))


@routes.on("GET", "/settings/{kind}", may=READ)
async def list_settings(centre: Centre, user: SignedInUser, kind: shapes.Kind) -> list[shapes.Setting]:
    """All settings of the kind."""
    async with centre.database.transaction() as transaction:
        found = await centre.settings_desk.all(transaction, kind, user)
    return [shapes.Setting.model_validate(each) for each in found]


@routes.on("POST", "/settings/{kind}/check", may=EDIT)
async def check_setting(
    centre: Centre, user: SignedInUser, kind: shapes.Kind, body: shapes.Typed, request: Request
) -> shapes.SettingVerdict:
    """What is wrong with what is typed, by the rules of storing it; nothing is stored."""
    async with centre.database.transaction() as transaction:
        faults = await centre.settings_desk.check(transaction, kind, body.value, body.key, user)
    faults = [told(language_of(request), fault) for fault in faults]
    return shapes.SettingVerdict.model_validate({"ok": not faults, "faults": faults})


@routes.on("GET", "/settings/{kind}/{key}", may=READ)
async def show_setting(
    centre: Centre, user: SignedInUser, kind: shapes.Kind, key: shapes.Key, response: Response
) -> shapes.Setting:
    """One setting; its version is its ETag."""
    async with centre.database.transaction() as transaction:
        found = await centre.settings_desk.one(transaction, kind, key, user)
    return _answer(found, response)


@routes.on("GET", "/settings/{kind}/{key}/uses", may=READ)
async def list_uses(centre: Centre, user: SignedInUser, kind: shapes.Kind, key: shapes.Key) -> list[shapes.Use]:
    """What depends on it: as long as there is something, it cannot be removed."""
    async with centre.database.transaction() as transaction:
        found = await centre.settings_desk.uses(transaction, kind, key, user)
    return [shapes.Use.model_validate(each) for each in found]


@routes.on("POST", "/settings/{kind}", may=EDIT, status_code=201)
async def create_setting(
    centre: Centre, user: SignedInUser, kind: shapes.Kind, body: shapes.NewSetting, response: Response
) -> shapes.Setting:
    """A new setting."""
    async with centre.database.transaction() as transaction:
        made = await centre.settings_desk.create(transaction, kind, body.value, user)
    return _answer(made, response)


@routes.on("PUT", "/settings/{kind}/{key}", may=EDIT)
async def change_setting(
    centre: Centre,
    user: SignedInUser,
    kind: shapes.Kind,
    key: shapes.Key,
    body: shapes.ChangedSetting,
    response: Response,
    request: Request,
) -> shapes.Setting:
    """The whole setting as it is to be; refused with both versions when somebody changed it meanwhile."""
    async with centre.database.transaction() as transaction:
        changed = await centre.settings_desk.change(transaction, kind, key, body.value, body.version, user)
        await _close_pages(centre, transaction, request, kind, key)
    return _answer(changed, response)


@routes.on("DELETE", "/settings/{kind}/{key}", may=EDIT, status_code=204)
async def remove_setting(
    centre: Centre,
    user: SignedInUser,
    kind: shapes.Kind,
    key: shapes.Key,
    request: Request,
    version: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None,
) -> None:
    """Take it away; refused with the list of uses while something depends on it."""
    async with centre.database.transaction() as transaction:
        await centre.settings_desk.remove(transaction, kind, key, version, user)
        await _close_pages(centre, transaction, request, kind, key)


@routes.on("POST", "/agents/{agent_id}/sip/renew", may="settings.edit", status_code=204)
async def renew_sip_secret(centre: Centre, user: SignedInUser, agent_id: shapes.Key) -> None:
    """A new secret for the agent's SIP account; their phones must register anew."""
    async with centre.database.transaction() as transaction:
        await centre.settings_desk.renew_secret(transaction, agent_id, user)


@routes.on("GET", "/config", may="settings.edit")
async def export_config(centre: Centre, user: SignedInUser) -> Json:
    """All settings as one document, without secrets."""
    async with centre.database.transaction() as transaction:
        return await centre.settings_desk.export(transaction, user)


@routes.on("POST", "/config/plan", may="settings.edit")
async def plan_config(
    centre: Centre, user: SignedInUser, body: shapes.WishedDocument, request: Request
) -> shapes.SettingsPlan:
    """What the document would add, change and remove; nothing is stored."""
    async with centre.database.transaction() as transaction:
        plan = await centre.settings_desk.plan(transaction, body.document, user, remove=body.remove)
    faults = [told(language_of(request), fault) for fault in plan["faults"]]
    return shapes.SettingsPlan.model_validate(plan | {"faults": faults})


@routes.on("POST", "/config/apply", may="settings.edit")
async def apply_config(centre: Centre, user: SignedInUser, body: shapes.WishedDocument) -> shapes.AppliedDocument:
    """Bring everything to what the document says, all or nothing."""
    async with centre.database.transaction() as transaction:
        changes = await centre.settings_desk.apply(transaction, body.document, user, remove=body.remove)
    return shapes.AppliedDocument.model_validate({"changes": changes})


def _answer(setting: Json, response: Response) -> shapes.Setting:
    response.headers["etag"] = f'"{setting["version"]}"'
    return shapes.Setting.model_validate(setting)


async def _close_pages(centre: CentreParts, transaction: Transaction, request: Request, kind: str, key: str) -> None:
    """Whose rights may be other than they were looks again at what they may see."""
    if kind not in PEOPLE:
        return
    everybody = await centre.users.all(transaction)
    concerned = [user.id for user in everybody if key in (user.id, *user.roles)] if kind == "roles" else [key]
    close = request.app.state.gateway.close_user

    def look_again() -> None:
        for user_id in concerned:
            close(user_id)

    transaction.after_commit(look_again)
