"""Levels of skills and tiers in queues of many agents at once: planned, then stored all or nothing. Audited."""

from fastapi import Request

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.schemas.settings import AgentMatrix, AppliedDocument, SettingsPlan
from ringhall.apps.api.texts import language_of, told

EDIT = "settings.edit"
routes = Routes("settings")


@routes.on("POST", "/agents/matrix/plan", may=EDIT)
async def plan_agent_matrix(centre: Centre, user: SignedInUser, body: AgentMatrix, request: Request) -> SettingsPlan:
    """What would become of the agents, and what is in the way; nothing is stored."""
    async with centre.database.transaction() as transaction:
        plan = await centre.settings_desk.plan_matrix(transaction, body.model_dump()["agents"], user)
    faults = [told(language_of(request), fault) for fault in plan["faults"]]
    return SettingsPlan.model_validate(plan | {"faults": faults})


@routes.on("POST", "/agents/matrix/apply", may=EDIT)
async def apply_agent_matrix(centre: Centre, user: SignedInUser, body: AgentMatrix) -> AppliedDocument:
    """Store all of it, or nothing: a cell that holds something else than was seen refuses the whole."""
    async with centre.database.transaction() as transaction:
        changes = await centre.settings_desk.apply_matrix(transaction, body.model_dump()["agents"], user)
    return AppliedDocument.model_validate({"changes": changes})
