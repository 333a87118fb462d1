"""Which passwords people may choose (NIST SP 800-63B: length counts, composition rules do not)."""

from ringhall.foundation.errors import Phrase

LENGTH_MIN = 12
LENGTH_MAX = 256
DIFFERENT_LETTERS_MIN = 5


def fault(password: str, login: str) -> Phrase | None:
    """What is wrong with the password, as a sentence for its owner; None when it is good."""
    if len(password) < LENGTH_MIN:
        return Phrase(
            "Choose a password of at least {least} characters; a few words in a row are easy to keep in mind.",
            least=LENGTH_MIN,
        )
    if len(password) > LENGTH_MAX:
        return Phrase("Choose a password of at most {most} characters.", most=LENGTH_MAX)
    if len(set(password)) < DIFFERENT_LETTERS_MIN:
        return Phrase("Choose a password with more different characters.")
    if len(login) > 2 and login.lower() in password.lower() and len(password) < len(login) + LENGTH_MIN:
        return Phrase("Choose a password that does not hold your login.")
    return None
