"""Flows tried out without a phone: by a caller who is made up, and by the tests that stand in the document."""

from fastapi import Request

from ringhall.apps.api.flow_courses import course_view
from ringhall.apps.api.guard import Centre, Routes
from ringhall.apps.api.schemas import flow_tests as shapes
from ringhall.apps.api.schemas.flows import FlowDocument
from ringhall.apps.api.texts import language_of, told
from ringhall.engine.flows.trials import read_script

EDIT = "settings.edit"
routes = Routes("setup")


@routes.on("POST", "/flows/try", may=EDIT)
async def try_flow(centre: Centre, body: shapes.FlowToTry) -> shapes.FlowCourse:
    """Make a call through a document in simulated time, as far as it is scripted; nothing is kept."""
    script = read_script(body.call)
    async with centre.database.transaction() as transaction:
        ready = await centre.flow_tests.ready(transaction, body.document)
    return course_view(await centre.flow_tests.follow(ready, script), ready.flows)


@routes.on("POST", "/flows/test", may=EDIT)
async def test_flow(request: Request, centre: Centre, body: FlowDocument) -> shapes.FlowTested:
    """Make the calls of a document's `tests`; nothing is kept. Publishing does the same, and refuses when one fails."""
    async with centre.database.transaction() as transaction:
        ready = await centre.flow_tests.ready(transaction, body.document)
    results, coverage = await centre.flow_tests.run(ready)
    language = language_of(request)
    return shapes.FlowTested(
        results=[
            shapes.FlowTestResult(
                name=each.name,
                failures=[told(language, {"text": words})["text"] for words in each.failures],
                nodes=list(each.nodes),
                heard=list(each.heard),
            )
            for each in results
        ],
        ways=[
            shapes.FlowCover(node=each.node, exits=list(each.exits), to=each.to, calls=each.calls) for each in coverage
        ],
        ways_taken=sum(1 for each in coverage if each.calls),
        ways_all=len(coverage),
    )
