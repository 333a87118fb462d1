"""The configuration of Ringhall's own switch, from settings.

Seats: each is two SIP endpoints under one secret. `agent3` is any SIP phone (UDP, RTP); `agent3-web` is the
page's softphone (WebSocket, DTLS, ICE). Both may be registered at once; a Dial names the one to ring
(`PJSIP/agent3` or `PJSIP/agent3-web`, see `seat_endpoint`). One endpoint cannot serve both: a browser refuses
an offer of plain RTP, and a desk phone one of DTLS.

Recordings: a leg dialled with a recording writes raw 16-bit 8 kHz stereo from its answer on. The left channel
is what the leg itself says, the right one what it hears. The file's name must end in `.raw`, and its folder
must exist; the last samples are on disk a moment after LegEnded.
"""

from collections.abc import Collection, Iterable

import msgspec

from ringhall.engine.telephony.asterisk.modules import modules_conf
from ringhall.engine.telephony.asterisk.network import addresses, is_loopback
from ringhall.engine.telephony.asterisk.render import name_of, quoted, render
from ringhall.engine.telephony.ports import Seat, Trunk
from ringhall.engine.telephony.settings import DRAFT_PREFIX, GUEST, TelephonySettings

MUSIC_FOLDER = "music"
_ANY_NUMBER = "_[+*#0-9A-Za-z]."
# Read by modules that load without settings of their own; a missing file would be a warning each.
_EMPTY = (
    "acl",
    "ccss",
    "cdr",
    "cel",
    "cli",
    "cli_permissions",
    "codecs",
    "extconfig",
    "pjproject",
    "pjsip_notify",
    "queuerules",
    "sorcery",
    "stasis",
    "udptl",
    "websocket_client",
    "manager",
)


class Secrets(msgspec.Struct, frozen=True):
    """What is drawn once per instance: the port and password of ARI, and the password of web guests."""

    http_port: int
    ari_password: str
    guest_password: str
    ari_user: str = "ringhall"


def seat_endpoint(seat: str, *, browser: bool) -> str:
    """What to dial to ring the seat's browser, or its desk phone."""
    return f"PJSIP/{seat}-web" if browser else f"PJSIP/{seat}"


def fixed_files(settings: TelephonySettings, secrets: Secrets, music: str) -> dict[str, str]:
    """The files that stay the same as long as the settings do; a change of one needs a restart."""
    local = is_loopback(settings.bind)
    return {
        **base_files(),
        "http.conf": render("http.conf", http_port=secrets.http_port),
        "ari.conf": render("ari.conf", ari_user=secrets.ari_user, ari_password=secrets.ari_password),
        "extensions.conf": render("extensions.conf", contexts=contexts(settings) + "\n#include hints.conf\n"),
        "pjsip.conf": render(
            "pjsip.conf",
            bind=settings.bind,
            sip_port=settings.sip_port,
            # RTP sockets listen everywhere unless told otherwise.
            endpoints=endpoints(
                "transport=udp\n", f"media_address={settings.bind}\nbind_rtp_to_media_address=yes" if local else ""
            ),
        ),
        "pjsip_guest.conf": _guest(settings, secrets),
        "rtp.conf": render(
            "rtp.conf", rtp_low=settings.rtp_low, rtp_high=settings.rtp_high, ice=ice(addresses()) if local else ""
        ),
        "musiconhold.conf": render("musiconhold.conf", music=music),
    }


def base_files() -> dict[str, str]:
    """What every Asterisk needs that loads these modules, whatever it is for."""
    return {
        **{f"{name}.conf": "; Nothing to set.\n" for name in _EMPTY},
        "modules.conf": modules_conf(),
        "features.conf": render("features.conf"),
        "logger.conf": render("logger.conf"),
        "indications.conf": render("indications.conf"),
    }


def ice(interfaces: Iterable[str]) -> str:
    """Offer browsers 127.0.0.1 in place of each interface: Asterisk never offers loopback by itself."""
    mapped = "".join(f"{address} => 127.0.0.1\n" for address in interfaces)
    return f"ice_deny=::/0\n\n[ice_host_candidates]\n{mapped}"


def contexts(settings: TelephonySettings) -> str:
    """Our part of the dialplan: what becomes of calls that come in, and of legs we dialled."""
    return render("contexts.conf", app=settings.app, guests=_guest_numbers(settings))


def endpoints(transport: str = "", media: str = "") -> str:
    """What all phones, all pages and all trunks have in common, as templates for `accounts` and `lines`."""
    return render("endpoints.conf", transport=transport, media=media)


def seat_files(seats: Collection[Seat], fallback_order: Iterable[str]) -> dict[str, str]:
    """The SIP accounts, what phones may watch of them, and who serves callers while Ringhall is away."""
    return {
        "pjsip_seats.conf": accounts(seats),
        "hints.conf": hints(seats),
        "queues.conf": "[general]\npersistentmembers=no\nautofill=yes\n\n" + fallback_queue(fallback_order),
    }


def trunk_files(trunks: Iterable[Trunk]) -> dict[str, str]:
    """The lines to the public network."""
    return {"pjsip_trunks.conf": lines(trunks)}


def accounts(seats: Iterable[Seat]) -> str:
    """Each seat as two endpoints."""
    return "".join(_seat(seat) for seat in seats)


def hints(seats: Iterable[Seat]) -> str:
    """What a phone that watches an extension is told: the state we give it (`ShowState`)."""
    numbers = [name_of(seat.extension, "The extension") for seat in seats if seat.extension]
    return "\n".join(["[hints]", *(f"exten => {number},hint,Stasis:{number}" for number in numbers), ""])


def lines(trunks: Iterable[Trunk]) -> str:
    """Each trunk as an endpoint."""
    return "".join(_trunk(trunk) for trunk in trunks)


def fallback_queue(members: Iterable[str]) -> str:
    """The queue that serves callers while Ringhall is away."""
    rows = [
        f"member => {seat_endpoint(name_of(name, 'The seat name'), browser=browser)},{number}"
        for number, name in enumerate(members)
        for browser in (True, False)
    ]
    return "\n".join(
        [
            "[fallback]",
            "musicclass=default",
            "strategy=rrmemory",
            "timeout=15",
            "retry=1",
            "wrapuptime=0",
            "ringinuse=no",
            "autofill=yes",
            "joinempty=yes",
            "leavewhenempty=no",
            *rows,
            "",
        ]
    )


def _seat(seat: Seat) -> str:
    name = name_of(seat.name, "The seat name")
    caller = f'callerid="{quoted(seat.display or name)}" <{name}>'
    return _account(name, "phone", seat.secret, caller) + _account(f"{name}-web", "browser", seat.secret, caller)


def _account(name: str, kind: str, secret: str, *more: str) -> str:
    rows = "".join(f"{row}\n" for row in more)
    return (
        f"[{name}]({kind})\nauth={name}\naors={name}\n{rows}\n"
        f"[{name}](secret)\nusername={name}\npassword={name_of(secret, 'The secret of a seat')}\n\n"
        f"[{name}](place)\ntype=aor\n\n"
    )


def _trunk(trunk: Trunk) -> str:
    name = name_of(trunk.name, "The trunk name")
    text = (
        f"[{name}](line)\nallow={','.join(name_of(codec, 'The codec') for codec in trunk.codecs)}\n"
        f"set_var=RINGHALL_TRUNK={name}\nset_var=RINGHALL_CHANNELS_MAX={trunk.channels_max}\n"
    )
    if trunk.host:
        host = name_of(trunk.host, "The host of a trunk")
        text += f"aors={name}\n\n[{name}]\ntype=aor\ncontact=sip:{host}:{trunk.port}\n"
    if trunk.match:
        addresses_matched = ",".join(quoted(match) for match in trunk.match)
        text += f"\n[{name}]\ntype=identify\nendpoint={name}\nmatch={addresses_matched}\n"
    return text + "\n"


def _guest(settings: TelephonySettings, secrets: Secrets) -> str:
    if not settings.guest_allowed:
        return ""
    return _account(GUEST, "browser", secrets.guest_password, "context=guests")


def _guest_numbers(settings: TelephonySettings) -> str:
    numbers = [name_of(number, "The guest number") for number in settings.guest_numbers] or [_ANY_NUMBER]
    return "\n".join(f"exten => {each},1,Goto(arrivals,${{EXTEN}},1)" for each in [*numbers, f"_{DRAFT_PREFIX}."])
