"""The map is made from the code as it is."""

import pytest

from tools import map as house_map

pytestmark = pytest.mark.unit


def test_every_event_of_a_contact_is_on_the_map() -> None:
    assert "ContactQueued" in house_map.events()
    assert "| ContactQueued |" in house_map.events_page()


def test_who_makes_and_who_folds_an_event_is_found() -> None:
    assert any(path.startswith("contact/service") for path in house_map.makers("ContactQueued"))
    assert "contact/rules/fold.py" in house_map.handlers("ContactQueued")


def test_the_picture_points_from_the_engine_to_the_heart() -> None:
    assert "engine_routing --> contact" in house_map.slices_page()
    assert "contact --> engine_routing" not in house_map.slices_page()


def test_a_named_bound_is_listed() -> None:
    assert "`EVENTS_PER_STEP_MAX`" in house_map.settings_page()


def test_a_setting_is_listed_with_its_default() -> None:
    assert "| `RINGHALL_SIP` | `5060` |" in house_map.settings_page()
