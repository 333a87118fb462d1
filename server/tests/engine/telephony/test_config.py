"""The configuration as text: what is in it, and what can never get into it."""

import stat
from itertools import pairwise
from pathlib import Path

import pytest

from ringhall.engine.telephony.asterisk import config, music
from ringhall.engine.telephony.asterisk.build import Build
from ringhall.engine.telephony.asterisk.instance import Instance, version_of
from ringhall.engine.telephony.asterisk.render import NotForConfig, quoted
from ringhall.engine.telephony.asterisk.secrets import kept
from ringhall.engine.telephony.errors import AsteriskDidNotStart
from ringhall.engine.telephony.ports import Seat, Trunk
from ringhall.engine.telephony.settings import TelephonySettings

pytestmark = pytest.mark.unit
SECRETS = config.Secrets(http_port=18088, ari_password="ari-pw", guest_password="guest-pw")


def _files(**settings: object) -> dict[str, str]:
    chosen = TelephonySettings(data=Path("data"), **settings)  # type: ignore[arg-type]
    return config.fixed_files(chosen, SECRETS, "music")


def test_everything_listens_on_loopback_unless_told_otherwise() -> None:
    files = _files(sip_port=5061)
    assert "bind=127.0.0.1:5061" in files["pjsip.conf"]
    assert "bindaddr=127.0.0.1" in files["http.conf"]
    assert "bind_rtp_to_media_address=yes" in files["pjsip.conf"]
    assert "[ice_host_candidates]" in files["rtp.conf"]


def test_a_public_address_offers_browsers_its_real_candidates() -> None:
    files = _files(bind="0.0.0.0")
    assert "bind=0.0.0.0:5060" in files["pjsip.conf"]
    assert "bind_rtp_to_media_address" not in files["pjsip.conf"]
    assert "ice_host_candidates" not in files["rtp.conf"]
    assert "bindaddr=127.0.0.1" in files["http.conf"]


def test_each_interface_is_shown_to_browsers_as_loopback() -> None:
    assert "192.0.2.2 => 127.0.0.1" in config.ice(["192.0.2.2"])


def test_anonymous_calls_find_no_door() -> None:
    files = _files()
    assert "identifier_anonymous" not in files["modules.conf"]
    assert files["pjsip_guest.conf"] == ""


def test_guests_reach_only_the_numbers_open_to_them_and_drafts_opened_one_by_one() -> None:
    files = _files(guest_allowed=True, guest_numbers=("4008000001",))
    assert "context=guests" in files["pjsip_guest.conf"]
    guests = files["extensions.conf"].split("[guests]")[1].split("[legs]")[0]
    assert [line for line in guests.splitlines() if line.startswith("exten")] == [
        "exten => 4008000001,1,Goto(arrivals,${EXTEN},1)",
        "exten => _draft.,1,Goto(arrivals,${EXTEN},1)",
    ]


def test_a_seat_is_a_phone_and_a_browser_under_one_secret() -> None:
    text = config.seat_files([Seat(name="agent3", secret="s3cret", display='Ana; "x"')], [])["pjsip_seats.conf"]
    assert "[agent3](phone)" in text
    assert "[agent3-web](browser)" in text
    assert text.count("password=s3cret") == 2
    assert 'callerid="Ana\\;  x" <agent3>' in text
    assert config.seat_endpoint("agent3", browser=True) == "PJSIP/agent3-web"


def test_extensions_are_watched_by_the_state_we_give_them_and_only_by_phones_on_desks() -> None:
    seats = [Seat(name="agent3", secret="s", extension="203"), Seat(name="agent4", secret="s")]
    assert config.seat_files(seats, [])["hints.conf"] == "[hints]\nexten => 203,hint,Stasis:203\n"
    templates = config.endpoints()
    phone, browser, line = (templates.split(f"[{name}](!)")[1].split("[")[0] for name in ("phone", "browser", "line"))
    assert "subscribe_context=hints" in phone
    assert "allow_subscribe=no" in browser
    assert "allow_subscribe=no" in line
    with pytest.raises(NotForConfig):
        config.hints([Seat(name="a", secret="s", extension="2;3")])


def test_the_fallback_queue_rings_seats_in_their_order() -> None:
    text = config.seat_files([], ["b", "a"])["queues.conf"]
    members = [line for line in text.splitlines() if line.startswith("member")]
    assert [line.split()[2].split(",")[0] for line in members] == ["PJSIP/b-web", "PJSIP/b", "PJSIP/a-web", "PJSIP/a"]


def test_a_trunk_knows_its_peers_its_codecs_and_its_capacity() -> None:
    peers = ["192.0.2.7", "192.0.2.8:5080"]
    trunk = Trunk(name="public", match=peers, host="sip.example.com", port=5080, channels_max=7)
    text = config.trunk_files([trunk])["pjsip_trunks.conf"]
    assert "match=192.0.2.7,192.0.2.8:5080" in text
    assert "contact=sip:sip.example.com:5080" in text
    assert "set_var=RINGHALL_CHANNELS_MAX=7" in text
    assert "allow=alaw,ulaw" in text


@pytest.mark.parametrize("name", ["", "a b", "a]\n[b", "a;b", "x" * 65])
def test_names_that_would_change_a_file_are_refused(name: str) -> None:
    with pytest.raises(NotForConfig):
        config.seat_files([Seat(name=name, secret="s")], [])
    with pytest.raises(NotForConfig):
        config.seat_files([Seat(name="agent1", secret=name)], [])


def test_free_text_cannot_break_out_of_its_line() -> None:
    assert "\n" not in quoted("a\nexten => x")
    assert quoted("a;b") == "a\\;b"


def _instance(folder: Path) -> Instance:
    return Instance(Build(("asterisk",), Path("modules"), Path("share"), "22.10"), folder)


def test_files_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    instance = _instance(tmp_path / "i")
    instance.prepare({"ari.conf": "password=x\n"})
    assert stat.S_IMODE((tmp_path / "i/etc/ari.conf").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "i/etc").stat().st_mode) == 0o700


def test_the_version_changes_with_any_file_and_only_then(tmp_path: Path) -> None:
    instance = _instance(tmp_path / "i")
    first = instance.prepare({"a.conf": "1"})
    assert instance.prepare({"a.conf": "1"}) == first
    assert instance.prepare({"a.conf": "2"}) != first
    assert version_of({}, instance.build) != first


def test_no_two_boots_give_their_channels_the_same_names(tmp_path: Path) -> None:
    instance = _instance(tmp_path / "i")
    version = instance.prepare({})
    names = set()
    for _ in range(3):
        instance.name_boot()
        names.add((tmp_path / "i/etc/asterisk.conf").read_text().partition("systemname=")[2].split()[0])
    assert len(names) == 3
    assert instance.prepare({}) == version


def test_a_folder_with_too_long_a_path_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(AsteriskDidNotStart, match="too long"):
        _instance(tmp_path / ("x" * 100)).prepare({})


def test_secrets_are_drawn_once_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    first = kept(file, 0, running=False)
    assert kept(file, 0, running=True) == first
    assert kept(file, 4321, running=False).http_port == 4321
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(first.ari_password) >= 32


def test_the_music_is_a_quiet_minute_without_a_seam() -> None:
    samples = music.compose().tolist()
    assert 45 <= len(samples) / music.RATE <= 120
    assert 1000 < max(samples) < 10_000
    steps = [abs(a - b) for a, b in pairwise(samples)]
    assert abs(samples[0] - samples[-1]) <= max(steps)
