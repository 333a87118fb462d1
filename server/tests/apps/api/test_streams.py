"""The streams that the page's tests replay are those this server would send."""

import pytest

from tests.support.streams import FOLDER, STREAMS, text_of

pytestmark = pytest.mark.property


@pytest.mark.parametrize("name", STREAMS)
def test_the_recorded_stream_is_what_the_server_sends_today(name: str) -> None:
    stored = (FOLDER / name).read_text(encoding="utf-8")
    assert stored == text_of(name), "Run `python -m tests.support.streams` in server/, and commit what it writes."


def test_no_other_stream_lies_there() -> None:
    assert {file.name for file in FOLDER.iterdir()} == set(STREAMS)
