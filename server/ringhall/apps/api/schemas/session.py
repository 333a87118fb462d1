"""Who is signed in."""

from typing import Annotated, Literal

from pydantic import Field

from ringhall.apps.api.schemas.common import Body, Shape, Word

Language = Literal["en", "zh", "da", "ro", "sl"]


class Me(Shape):
    """The person who is signed in, and what they may do."""

    id: str
    login: str
    name: str
    roles: list[str]
    agent_id: str | None
    language: str
    rights: list[str]


class SignIn(Body):
    """Login and password, and a code of the second factor of those who have one."""

    login: Word
    password: Annotated[str, Field(min_length=1, max_length=1_000)]
    code: Annotated[str, Field(max_length=40)] = ""


class SignOnProvider(Shape):
    """A provider by which people may sign in."""

    id: str
    name: str


class Session(Shape):
    """A fresh session: the cookie is set too."""

    token: str
    user: Me


class CurrentSession(Shape):
    """The session of this request."""

    user: Me


class LanguageChoice(Body):
    """The language of the pages."""

    language: Language
