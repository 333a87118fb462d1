"""Whether a leg still sends sound."""

import pytest

from ringhall.engine.channels.voice.rules.sound import still_sends

pytestmark = pytest.mark.unit


def test_fifty_packets_a_second_are_sound() -> None:
    assert still_sends(1_000, 1_050, 1_000)
    assert still_sends(0, 100, 2_000)


def test_a_few_that_were_on_their_way_are_none() -> None:
    assert not still_sends(1_000, 1_004, 1_000)
    assert not still_sends(1_000, 1_000, 1_000)
    assert not still_sends(1_000, 1_015, 2_000)


def test_what_the_switch_does_not_know_is_none() -> None:
    assert not still_sends(None, 50, 1_000)
    assert not still_sends(50, None, 1_000)
