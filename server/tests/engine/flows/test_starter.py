"""A starter flow is sound, and leads where it says."""

import pytest

from ringhall.engine.flows.rules.check import Known, accept
from ringhall.engine.flows.rules.starter import Way, menu, straight

pytestmark = pytest.mark.unit
HELLO, SORRY = {"da": "Velkommen til Havnen."}, {"da": "Ring venligst igen."}
KNOWN = Known(queues=frozenset({"sales", "help"}))


def test_straight_to_the_queue() -> None:
    flow = accept(straight(HELLO, SORRY, "sales"), KNOWN)
    assert [queue for node in flow.nodes.values() for _, queue in node.queue_names()] == ["sales"]


def test_each_key_of_the_menu_leads_to_its_queue() -> None:
    ways = [Way("1", "sales", "Salg"), Way("2", "help", "Hjælp")]
    flow = accept(menu(HELLO, {"da": "Tast 1 for salg, 2 for hjælp."}, SORRY, ways), KNOWN)
    assert {queue for node in flow.nodes.values() for _, queue in node.queue_names()} == {"sales", "help"}
