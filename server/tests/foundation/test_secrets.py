"""Secrets are unreadable without the key in the data folder."""

from pathlib import Path

import pytest

from ringhall.foundation.secrets import SecretBox, SecretUnreadable

pytestmark = pytest.mark.unit


def test_a_secret_comes_back_after_a_restart_and_is_not_seen_in_between(tmp_path: Path) -> None:
    stored = SecretBox(tmp_path / "key").lock("open sesame")
    assert "sesame" not in stored
    assert SecretBox(tmp_path / "key").unlock(stored) == "open sesame"
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_another_key_does_not_open_it(tmp_path: Path) -> None:
    stored = SecretBox(tmp_path / "key").lock("open sesame")
    with pytest.raises(SecretUnreadable, match=r"secrets\.key of the backup"):
        SecretBox(tmp_path / "other").unlock(stored)
