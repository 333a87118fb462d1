"""Slices meet by their public face."""

import pytest
from grimp import ImportGraph

from tools.contracts import PublicFace, is_public, slice_of

pytestmark = pytest.mark.unit


def faults(importer: str, imported: str) -> list[str]:
    graph = ImportGraph()
    graph.add_import(importer=importer, imported=imported)
    contract = PublicFace(name="face", session_options={}, contract_options={})
    found: list[str] = contract.check(graph, verbose=False).metadata["faults"]
    return found


@pytest.mark.parametrize(
    ("module", "home"),
    [
        ("ringhall.contact.rules.fold", "ringhall.contact"),
        ("ringhall.engine.channels.voice.lanes", "ringhall.engine.channels.voice"),
        ("ringhall.company.access.service", "ringhall.company.access"),
        ("ringhall.foundation.clock", None),
        ("ringhall.wiring", None),
        ("ringhall.apps.api.app", None),
    ],
)
def test_a_module_knows_its_slice(module: str, home: str | None) -> None:
    assert slice_of(module) == home


def test_the_face_of_a_slice_is_open_and_the_rest_is_not() -> None:
    assert is_public("ringhall.contact.service.contacts")
    assert is_public("ringhall.foundation.db.engine")
    assert not is_public("ringhall.contact.live")


def test_a_foreign_inside_is_a_fault() -> None:
    assert faults("ringhall.engine.routing.service", "ringhall.contact.live")
    assert faults("ringhall.oversight.analytics.service", "ringhall.engine.routing.handlers")


def test_own_insides_a_foreign_face_and_wiring_are_none() -> None:
    assert not faults("ringhall.contact.service", "ringhall.contact.live")
    assert not faults("ringhall.engine.routing.service", "ringhall.contact.events")
    assert not faults("ringhall.wiring", "ringhall.engine.routing.handlers")
