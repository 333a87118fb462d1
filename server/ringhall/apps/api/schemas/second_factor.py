"""A second factor: an authenticator app's codes, and recovery codes."""

from typing import Annotated

from pydantic import Field

from ringhall.apps.api.schemas.common import Body, Shape
from ringhall.apps.api.schemas.own_account import Secret


class OwnSecondFactor(Shape):
    """Whether a code is asked for, and how many recovery codes are left."""

    on: bool
    recovery_left: int


class PresentPassword(Body):
    """The person's password: whoever sits at an open page is not thereby its owner."""

    password: Secret


class Enrolment(Shape):
    """A secret for an authenticator app: to be typed, as a link, and as a QR code (an SVG as a data URI)."""

    secret: str
    address: str
    picture: str


class FirstCode(Body):
    """What the app shows."""

    code: Annotated[str, Field(min_length=1, max_length=40)]


class RecoveryCodes(Shape):
    """Each of them signs in once instead of a code of the app."""

    codes: list[str]
