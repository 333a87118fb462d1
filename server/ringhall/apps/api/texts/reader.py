"""Which language the reader of an answer reads."""

from starlette.requests import HTTPConnection

from ringhall.apps.api.texts.catalogue import LANGUAGES

# The page says in which language it stands just now: a sentence in another one would be a stranger on it.
PAGE_HEADER = "ringhall-language"
WISHES_MAX = 20


def remember_language(connection: HTTPConnection, language: str) -> None:
    """The person who asks is known now, and so is their language."""
    connection.state.language = language


def language_of(connection: HTTPConnection) -> str:
    """The language of the page that asks, else of the person, else what the browser wishes, else English."""
    page = connection.headers.get(PAGE_HEADER, "")
    person = getattr(connection.state, "language", "")
    for language in (page, person):
        if language in LANGUAGES:
            return language
    return _wished(connection.headers.get("accept-language", ""))


def _wished(header: str) -> str:
    """The best of the wishes that we speak; `da;q=0` is no wish."""
    best, weight = "en", 0.0
    for wish in header.split(",")[:WISHES_MAX]:
        tag, _, quality = wish.partition(";")
        language = tag.strip().lower().partition("-")[0]
        value = _quality(quality)
        if language in LANGUAGES and value > weight:
            best, weight = language, value
    return best


def _quality(text: str) -> float:
    name, _, value = text.strip().partition("=")
    if not name:
        return 1.0
    try:
        return min(1.0, max(0.0, float(value))) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0
