"""The metric dictionary, for everybody who sees a figure."""

from ringhall.apps.api.guard import SIGNED_IN, Routes, SignedInUser
from ringhall.apps.api.schemas.figures import Definition, Definitions, Language
from ringhall.oversight.analytics.wording import definitions

routes = Routes("reports")


@routes.on("GET", "/figures/definitions", may=SIGNED_IN)
async def figure_definitions(user: SignedInUser, language: Language | None = None) -> Definitions:
    """Every figure of board, reports and files, defined once; in one's own language unless another is named."""
    chosen: Language = language or user.language  # type: ignore[assignment]
    items = [Definition.model_validate(one, from_attributes=True) for one in definitions(chosen)]
    return Definitions(language=chosen, items=items)
