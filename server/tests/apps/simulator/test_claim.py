"""A newer simulation sends the one that was left over home."""

import subprocess
import sys
from pathlib import Path

import pytest

from ringhall.apps.simulator.claim import claim

pytestmark = pytest.mark.unit

LEFT_OVER = """
import sys, time
from pathlib import Path
from ringhall.apps.simulator.claim import claim
with claim(Path(sys.argv[1])):
    print("mine", flush=True)
    time.sleep(60)
"""


def test_a_newer_simulation_sends_the_older_one_home(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", LEFT_OVER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as older:
        assert older.stdout is not None
        assert older.stdout.readline() == "mine\n"
        with claim(tmp_path):
            assert older.wait(5) < 0


def test_a_free_folder_is_taken_at_once_and_again(tmp_path: Path) -> None:
    for _ in range(2):
        with claim(tmp_path):
            assert (tmp_path / "lock").exists()
