"""Sources of look-ups before they are saved: what they would say."""

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.schemas import sources as shapes

routes = Routes("settings")


@routes.on("POST", "/sources/try", may="settings.edit")
async def try_source(centre: Centre, user: SignedInUser, body: shapes.TriedSource) -> shapes.SourceAnswer:
    """Ask a source as it is typed; nothing is stored but that it was tried."""
    async with centre.database.transaction() as transaction:
        source = await centre.sources.ready(transaction, body.value, body.key, user)
    begun = centre.clock.now()
    answer = await centre.sources.ask(source, body.parameters, body.seconds_max)
    return shapes.SourceAnswer(
        outcome=answer.outcome,
        values=answer.values,
        reason=answer.reason,
        detail=answer.detail,
        said=answer.said,
        milliseconds=centre.clock.now() - begun,
    )
