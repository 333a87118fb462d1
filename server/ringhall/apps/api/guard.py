"""Who asks, whether they may, and from where: rights are data on the routes, checked here and nowhere else."""

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends
from fastapi.params import Depends as Dependency
from fastapi.routing import APIRoute
from starlette.requests import HTTPConnection

from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas.common import Problem
from ringhall.apps.api.texts import remember_language
from ringhall.company.access.types import User
from ringhall.foundation.errors import NotAllowed, NotSignedIn

COOKIE = "ringhall_session"
PUBLIC = "public"
SIGNED_IN = "signed in"
TOKEN_LENGTH_MAX = 200
READING = frozenset({"GET", "HEAD", "OPTIONS"})
PROBLEMS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Problem, "description": "Refused; `detail` says what to do."},
    "5XX": {"model": Problem, "description": "A part does not work; `detail` says what to do."},
}


class OriginRefused(NotAllowed):
    """Another site's page tried to act with our cookie."""

    code = "origin"
    text = "Requests with our cookie must come from our own page. Open it at its own address, or use a bearer token."


def centre_of(connection: HTTPConnection) -> CentreParts:
    """The centre this application serves."""
    centre: CentreParts = connection.app.state.centre
    return centre


Centre = Annotated[CentreParts, Depends(centre_of)]


def token_of(connection: HTTPConnection) -> str:
    """The session's token, from the bearer header or the cookie; empty when there is none."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()[:TOKEN_LENGTH_MAX]
    return connection.cookies.get(COOKIE, "")[:TOKEN_LENGTH_MAX]


async def user_of(connection: HTTPConnection) -> User:
    """The person who asks. Raises NotSignedIn."""
    token = token_of(connection)
    if not token:
        raise NotSignedIn
    centre = centre_of(connection)
    async with centre.database.transaction() as transaction:
        user = await centre.access.identify(transaction, token)
    remember_language(connection, user.language)
    return user


SignedInUser = Annotated[User, Depends(user_of)]


def check_origin(connection: HTTPConnection, *, needed: bool) -> None:
    """Raise OriginRefused for another site's page; where `needed`, also when a cookie comes without any origin."""
    origin = connection.headers.get("origin")
    if origin is None:
        by_cookie = COOKIE in connection.cookies and "authorization" not in connection.headers
        if needed and by_cookie:
            raise OriginRefused(right=PUBLIC)
        return
    allowed = centre_of(connection).settings.origins
    if origin not in allowed and urlsplit(origin).netloc != connection.headers.get("host"):
        raise OriginRefused(right=PUBLIC)


class Routes(APIRouter):
    """Routes that each say who may use them: `may="settings.edit"`, any of several rights, PUBLIC or SIGNED_IN."""

    def __init__(self, tag: str) -> None:
        super().__init__(prefix="/api/v1", tags=[tag], responses=PROBLEMS, generate_unique_id_function=_name)

    def on(self, method: str, path: str, *, may: str | tuple[str, ...], **options: Any) -> Callable[[Any], Any]:
        """Declare a route; the decorated function's name is its name in OpenAPI."""
        rights = (may,) if isinstance(may, str) else may
        extra = {"x-right": list(rights), **options.pop("openapi_extra", {})}
        guards = [Depends(_origin), *_guards(rights)]
        return self.api_route(path, methods=[method], dependencies=guards, openapi_extra=extra, **options)


def _name(route: APIRoute) -> str:
    return route.name


async def _origin(connection: HTTPConnection) -> None:
    if connection.scope.get("method") not in READING:
        check_origin(connection, needed=True)


def _guards(rights: tuple[str, ...]) -> list[Dependency]:
    if PUBLIC in rights:
        return []

    async def allowed(user: SignedInUser) -> None:
        if SIGNED_IN not in rights and not any(user.may(right) for right in rights):
            raise NotAllowed(right=rights[0])

    return [Depends(allowed)]
