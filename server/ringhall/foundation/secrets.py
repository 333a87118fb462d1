"""Secrets at rest: encrypted with a key that lies in the data folder, never in the database."""

import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken


class SecretUnreadable(Exception):
    """The secret was encrypted with another key than the one in the data folder."""


class SecretBox:
    """Encrypts and decrypts short secrets with the key in `file`, which is made when it is missing."""

    def __init__(self, file: Path) -> None:
        self._fernet = Fernet(_key(file))

    def lock(self, secret: str) -> str:
        """The secret as it may be stored."""
        return self._fernet.encrypt(secret.encode()).decode()

    def unlock(self, stored: str) -> str:
        """The secret that `lock` was given."""
        try:
            return self._fernet.decrypt(stored.encode()).decode()
        except InvalidToken:
            raise SecretUnreadable(
                "A stored secret does not fit the key in the data folder; restore the file secrets.key of the backup."
            ) from None


def _key(file: Path) -> bytes:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_bytes().strip()
    key = Fernet.generate_key()
    with os.fdopen(descriptor, "wb") as output:
        output.write(key)
        output.flush()
        os.fsync(output.fileno())
    return key
