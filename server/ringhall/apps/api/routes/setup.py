"""Queues, agents, numbers, flows, users and customers to set up: the same five calls for each. All is audited."""

from typing import Annotated, Any

from fastapi import Body as RequestBody
from pydantic import BaseModel

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.schemas import setup as shapes
from ringhall.apps.api.schemas.common import Identifier, Json, Number
from ringhall.foundation.errors import Conflict

routes = Routes("setup")


class OtherIdentifier(Conflict):
    """The address names one thing, the body another."""

    code = "other-identifier"
    text = "The address says {address}, the body says {body}. Make them the same; identifiers do not change."


def add_kind(
    name: str,
    asked: type[BaseModel],
    answered: type[BaseModel],
    *,
    read: str,
    edit: str,
    key: str = "id",
    key_type: Any = Identifier,
    listed: bool = True,
    shown: bool = True,
) -> None:
    """The routes of one kind of thing. `listed` and `shown` are False where live views stand at those addresses."""
    one = name.removesuffix("s")
    label = one.capitalize()

    async def list_all(centre: Centre) -> Any:
        async with centre.database.transaction() as transaction:
            return [_shape(answered, each) for each in await centre.setups[name].all(transaction)]

    async def show(centre: Centre, which: key_type) -> Any:
        async with centre.database.transaction() as transaction:
            return _shape(answered, await centre.setups[name].one(transaction, which))

    async def create(centre: Centre, user: SignedInUser, body: asked) -> Any:  # type: ignore[valid-type]
        data = body.model_dump(exclude_unset=False)  # type: ignore[attr-defined]
        async with centre.database.transaction() as transaction:
            return _shape(answered, await centre.setups[name].create(transaction, data, user))

    async def change(
        centre: Centre,
        user: SignedInUser,
        which: key_type,
        body: Annotated[asked, RequestBody()],  # type: ignore[valid-type]
    ) -> Any:
        data = body.model_dump(exclude_unset=False)  # type: ignore[attr-defined]
        if data[key] not in ("", which):
            raise OtherIdentifier(address=which, body=data[key])
        async with centre.database.transaction() as transaction:
            return _shape(answered, await centre.setups[name].change(transaction, which, data, user))

    async def remove(centre: Centre, user: SignedInUser, which: key_type) -> None:
        async with centre.database.transaction() as transaction:
            await centre.setups[name].remove(transaction, which, user)

    def add(method: str, path: str, call: Any, may: str, words: str, **options: Any) -> None:
        call.__doc__, call.__name__ = words, f"{call.__name__}_{one}"
        routes.on(method, path, may=may, **options)(call)

    if listed:
        add("GET", f"/{name}", list_all, read, f"All {name}.", response_model=list[answered])  # type: ignore[valid-type]
    if shown:
        add("GET", f"/{name}/{{which}}", show, read, f"{label} as set up.", response_model=answered)
    add("POST", f"/{name}", create, edit, f"A new {one}.", response_model=answered, status_code=201)
    add("PUT", f"/{name}/{{which}}", change, edit, f"Change the {one}.", response_model=answered)
    add("DELETE", f"/{name}/{{which}}", remove, edit, f"Remove the {one}.", status_code=204)


def _shape(answered: type[BaseModel], data: Json) -> BaseModel:
    """What the interface shows of the setting; it may hold more."""
    return answered.model_validate({name: data[name] for name in answered.model_fields if name in data})


EDIT = "settings.edit"
add_kind("queues", shapes.QueueSettings, shapes.QueueSettings, read="settings.read", edit=EDIT, listed=False)
add_kind("agents", shapes.AgentChange, shapes.AgentSettings, read="settings.read", edit=EDIT, listed=False)
add_kind(
    "numbers",
    shapes.NumberSettings,
    shapes.NumberSettings,
    read="settings.read",
    edit=EDIT,
    key="number",
    key_type=Number,
)
add_kind("flows", shapes.FlowSettings, shapes.FlowSettings, read="settings.read", edit=EDIT)
add_kind("walls", shapes.WallSettings, shapes.WallSettings, read="board.read", edit="walls.edit")
add_kind("users", shapes.UserChange, shapes.UserSettings, read="users.read", edit="users.edit")
add_kind(
    "customers",
    shapes.CustomerSettings,
    shapes.CustomerRecord,
    read="customers.read",
    edit="customers.edit",
    listed=False,
    shown=False,
)
