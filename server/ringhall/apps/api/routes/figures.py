"""The metric dictionary, for everybody who sees a figure; and the proof that figures are what the stories tell."""

from ringhall.apps.api.guard import SIGNED_IN, Centre, Routes, SignedInUser
from ringhall.apps.api.parts import ProofWork
from ringhall.apps.api.schemas.common import Identifier
from ringhall.apps.api.schemas.figures import (
    DayDiffers,
    DayProved,
    DaysToProve,
    Definition,
    Definitions,
    Language,
    Proof,
    ProofStanding,
)
from ringhall.oversight.analytics.wording import definitions

RECONCILE = "figures.reconcile"
routes = Routes("reports")


@routes.on("GET", "/figures/definitions", may=SIGNED_IN)
async def figure_definitions(user: SignedInUser, language: Language | None = None) -> Definitions:
    """Every figure of board, reports and files, defined once; in one's own language unless another is named."""
    chosen: Language = language or user.language  # type: ignore[assignment]
    items = [Definition.model_validate(one, from_attributes=True) for one in definitions(chosen)]
    return Definitions(language=chosen, items=items)


@routes.on("GET", "/figures/proof", may=RECONCILE)
async def proof_standing(centre: Centre) -> ProofStanding:
    """Until when figures were compared with the stories, and which of the newest days differ."""
    standing = await centre.figures.standing()
    differing = [DayDiffers(day=day, differing=tables) for day, tables in sorted(standing.differing.items())]
    return ProofStanding(last_day=standing.last_day, differing=differing, running=standing.running)


@routes.on("POST", "/figures/proof", may=RECONCILE, status_code=202)
async def begin_proof(centre: Centre, user: SignedInUser, body: DaysToProve) -> Proof:
    """Compare the rows of these days with the stories; with `repair` those that differ are made again. Audited."""
    return _proof(await centre.figures.begin(body.first, body.last, user.login, repair=body.repair))


@routes.on("GET", "/figures/proof/{proof_id}", may=RECONCILE)
async def proof(centre: Centre, proof_id: Identifier) -> Proof:
    """How far a comparison is, and what it found."""
    return _proof(centre.figures.work(proof_id))


def _proof(work: ProofWork) -> Proof:
    days = [DayProved.model_validate(each, from_attributes=True) for each in work.days]
    return Proof(id=work.id, state=work.state, repair=work.repair, all=work.all, days=days)
