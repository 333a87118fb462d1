"""The tests of a file stay with one worker, whatever pytest and xdist make of groups."""

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tests.support.side_by_side import CENTRES, together

pytestmark = pytest.mark.unit

SERVER = Path(__file__).parents[2]
_TESTS = """
import pathlib
import pytest

@pytest.mark.parametrize("n", range(6))
def test_it(n, worker_id):
    with pathlib.Path("workers.txt").open("a") as told:
        told.write(f"{__file__} {worker_id}\\n")
"""


def test_each_file_has_one_worker_and_each_half_of_those_in_the_browser_too(tmp_path: Path) -> None:
    (tmp_path / "tests" / "browser").mkdir(parents=True)
    for file in ("test_a", "test_b", "test_c", *(f"browser/test_{letter}" for letter in "defgh")):
        (tmp_path / "tests" / f"{file}.py").write_text(_TESTS, encoding="utf-8")
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_xdist_make_scheduler\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", "--import-mode=importlib"]
    done = subprocess.run(
        [*command, "-o", f"pythonpath={SERVER}", f"--rootdir={tmp_path}", "tests"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    workers: dict[str, set[str]] = defaultdict(set)
    for line in (tmp_path / "workers.txt").read_text(encoding="utf-8").splitlines():
        file, worker = line.split()
        workers[together(Path(file).relative_to(tmp_path).as_posix())].add(worker)
    assert len(workers) == 3 + CENTRES
    assert all(len(those) == 1 for those in workers.values()), workers
    assert len(set.union(*workers.values())) == 2
