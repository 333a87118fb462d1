"""A new slice stands at once."""

import sys
from pathlib import Path

import pytest

from tools import new_slice

pytestmark = pytest.mark.unit


def test_the_files_of_a_slice_are_made_with_a_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_slice, "ROOT", tmp_path)
    monkeypatch.setattr(new_slice, "SERVER", tmp_path / "server")
    monkeypatch.setattr(sys, "argv", ["new_slice", "business/cases"])
    new_slice.main()
    assert (tmp_path / "server/ringhall/business/cases/service.py").read_text().startswith('"""')
    assert "ringhall.business.cases.service" in (tmp_path / "server/tests/business/cases/test_service.py").read_text()


@pytest.mark.parametrize("name", ["", "cases", "nowhere/cases", "business/two words"])
def test_a_name_that_is_no_slice_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["new_slice", name])
    with pytest.raises(SystemExit):
        new_slice.main()
