"""Whether the centre works, for load balancers, Prometheus and people."""

from fastapi import Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from ringhall.apps.api.guard import PUBLIC, Centre, Routes
from ringhall.apps.api.schemas.reports import HealthReport, Part

routes = Routes("health")


NOT_OK = {503: {"model": HealthReport, "description": "A part does not work."}}


@routes.on("GET", "/health", may=PUBLIC, responses=NOT_OK)
async def health(centre: Centre, response: Response) -> HealthReport:
    """200 when all parts work, 503 until then."""
    parts = await centre.health.parts()
    ok = all(part.ok for part in parts.values())
    response.status_code = 200 if ok else 503
    told = {name: Part.model_validate(part, from_attributes=True) for name, part in parts.items()}
    return HealthReport(ok=ok, parts=told)


@routes.on("GET", "/metrics", may=PUBLIC, response_class=Response)
async def metrics(request: Request) -> Response:
    """Figures for Prometheus; they name nobody."""
    return Response(generate_latest(request.app.state.metrics.registry), media_type=CONTENT_TYPE_LATEST)
