"""E-mail addresses: one way of writing each, so that the same address is found again."""

from functools import lru_cache

from ringhall.foundation.errors import Refusal

SHOWN_MAX = 80
REMEMBERED_MAX = 10_000


class NoAddress(Refusal):
    """What was given is no e-mail address."""

    code = "no-address"
    text = "“{address}” is no e-mail address. Write it as name@example.org."


def normalise(raw: str) -> str:
    """The address in small letters, its domain as people read it. Raises NoAddress.

    Whether its domain takes mail is not asked: that would be a question to the network for every record.
    """
    address = _normalised(raw.strip())
    if address is None:
        raise NoAddress(address=raw[:SHOWN_MAX])
    return address


@lru_cache(maxsize=REMEMBERED_MAX)
def _normalised(raw: str) -> str | None:
    # Loaded with the first address: most starts of a centre never need it.
    from email_validator import EmailNotValidError, validate_email

    try:
        # By the standard capitals may count before the @; no provider lets them, and people do not write them alike.
        return validate_email(raw, check_deliverability=False).normalized.casefold()
    except EmailNotValidError:
        return None
