"""What may be asked of agents, and their phones."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from ringhall.apps.api.schemas.common import Body, Shape, storable


class StateWish(Body):
    """The state the agent wants; a reason goes with not_ready."""

    state: Literal["ready", "not_ready", "offline"]
    reason: Annotated[str, Field(min_length=1, max_length=80), AfterValidator(storable)] | None = None


class SeatChoice(Body):
    """The phone the agent sits at, by its extension; empty: their own phone."""

    extension: Annotated[str, Field(max_length=32, pattern=r"^[0-9]*$")] = ""


class BrowserPhone(Shape):
    """What the page's softphone needs: SIP over WebSocket at our own origin."""

    user: str
    secret: str
    realm: str
    websocket: str
    ice_servers: list[dict[str, Any]]


class SipAccount(Shape):
    """What a desk phone needs."""

    user: str
    secret: str
    host: str
    port: int
    transport: str
