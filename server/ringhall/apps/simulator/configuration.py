"""The configuration of the second Asterisk, which plays the public network."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from ringhall.engine.telephony.ari.wire import AriAddress
from ringhall.engine.telephony.asterisk.config import base_files
from ringhall.engine.telephony.asterisk.modules import MODULES, modules_conf
from ringhall.engine.telephony.asterisk.render import name_of, render

APP = "network"
ARI_USER = "simulator"


class Account(msgspec.Struct, frozen=True):
    """A SIP account at the centre for one of our phones."""

    name: str
    secret: str


KeysBy = Literal["rtp", "info"]
"""How phones send their keys: among the sound (RFC 4733), or in SIP messages of their own (INFO, RFC 6086)."""
DTMF_MODES: dict[KeysBy, str] = {"rtp": "rfc4733", "info": "info"}


class NetworkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The centre under trial, and the ports of the network. With `hearing` each leg keeps what it says and hears."""

    centre_host: str
    centre_port: int
    sip_port: int
    http_port: int
    ari_password: str
    rtp_low: int = 10_000
    rtp_high: int = 19_999
    hearing: bool = False
    keys_by: KeysBy = "rtp"

    @property
    def ari(self) -> AriAddress:
        """Where the network is commanded. All channels are people's, and one that is refused at once is told of too."""
        return AriAddress(f"http://127.0.0.1:{self.http_port}", ARI_USER, self.ari_password, APP, hears_all=True)


def fixed_files(settings: NetworkSettings, voices: Path) -> dict[str, str]:
    """The files that stay as they are while the network runs."""
    return {
        **base_files(),
        "modules.conf": modules_conf((*(name for name in MODULES if name != "app_queue"), "func_talkdetect")),
        "http.conf": render("http.conf", http_port=settings.http_port),
        "ari.conf": render("ari.conf", ari_user=ARI_USER, ari_password=settings.ari_password),
        "rtp.conf": _own("rtp.conf", rtp_low=settings.rtp_low, rtp_high=settings.rtp_high),
        "musiconhold.conf": _own("musiconhold.conf", voices=voices),
        "extensions.conf": _own("extensions.conf", app=APP, hearing="yes" if settings.hearing else "no"),
        "pjsip.conf": _own(
            "pjsip.conf",
            sip_port=settings.sip_port,
            centre_port=settings.centre_port,
            centre_host=name_of(settings.centre_host, "The host of the centre"),
            dtmf_mode=DTMF_MODES[settings.keys_by],
        ),
    }


def phone_files(settings: NetworkSettings, accounts: Iterable[Account]) -> dict[str, str]:
    """The phones, each registered at the centre under its agent's account."""
    return {"pjsip_phones.conf": "".join(_phone(settings, account) for account in accounts)}


def _phone(settings: NetworkSettings, account: Account) -> str:
    name = name_of(account.name, "The name of a phone")
    centre = f"{settings.centre_host}:{settings.centre_port}"
    return (
        f"[{name}]\ntype=auth\nauth_type=digest\nusername={name}\n"
        f"password={name_of(account.secret, 'The secret of a phone')}\n\n"
        f"[{name}]\ntype=registration\ntransport=udp\noutbound_auth={name}\nserver_uri=sip:{centre}\n"
        f"client_uri=sip:{name}@{centre}\ncontact_user={name}\nmax_random_initial_delay=0\nexpiration=60\nretry_interval=2\n"
        "forbidden_retry_interval=10\nfatal_retry_interval=10\nmax_retries=1000000\nauth_rejection_permanent=no\n\n"
        # By this line the phone calls out, under its own account.
        f"[{line_of(name)}]\ntype=endpoint\ntransport=udp\ncontext=incoming\naors=centre\noutbound_auth={name}\n"
        f"from_user={name}\ndisallow=all\nallow=alaw,ulaw\ndirect_media=no\n"
        f"dtmf_mode={DTMF_MODES[settings.keys_by]}\n"
        "send_connected_line=no\nmedia_address=127.0.0.1\nbind_rtp_to_media_address=yes\n\n"
    )


def line_of(account: str) -> str:
    """The endpoint by which a phone of this account calls the centre."""
    return f"{account}-line"


def _own(name: str, **values: object) -> str:
    text = (files(__package__) / "templates" / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"<<{key}>>", str(value))
    return text
