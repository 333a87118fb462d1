"""How a call through a flow went, as pages are shown it."""

from collections.abc import Mapping

from ringhall.apps.api.schemas import flow_tests as shapes
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.rules.course import Course, Moment
from ringhall.engine.flows.rules.verdict import exits_of


def course_view(course: Course, flows: Mapping[str, Flow]) -> shapes.FlowCourse:
    """The course of a call; `flows` are those it went through, the one tried out under HERE."""
    place = course.place
    return shapes.FlowCourse(
        moments=[_moment(each, flows) for each in course.moments],
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


def _moment(each: Moment, flows: Mapping[str, Flow]) -> shapes.FlowMoment:
    return shapes.FlowMoment(
        at_ms=each.at,
        given=each.given,
        detail=each.detail,
        flow=each.flow,
        node=each.node,
        waiting=each.waiting,
        nodes=list(each.nodes),
        ways=[_way(flows, *taken) for taken in each.ways],
        said=[shapes.FlowWords(text=part.text, prompt=part.prompt, language=part.language) for part in each.said],
        variables=each.variables,
        notes=[shapes.FlowRemark(node=note.node, what=note.what, detail=note.detail) for note in each.notes],
        queue=each.queue,
    )


def _way(flows: Mapping[str, Flow], flow: str, node: str, to: str) -> shapes.FlowWay:
    found = flows.get(flow)
    return shapes.FlowWay(flow=flow, node=node, exits=list(exits_of(found, node, to)) if found else [], to=to)
