"""Configuration files as Asterisk knows them, with `<<name>>` where a setting goes."""

import re
from importlib.resources import files

from ringhall.foundation.errors import Refusal

_PLACE = re.compile(r"<<(\w+)>>")


class NotForConfig(Refusal):
    """A value that would change the meaning of a configuration file."""

    code = "not-for-config"
    text = "{what} “{value}” cannot be used: letters, digits and . _ + - only, at most 64."


def render(name: str, /, **values: object) -> str:
    """The template `name` with its places filled; a place without a value is a KeyError."""
    text = (files(__package__) / "templates" / name).read_text(encoding="utf-8")
    return _PLACE.sub(lambda found: str(values[found[1]]), text)


def name_of(value: str, what: str) -> str:
    """The value when it may stand as a name in any file, else a refusal."""
    if not re.fullmatch(r"[A-Za-z0-9_.+-]{1,64}", value):
        raise NotForConfig(what=what, value=value)
    return value


def quoted(value: str) -> str:
    """Free text as one harmless value: no line breaks, no comment, no closing quote."""
    return re.sub(r"[\x00-\x1f\x7f\"<>\\]", " ", value).replace(";", "\\;").strip()
