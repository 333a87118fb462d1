"""What a treatment may be, and what it names."""

from typing import Any

import msgspec
import pytest

from ringhall.apps.centre.kinds import TREATMENTS, TreatmentSettings
from ringhall.apps.centre.settings.treatment_rules import refers, treatment
from ringhall.company.organisation.rules.shape import faults_of_shape
from ringhall.company.organisation.service import read
from ringhall.engine.waiting.rules.spoken import spoken_by

pytestmark = pytest.mark.unit
HELLO = [{"text": "Hello."}]
WHOLE: dict[str, Any] = {
    "id": "usual",
    "name": "Usual",
    "music": [{"name": "Piano", "music": "calm"}, {"prompt": "jazz"}],
    "announcements": [{"name": "web", "prompt": [{"text": {"en": "Try the web.", "sl": "Poskusite splet."}}]}],
    "position": True,
    "menu": [
        {"key": "1", "kind": "advert", "name": "Offer", "prompt": [{"prompt": "offer"}]},
        {"key": "2", "kind": "message", "flow_id": "mailbox"},
        {"key": "3", "kind": "next_music"},
    ],
    "menu_prompt": HELLO,
}


def whole(**changed: Any) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.to_builtins(read(TREATMENTS, WHOLE | changed))
    return shown


def faults(**changed: Any) -> list[str]:
    return [fault.where for fault in treatment(whole(**changed))]


def test_a_whole_treatment_has_no_faults_and_names_recordings_and_flows() -> None:
    assert faults() == []
    named = {(each.where, each.kind, each.key) for each in refers(whole())}
    assert named == {
        ("music.1.prompt", "prompts", "jazz"),
        ("menu.0.prompt.0", "prompts", "offer"),
        ("menu.1.flow_id", "flows", "mailbox"),
    }


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"music": [{"name": "none"}, {"music": "calm"}]}, "music.0"),
        ({"music": [{"music": "rock"}, {"music": "calm"}]}, "music.0"),
        ({"music": [{"music": "calm", "prompt": "jazz"}, {"music": "calm"}]}, "music.0"),
        ({"music": [{"music": "calm"}]}, "menu.2.kind"),
        ({"position_every_seconds": 9}, "position_every_seconds"),
        ({"announcements": [{"prompt": []}]}, "announcements.0.prompt"),
        ({"announcements": [{"prompt": [{"text": "{order}"}]}]}, "announcements.0.prompt.0"),
        ({"menu_prompt": [{"text": "Hi.", "prompt": "hi"}]}, "menu_prompt.0"),
        ({"menu": [{"key": "1", "kind": "position"}, {"key": "1", "kind": "music"}]}, "menu.1.key"),
        ({"menu": [{"key": "1", "kind": "advert", "prompt": HELLO}]}, "menu.0.name"),
        ({"menu": [{"key": "1", "kind": "information"}]}, "menu.0.prompt"),
        ({"menu": [{"key": "1", "kind": "flow"}]}, "menu.0.flow_id"),
        ({"menu": [{"key": "1", "kind": "menu"}], "menu_prompt": []}, "menu_prompt"),
    ],
)
def test_what_cannot_be_is_told_where_it_is(changed: dict[str, Any], where: str) -> None:
    assert faults(**changed) == [where]


@pytest.mark.parametrize(
    "changed",
    [
        {"announcements": [{"prompt": HELLO}] * 21},
        {"music": [{"music": "calm"}] * 6},
        {"menu": [{"key": "E", "kind": "music"}]},
        {"menu": [{"key": "1", "kind": "dance"}]},
        {"position_first_seconds": 3601},
        {"wait_minutes_max": 1},
        {"wait": "yes"},
        {"colour": "red"},
    ],
)
def test_there_is_a_limit_to_everything(changed: dict[str, Any]) -> None:
    assert len(faults_of_shape(TreatmentSettings, WHOLE | changed)) == 1


def test_what_is_said_is_spoken_ahead_in_each_of_its_languages() -> None:
    texts = spoken_by([read(TREATMENTS, WHOLE)])
    assert ("Try the web.", "en") in texts
    assert ("Ste številka 2 v čakalni vrsti.", "sl") in texts
    assert ("You are next in the queue.", "en") in texts
    assert not any(language == "da" for _, language in texts)
