"""Parameters into addresses, bodies and statements: a value never becomes a part of their grammar."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ringhall.engine.lookups.settings import CUSTOMER_NUMBER, Source

PARAMETER = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")
SECRET = "{secret}"  # noqa: S105 - where the secret stands, not the secret
# What a server takes for "here" and "one up", and nothing at all: they would ask for something else.
NO_NAMES = frozenset({"", ".", ".."})


def parameters_of(source: Source) -> set[str]:
    """The parameters a source needs."""
    if source.kind == "customers":
        return {CUSTOMER_NUMBER}
    texts = (source.url, source.body) if source.kind == "http" else (source.statement,)
    return {name for text in texts for name in PARAMETER.findall(text)}


def filled_url(url: str, parameters: Mapping[str, str]) -> str | None:
    """The address with every parameter percent-encoded. None when a part of its path would be no name."""
    path, mark, query = url.partition("?")
    parts = []
    for part in path.split("/"):
        if PARAMETER.search(part) and _fill(part, parameters) in NO_NAMES:
            return None
        parts.append(_encoded(part, parameters))
    return "/".join(parts) + mark + _encoded(query, parameters)


def filled_body(body: str, parameters: Mapping[str, str]) -> bytes:
    """The JSON with parameters in its texts. Raises ValueError when it is none."""
    return json.dumps(_filled(json.loads(body), parameters), ensure_ascii=False).encode() if body else b""


def filled_headers(headers: Mapping[str, str], secret: str) -> dict[str, str]:
    """The headers with the secret in its place."""
    return {name: value.replace(SECRET, secret) for name, value in headers.items()}


def prepared(statement: str) -> str:
    """The statement as PostgreSQL's driver takes it: parameters apart from the text, every % one that is meant."""
    return PARAMETER.sub(r"%(\1)s", statement.strip().rstrip(";").replace("%", "%%"))


def _encoded(text: str, parameters: Mapping[str, str]) -> str:
    return PARAMETER.sub(lambda found: quote(parameters.get(found[1], ""), safe=""), text)


def _fill(text: str, parameters: Mapping[str, str]) -> str:
    return PARAMETER.sub(lambda found: parameters.get(found[1], ""), text)


def _filled(value: Any, parameters: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _fill(value, parameters)
    if isinstance(value, dict):
        return {key: _filled(each, parameters) for key, each in value.items()}
    return [_filled(each, parameters) for each in value] if isinstance(value, list) else value
