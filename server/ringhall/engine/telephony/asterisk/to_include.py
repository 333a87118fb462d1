"""What an Asterisk of the user's own has to include: files named after the file that includes them."""

from collections.abc import Collection, Iterable
from pathlib import Path

from ringhall.engine.telephony.asterisk import config
from ringhall.engine.telephony.asterisk.render import quoted, render
from ringhall.engine.telephony.ports import Seat, Trunk
from ringhall.engine.telephony.settings import ExternalAri, TelephonySettings

DIALPLAN, HINTS, QUEUES = "extensions_ringhall.conf", "extensions_ringhall_hints.conf", "queues_ringhall.conf"
PJSIP, SEATS, TRUNKS = "pjsip_ringhall.conf", "pjsip_ringhall_seats.conf", "pjsip_ringhall_trunks.conf"
READERS: dict[str, tuple[str, ...]] = {
    DIALPLAN: ("pbx_config.so",),
    HINTS: ("pbx_config.so",),
    QUEUES: ("app_queue.so",),
    PJSIP: ("res_pjsip.so",),
    SEATS: ("res_pjsip.so",),
    TRUNKS: ("res_pjsip.so", "res_pjsip_endpoint_identifier_ip.so"),
}
"""The modules that read each file, to be reloaded when it changes."""


def fixed(settings: TelephonySettings, ari: ExternalAri, folder: Path) -> dict[str, str]:
    """What stays the same as long as the settings do, with a page for the owner."""
    parts = "\n".join(f'#tryinclude "{folder / name}"' for name in (SEATS, TRUNKS))
    return {
        DIALPLAN: f'{config.contexts(settings)}\n#tryinclude "{folder / HINTS}"\n',
        PJSIP: f"{config.endpoints()}\n{parts}\n",
        "README.txt": render(
            "README.txt",
            folder=folder,
            user=quoted(ari.user),
            recordings=ari.recordings,
            dialplan=DIALPLAN,
            queues=QUEUES,
            pjsip=PJSIP,
        ),
    }


def seats(seats: Collection[Seat], fallback_order: Iterable[str]) -> dict[str, str]:
    """The SIP accounts, what phones may watch of them, and who serves callers while Ringhall is away."""
    return {
        SEATS: config.accounts(seats),
        HINTS: config.hints(seats),
        QUEUES: config.fallback_queue(fallback_order),
    }


def trunks(trunks: Iterable[Trunk]) -> dict[str, str]:
    """The lines to the public network."""
    return {TRUNKS: config.lines(trunks)}
