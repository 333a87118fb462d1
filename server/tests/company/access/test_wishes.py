"""The audit log tells wishes that decide what reaches a person; not how things look or how loud they are."""

import pytest

from ringhall.company.access.rules.wishes import told

pytestmark = pytest.mark.unit
SOUNDS = {"tone": "soft", "notify": True, "ring": {"on": True, "volume": 60}}


@pytest.mark.parametrize(
    ("part", "before", "after", "said"),
    [
        ("look", {"theme": "auto"}, {"theme": "dark"}, None),
        ("sounds", SOUNDS, SOUNDS | {"tone": "low", "ring": {"on": True, "volume": 10}}, None),
        ("sounds", SOUNDS, SOUNDS | {"notify": False}, ({"notify": True}, {"notify": False})),
        (
            "sounds",
            SOUNDS,
            SOUNDS | {"ring": {"on": False, "volume": 60}},
            ({"sound_ring": True}, {"sound_ring": False}),
        ),
        ("keys", {"letters": True, "changed": {}}, {"letters": True, "changed": {}}, None),
        (
            "keys",
            {"letters": True, "changed": {}},
            {"letters": False, "changed": {}},
            ({"single_keys": True}, {"single_keys": False}),
        ),
    ],
)
def test_only_what_matters_is_told(
    part: str, before: dict[str, object], after: dict[str, object], said: object
) -> None:
    assert told(part, before, after) == said
