"""Flows tried out without a phone: by a caller who is made up, and by the tests that stand in the document."""

from typing import Any

from fastapi import Request

from ringhall.apps.api.guard import Centre, Routes
from ringhall.apps.api.schemas import flow_tests as shapes
from ringhall.apps.api.schemas.flows import FlowDocument
from ringhall.apps.api.texts import language_of, told
from ringhall.engine.flows.rules.course import Course, Moment
from ringhall.engine.flows.trials import read_script

EDIT = "settings.edit"
routes = Routes("setup")


@routes.on("POST", "/flows/try", may=EDIT)
async def try_flow(centre: Centre, body: shapes.FlowToTry) -> shapes.FlowCourse:
    """Make a call through a document in simulated time, as far as it is scripted; nothing is kept."""
    script = read_script(body.call)
    async with centre.database.transaction() as transaction:
        ready = await centre.flow_tests.ready(transaction, body.document)
    course = await centre.flow_tests.follow(ready, script)

    def way(flow: str, node: str, to: str) -> dict[str, Any]:
        return {"flow": flow, "node": node, "exits": list(centre.flow_tests.exits(ready, flow, node, to)), "to": to}

    moments = [
        shapes.FlowMoment(
            at_ms=each.at,
            given=each.given,
            detail=each.detail,
            flow=each.flow,
            node=each.node,
            waiting=each.waiting,
            nodes=list(each.nodes),
            ways=[shapes.FlowWay.model_validate(way(*taken)) for taken in each.ways],
            said=_said(each),
            variables=each.variables,
            notes=[shapes.FlowRemark(node=note.node, what=note.what, detail=note.detail) for note in each.notes],
            queue=each.queue,
        )
        for each in course.moments
    ]
    return _course(course, moments)


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


def _said(moment: Moment) -> list[shapes.FlowWords]:
    return [shapes.FlowWords(text=part.text, prompt=part.prompt, language=part.language) for part in moment.said]


def _course(course: Course, moments: list[shapes.FlowMoment]) -> shapes.FlowCourse:
    place = course.place
    return shapes.FlowCourse(
        moments=moments,
        flow=course.moments[-1].flow,
        node=place.node,
        waiting=place.waiting,
        end=course.end if course.over else "",
        outcome=place.outcome or "",
        queue=course.queue,
        language=place.language,
        next_ms=course.next_ms,
        variables=place.variables,
        concealed=list(place.concealed),
    )
