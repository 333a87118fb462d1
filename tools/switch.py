"""Gets an Asterisk ready for embedding, before the first start: found, or fetched into the cache folder."""

import sys

from ringhall.engine.telephony.asterisk.provision import find
from ringhall.engine.telephony.errors import NoAsterisk
from ringhall.engine.telephony.settings import TelephonySettings
from tools.show import ROOT


def main() -> int:
    """Print what was found, or what to do."""
    try:
        build = find(
            TelephonySettings(data=ROOT / "data"), lambda done, total, what: print(done, total, what, flush=True)
        )
    except NoAsterisk as refusal:
        print(refusal)
        return 1
    print(f"Asterisk {build.version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
