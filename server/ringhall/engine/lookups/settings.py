"""A source of look-ups as it is set up."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

HeaderName = Annotated[str, Meta(pattern=r"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,80}\Z")]
HeaderValue = Annotated[str, Meta(pattern=r"^[ -~]{0,500}\Z")]
ValueName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}\Z")]
AnswerPath = Annotated[str, Meta(min_length=1, max_length=200)]


CUSTOMER_NUMBER = "number"
CUSTOMER_VALUES = ("customer_number", "email", "language", "name", "telephone")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where something is looked up, and how. `{name}` is a parameter; in `url`, `body` and `statement` alike.

    Of kind `http`: `url` is asked by `method`; `body` (JSON, its texts with parameters) goes along with POST; `headers`
    may hold `{secret}`. `answers` lead to values in the JSON that comes back, such as "customer.name" or "items.0.due".
    `private_addresses`: it may lie in a private network, or on this machine. `changes`: asking it changes something, as
    an order does; it is asked with a key by which it knows what it has done already, and for nothing else.
    Of kind `sql`: `statement` is asked of the PostgreSQL at `database`; each column of the first row is a value.
    Of kind `customers`: this centre's own, by the one parameter `number`, their customer number or one of their
    telephone numbers; the values are CUSTOMER_VALUES.
    """

    kind: Literal["http", "sql", "customers"] = "http"
    method: Literal["GET", "POST"] = "GET"
    url: Annotated[str, Meta(max_length=1_000)] = ""
    headers: Annotated[dict[HeaderName, HeaderValue], Meta(max_length=20)] = {}
    body: Annotated[str, Meta(max_length=4_000)] = ""
    answers: Annotated[dict[ValueName, AnswerPath], Meta(max_length=50)] = {}
    private_addresses: bool = False
    changes: bool = False
    statement: Annotated[str, Meta(max_length=4_000)] = ""
    secret: str = ""
    database: str = ""
