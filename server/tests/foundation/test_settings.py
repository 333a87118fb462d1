"""Settings come from the command line, then from the environment; a wrong value is named with its remedy."""

from pathlib import Path

import pytest

from ringhall.foundation.settings import SettingsWrong, load

pytestmark = pytest.mark.unit


def test_each_kind_of_centre_has_its_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load(role="serve").data == tmp_path / ".local/share/ringhall/serve"
    assert load(role="demo").data == tmp_path / ".local/share/ringhall/demo"


def test_the_command_line_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGHALL_SIP", "5070")
    monkeypatch.setenv("RINGHALL_HTTP", "127.0.0.1:9000")
    settings = load(sip=5080, http=None)
    assert (settings.sip, settings.http_host, settings.http_port) == (5080, "127.0.0.1", 9000)


def test_everything_stays_on_this_machine_unless_told_otherwise() -> None:
    settings = load()
    assert settings.http_host == "127.0.0.1"
    assert settings.listen == "127.0.0.1"
    assert (settings.rtp_low, settings.rtp_high) == (20000, 20999)


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("http", "8080", "HOST:PORT"),
        ("rtp", "20000", "LOW-HIGH"),
        ("rtp", "30000-20000", "LOW-HIGH"),
        ("sip", "many", "integer"),
        ("listen", "here", "IP address"),
        ("time_zone", "Moon/Base", "IANA"),
    ],
)
def test_a_wrong_value_is_one_sentence(name: str, value: str, remedy: str) -> None:
    with pytest.raises(SettingsWrong, match=remedy) as wrong:
        load(**{name: value})
    assert str(wrong.value).startswith(f"--{name.replace('_', '-')} (or RINGHALL_{name.upper()}) cannot be “{value}”")
    assert "\n" not in str(wrong.value)


def test_secrets_do_not_show() -> None:
    assert "hunter2hunter2" not in repr(load(password="hunter2hunter2", ari_password="hunter2hunter2"))
