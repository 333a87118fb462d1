"""What the switch's own queue wrote down."""

from pathlib import Path

import pytest

from ringhall.engine.telephony.asterisk.queue_log import served, tail
from ringhall.engine.telephony.ports import ServedAlone

pytestmark = pytest.mark.unit

ANSWERED = [
    "1764240000|a.1|fallback|NONE|ARRIVED|4008000001|+38640123456",
    "1764240000|a.1|fallback|NONE|ENTERQUEUE||+38640123456|1",
    "1764240020|a.1|fallback|NONE|EXITWITHTIMEOUT|1|1|20",
    "1764240021|a.1|fallback|NONE|ENTERQUEUE||+38640123456|1",
    "1764240025|a.1|fallback|PJSIP/agent1-web|CONNECT|4|b.2|3",
]


def test_a_call_that_was_answered_and_is_over_is_told_whole() -> None:
    found, talking = served([*ANSWERED, "1764240085|a.1|fallback|PJSIP/agent1-web|COMPLETEAGENT|4|60|1"])
    assert talking == 0
    assert found == [
        ServedAlone(
            leg_id="a.1",
            dialled="4008000001",
            caller="+38640123456",
            arrived_at=1_764_240_000_000,
            seat="agent1",
            answered_at=1_764_240_025_000,
            ended_at=1_764_240_085_000,
            ended_by="agent",
        )
    ]


def test_a_talk_that_goes_on_is_counted() -> None:
    assert served(ANSWERED) == ([], 1)


def test_whoever_gave_up_and_whoever_came_to_us_again() -> None:
    gave_up = [ANSWERED[0].replace("a.1", "c.1"), "1764240012|c.1|fallback|NONE|ABANDON|1|1|12"]
    came = [ANSWERED[0], ANSWERED[2]]
    found, talking = served([*gave_up, *came])
    assert [(each.leg_id, each.answered_at, each.ended_by) for each in found] == [("c.1", None, "customer")]
    assert talking == 0


def test_what_was_open_when_the_switch_ended_is_lost() -> None:
    found, talking = served([*ANSWERED, "1764240100|NONE|NONE|NONE|QUEUESTART|"])
    assert [(each.leg_id, each.ended_by, each.ended_at) for each in found] == [("a.1", "lost", 1_764_240_100_000)]
    assert talking == 0


def test_rows_of_others_and_rubbish_are_passed_over() -> None:
    rubbish = ["", "|||", "x|y|z", "12|", "1764240001|z.9|fallback|NONE|CONNECT|4|b.2|3", "�|a|b|c|ARRIVED|1|2"]
    assert served(rubbish) == ([], 0)


def test_a_log_that_was_never_begun_has_no_rows(tmp_path: Path) -> None:
    assert list(tail(tmp_path)) == []
    (tmp_path / "queue_log").write_bytes(b"one\ntwo\xff\n")
    assert list(tail(tmp_path)) == ["one", "two\ufffd"]
