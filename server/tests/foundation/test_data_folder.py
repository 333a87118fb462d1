"""One folder, one Ringhall."""

from pathlib import Path

import pytest

from ringhall.foundation.data_folder import DataFolder, FolderTaken

pytestmark = pytest.mark.unit


def test_a_folder_is_claimed_by_one_only_and_free_again_afterwards(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "centre")
    folder.make()
    with folder.claim(), pytest.raises(FolderTaken, match="already runs"):
        folder.claim()
    folder.claim().close()
