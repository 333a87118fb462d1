"""Schemathesis reads the OpenAPI document and tries what nobody thought of: never a crash, always a known shape."""

import time
from collections import Counter
from contextlib import suppress
from typing import Any, cast

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode

from ringhall.apps.api.app import openapi_document
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
SECONDS = 20.0
EXAMPLES_PER_ROUTE = 5


async def test_no_input_breaks_a_route(centre: ApiCentre) -> None:
    await centre.talk("ann")
    token = await centre.token_of("root")
    until = time.monotonic() + SECONDS
    tried: Counter[str] = Counter()
    waiting = operations()
    names = [operation.label for operation in waiting]
    async with centre.client(token) as client:
        while waiting:
            # Each of those still waiting has the same share of what is left, however long the others took.
            share = max(0.0, until - time.monotonic()) / len(waiting)
            operation = waiting.pop()
            for request in requests(operation, time.monotonic() + share):
                answer = await client.request(**request)
                tried[operation.label] += 1
                assert answer.status_code != 500, (request, answer.text)
                if answer.status_code >= 400 and answer.status_code != 503:
                    assert answer.headers["content-type"] == "application/problem+json", request
                    assert answer.json()["detail"], request
    print(f"{len(tried)} of {len(names)} operations met, {tried.total()} requests")  # noqa: T201
    assert [name for name in names if not tried[name]] == []
    # A fit and an unfit one each where a route takes anything; a machine at rest has the time for more.
    assert tried.total() > len(names) * 3 // 2


def operations() -> list[Any]:
    """Every route of the document, but for the one that would sign us out and the one that takes sound."""
    schema = schemathesis.openapi.from_dict(openapi_document())
    found = [cast("Any", operation).ok() for operation in schema.get_all_operations()]
    left_out = (("delete", "/api/v1/session"), ("put", "/api/v1/prompts/{name}"))
    return [each for each in found if (each.method.lower(), each.path) not in left_out]


def requests(operation: Any, until: float) -> list[dict[str, Any]]:
    """Fit and unfit inputs for one route, the same in every run."""
    modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    return [request for mode in modes for request in requests_of(operation, mode, until)]


def requests_of(operation: Any, mode: GenerationMode, until: float) -> list[dict[str, Any]]:
    """Inputs of one mode; fewer when time runs out, but one at least."""
    found: list[dict[str, Any]] = []

    @settings(
        max_examples=EXAMPLES_PER_ROUTE,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def collect(case: Any) -> None:
        if not found or time.monotonic() < until:
            found.append(request_of(case))

    # A route without parameters has no unfit input.
    with suppress(Unsatisfiable):
        collect()
    return found


def request_of(case: Any) -> dict[str, Any]:
    """What httpx sends for the case; sockets and headers are left to other tests."""
    sent = case.as_transport_kwargs(base_url="http://centre.test")
    return {name: sent[name] for name in ("method", "url", "params", "json", "content", "data") if sent.get(name)}
