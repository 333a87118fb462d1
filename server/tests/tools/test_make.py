"""What `make` offers beside tests begins at all."""

import subprocess

import pytest

from tools import show

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("target", ["bench", "sim", "match"])
def test_what_measures_finds_all_it_imports(target: str) -> None:
    asked = ["make", "-n", target, "ARGS=--help"]
    lines = subprocess.run(asked, cwd=show.ROOT, capture_output=True, text=True, check=True, timeout=30).stdout
    # The line that runs it, without the set-up before; a line may go on after a backslash.
    command = next(line for line in lines.replace("\\\n", " ").splitlines() if line.startswith("cd server"))
    if "--help" not in command:
        command += " --help"
    told = subprocess.run(["sh", "-c", command], cwd=show.ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (told.returncode, told.stdout.startswith("usage:")) == (0, True), told.stderr
