"""What can be wrong with one field of a request, in our own words instead of the framework's."""

from collections.abc import Mapping
from typing import Any

from ringhall.apps.api.texts.catalogue import say

OTHERWISE = "This value cannot be used."
FAULTS: Mapping[str, str] = {
    "missing": "This is missing.",
    "extra_forbidden": "There is no field of this name.",
    "json_invalid": "This is no JSON.",
    "json_type": "This is no JSON.",
    "string_type": "Write a text here.",
    "string_unicode": "The text is not in UTF-8.",
    "string_too_short": "Write at least {min_length} characters.",
    "string_too_long": "Write at most {max_length} characters.",
    "string_pattern_mismatch": "The text does not have the form that is wanted: {pattern}",
    "literal_error": "Choose one of {expected}.",
    "enum": "Choose one of {expected}.",
    "bool_type": "Say true or false.",
    "bool_parsing": "Say true or false.",
    "int_type": "Write a whole number.",
    "int_parsing": "Write a whole number.",
    "int_from_float": "Write a whole number.",
    "int_parsing_size": "The number is too large.",
    "float_type": "Write a number.",
    "float_parsing": "Write a number.",
    "finite_number": "Write a number.",
    "greater_than": "The number must be greater than {gt}.",
    "greater_than_equal": "The number must be at least {ge}.",
    "less_than": "The number must be less than {lt}.",
    "less_than_equal": "The number must be at most {le}.",
    "list_type": "A list is wanted here.",
    "dict_type": "An object is wanted here.",
    "model_type": "An object is wanted here.",
    "model_attributes_type": "An object is wanted here.",
    "too_short": "Give at least {min_length}.",
    "too_long": "Give at most {max_length}.",
    "date_type": "Write a date, like 2026-11-22.",
    "date_parsing": "Write a date, like 2026-11-22.",
    "date_from_datetime_parsing": "Write a date, like 2026-11-22.",
    "date_from_datetime_inexact": "Write a date, like 2026-11-22.",
    "datetime_type": "Write date and time, like 2026-11-22T10:15:00Z.",
    "datetime_parsing": "Write date and time, like 2026-11-22T10:15:00Z.",
    "datetime_from_date_parsing": "Write date and time, like 2026-11-22T10:15:00Z.",
    "timezone_aware": "Say the time zone too, like 2026-11-22T10:15:00Z.",
}


def fault_in_words(language: str, fault: Mapping[str, Any]) -> str:
    """One fault that the framework found, as a sentence."""
    context = fault.get("ctx") or {}
    own = context.get("error")
    if isinstance(own, ValueError) and own.args:
        return say(language, "{reason}", {"reason": own.args[0]})
    known = FAULTS.get(str(fault["type"]))
    if known is None:
        return str(fault["msg"]) if language == "en" else say(language, OTHERWISE)
    return say(language, known, context)
