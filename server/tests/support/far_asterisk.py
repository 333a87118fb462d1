"""A second real Asterisk that plays everybody at the other end: callers, seats' phones, the public network."""

from pathlib import Path

from ringhall.engine.telephony.asterisk import provision
from ringhall.engine.telephony.asterisk.config import base_files
from ringhall.engine.telephony.asterisk.process import Asterisk
from ringhall.engine.telephony.settings import TelephonySettings

_PJSIP = """
[udp]
type=transport
protocol=udp
bind=127.0.0.1:{port}

[switch]
type=endpoint
context=phones
disallow=all
allow=ulaw
direct_media=no
aors=switch
media_address=127.0.0.1
bind_rtp_to_media_address=yes

[switch]
type=aor
contact=sip:127.0.0.1:{switch_port}

[switch]
type=identify
endpoint=switch
match=127.0.0.1
"""
_SEAT = """
[{name}]
type=registration
server_uri=sip:127.0.0.1:{switch_port}
client_uri=sip:{name}@127.0.0.1:{switch_port}
contact_user={name}
max_random_initial_delay=0
outbound_auth={name}
expiration=120

[{name}]
type=auth
auth_type=digest
username={name}
password={secret}

[{name}](switch-as)
from_user={name}
outbound_auth={name}
"""
_SEAT_BASE = """
[switch-as](!)
type=endpoint
context=phones
disallow=all
allow=ulaw
direct_media=no
aors=switch
media_address=127.0.0.1
bind_rtp_to_media_address=yes
"""
# A number says what happens when it is called, or what its caller does. Whoever says no rings first: of a leg that
# is gone before the switch could be asked to follow it, nobody learns why.
_EXTENSIONS = """
[phones]
exten => _[a-z0-9].,1,Goto(tone700,1)
exten => tone700,1,Answer()
 same => n,Playtones(700)
 same => n,Wait(60)
exten => busy,1,Ringing()
 same => n,Wait(1)
 same => n,Hangup(17)
exten => rejects,1,Ringing()
 same => n,Wait(1)
 same => n,Hangup(21)
exten => rings,1,Ringing()
 same => n,Wait(60)
exten => talks2s,1,Answer()
 same => n,Wait(2)
exten => header,1,Set(GLOBAL(HEADER)=${PJSIP_HEADER(read,X-Ringhall-Contact)})
 same => n,Set(GLOBAL(CALLER)=${CALLERID(all)})
 same => n,Answer()
 same => n,Wait(60)

[callers]
exten => tone1500,1,Playtones(1500)
 same => n,Wait(60)
exten => press2,1,Wait(0.5)
 same => n,SendDTMF(2)
 same => n,Playtones(1500)
 same => n,Wait(60)
exten => speaks,1,Wait(1.5)
 same => n,Playtones(440)
 same => n,Wait(2)
 same => n,SendDTMF(#)
 same => n,Wait(60)
exten => stays,1,Wait(60)
exten => hangs_up,1,Wait(1)
"""


class FarAsterisk:
    """Callers and phones on 127.0.0.1; `seats` are the accounts it registers with the switch."""

    def __init__(self, folder: Path, port: int, switch_port: int, rtp_low: int, seats: dict[str, str]) -> None:
        pjsip = _PJSIP.format(port=port, switch_port=switch_port) + _SEAT_BASE
        for name, secret in seats.items():
            pjsip += _SEAT.format(name=name, secret=secret, switch_port=switch_port)
        files = {
            **base_files(),
            "pjsip.conf": pjsip,
            "extensions.conf": _EXTENSIONS,
            "rtp.conf": f"[general]\nrtpstart={rtp_low}\nrtpend={rtp_low + 200}\n",
        }
        self.process = Asterisk(provision.find(TelephonySettings(data=folder)), folder, files)

    async def call(self, number: str, behaviour: str, line: str = "switch") -> None:
        """Call `number` through the switch, as the public network or as a seat; once answered, behave so."""
        await self.process.command(f"channel originate PJSIP/{number}@{line} extension {behaviour}@callers")

    async def hang_up_all(self) -> None:
        """Everybody at the far end puts down."""
        await self.process.command("channel request hangup all")
