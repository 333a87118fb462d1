"""What tests need from the machine beyond Python: installed where we are root on Debian, else named."""

import os
import shutil
import subprocess
from pathlib import Path

from tools.show import already, fail, step

# Any one of the commands (or files) will do; the package brings it.
NEEDED: dict[str, tuple[str, ...]] = {
    "sip-tester": ("sipp",),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "chromium-headless-shell": ("chromium-headless-shell", "chromium-browser", "google-chrome"),
    "espeak-ng": ("espeak-ng",),
    "fonts-dejavu-core": ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",),
    "fonts-noto-cjk": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",),
}


def is_there(name: str) -> bool:
    """Whether the command is on the PATH, or the file exists."""
    return Path(name).exists() if name.startswith("/") else shutil.which(name) is not None


def browser(*, whole: bool = False) -> str | None:
    """The Chromium that tests drive. The one without a desktop draws the same, and asks a fifth less of the machine.

    Only the `whole` one gives notices to the system, has several devices, and can be relied upon for sound.
    """
    return next(filter(None, map(shutil.which, NEEDED["chromium" if whole else "chromium-headless-shell"])), None)


def missing() -> list[str]:
    """The Debian packages that would bring what is not there."""
    return [package for package, names in NEEDED.items() if not any(is_there(name) for name in names)]


def install_for_tests() -> None:
    """Install what is missing; without the right to, say what to install and stop."""
    packages = missing()
    if not packages:
        already("Programs for tests")
        return
    wanted = " ".join(packages)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        fail(f"Tests need these programs too: {wanted}. Install them with: sudo apt-get install {wanted}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    step("List of Debian packages", ["apt-get", "update"], env=quiet)
    step(
        f"Programs for tests ({wanted})", ["apt-get", "install", "-y", "--no-install-recommends", *packages], env=quiet
    )
    if missing():
        fail(f"apt-get ran, yet these are still missing: {' '.join(missing())}. Install them by hand.")


def venv_package() -> list[str] | None:
    """The command that gives a Debian Python its `venv` module, where we may run it."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    return ["apt-get", "install", "-y", "-qq", "python3-venv"]
