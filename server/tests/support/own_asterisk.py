"""An Asterisk that belongs to the user of Ringhall: its own files, which include Ringhall's and nothing more."""

import os
from collections.abc import Mapping
from pathlib import Path

from ringhall.engine.telephony.asterisk import music, provision
from ringhall.engine.telephony.asterisk.config import base_files
from ringhall.engine.telephony.asterisk.network import free_port
from ringhall.engine.telephony.asterisk.process import Asterisk, running_pid
from ringhall.engine.telephony.settings import TelephonySettings

USER, PASSWORD = "centre", "the password of its owner"
_PJSIP = """
[global]
type=global
endpoint_identifier_order=username,ip

[udp]
type=transport
protocol=udp
bind=127.0.0.1:{sip_port}

[ws]
type=transport
protocol=ws
bind=127.0.0.1

#tryinclude "{folder}/pjsip_ringhall.conf"
"""
_ARI = f"""
[general]
enabled=yes
channelvars=RINGHALL_WAITED_MS,RINGHALL_DIALLED

[{USER}]
type=user
read_only=no
password={PASSWORD}
"""


class OwnAsterisk:
    """Runs below `folder` and answers on this SIP port; `included` is the folder that Ringhall writes."""

    def __init__(self, folder: Path, sip_port: int, included: Path) -> None:
        self._http_port = free_port()
        tune = music.ensure(folder / "music")
        low = 20_000 + sip_port % 40 * 400 + 200
        files = {
            **base_files(),
            "http.conf": f"[general]\nenabled=yes\nbindaddr=127.0.0.1\nbindport={self._http_port}\n",
            "ari.conf": _ARI,
            "musiconhold.conf": f"[default]\nmode=files\ndirectory={tune}\n",
            "rtp.conf": f"[general]\nrtpstart={low}\nrtpend={low + 199}\n",
            "pjsip.conf": _PJSIP.format(sip_port=sip_port, folder=included),
            "extensions.conf": f'[general]\nstatic=yes\n\n#tryinclude "{included}/extensions_ringhall.conf"\n',
            "queues.conf": f'[general]\n\n#tryinclude "{included}/queues_ringhall.conf"\n',
        }
        self.process = Asterisk(provision.find(TelephonySettings(data=folder)), folder / "own", files)

    @property
    def settings(self) -> Mapping[str, str]:
        """All that Ringhall is told of it."""
        return {
            "RINGHALL_ARI": f"http://127.0.0.1:{self._http_port}",
            "RINGHALL_ARI_USER": USER,
            "RINGHALL_ARI_PASSWORD": PASSWORD,
            "RINGHALL_ARI_RECORDINGS": str(self.process.instance.recordings),
        }

    @property
    def runs(self) -> bool:
        """Whether it is there, unharmed since its start."""
        pid = running_pid(self.process.instance)
        return pid == self.process.pid and os.path.exists(f"/proc/{pid}")
