"""The application: all routes, limits and problem documents around one centre."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from ringhall.apps.api import pages, problems
from ringhall.apps.api.gateway import Gateway
from ringhall.apps.api.limits import Limits
from ringhall.apps.api.metrics import Metrics
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.routes import (
    agent_matrix,
    agents,
    audit,
    board,
    board_agents,
    calendars,
    call_backs,
    closures,
    contact_customer,
    contact_search,
    contact_verbs,
    contacts,
    customer_imports,
    customer_proofs,
    customers,
    directory,
    draft_calls,
    figures,
    first_run,
    flow_tests,
    flows,
    hand,
    health,
    intent_models,
    live,
    own_account,
    patience,
    phone,
    pick_up,
    privacy,
    prompts,
    reports,
    retention,
    scripts,
    second_factor,
    session,
    settings,
    setup,
    sign_on,
    sources,
    voicemail,
    waiting_now,
    webhooks,
    who_could,
)
from ringhall.apps.api.schemas import socket

ABOUT = "Ringhall's API. Times are UTC ISO 8601; errors are problem documents whose `detail` says what to do."
VERSION = "1"
LIVE_MESSAGES: tuple[type[BaseModel], ...] = (
    socket.Snapshot,
    socket.Resumed,
    socket.AgentEvent,
    socket.QueueEvent,
    socket.ContactEvent,
    socket.AlarmEvent,
    socket.GoneEvent,
    socket.MessageEvent,
    socket.Events,
    socket.Beat,
    socket.PhoneMoved,
)
SUBJECTS = (
    session,
    sign_on,
    own_account,
    second_factor,
    agent_matrix,
    agents,
    directory,
    hand,
    pick_up,
    board,
    board_agents,
    calendars,
    call_backs,
    closures,
    contact_customer,
    contact_search,
    contact_verbs,
    contacts,
    scripts,
    reports,
    figures,
    customer_imports,
    customer_proofs,
    customers,
    privacy,
    setup,
    settings,
    retention,
    audit,
    prompts,
    health,
    first_run,
    patience,
    draft_calls,
    flow_tests,
    flows,
    intent_models,
    sources,
    voicemail,
    waiting_now,
    webhooks,
    who_could,
)


def build(centre: CentreParts, metrics: Metrics | None = None) -> FastAPI:
    """The application that serves this centre."""
    app = _application()
    app.state.centre = centre
    app.state.gateway = Gateway(centre)
    app.state.metrics = metrics or Metrics()
    app.state.metrics.watch(centre, app.state.gateway)
    app.state.open_phones = Counter()
    return app


def openapi_document() -> dict[str, Any]:
    """The OpenAPI document; needs no running centre. OpenAPI knows no sockets, so their messages are schemas only."""
    document = get_openapi(title="Ringhall", version=VERSION, description=ABOUT, routes=_application().routes)
    _, messages = models_json_schema(
        [(model, "serialization") for model in LIVE_MESSAGES],
        ref_template="#/components/schemas/{model}",
    )
    document["components"]["schemas"] = {**messages["$defs"], **document["components"]["schemas"]}
    return document


def _application() -> FastAPI:
    app = FastAPI(
        title="Ringhall",
        version=VERSION,
        description=ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        redirect_slashes=False,
    )
    app.openapi = openapi_document  # type: ignore[method-assign]
    problems.install(app)
    app.add_middleware(Limits)
    for subject in (*SUBJECTS, live, phone, pages):
        # Each route is complete as it was declared; `include_router` would make all of them a second time.
        app.router.routes.extend(subject.routes.routes)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.metrics.start()
    yield
    app.state.metrics.stop()
