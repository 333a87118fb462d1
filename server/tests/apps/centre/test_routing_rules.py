"""Where several phones ring, none may answer by itself."""

import pytest

from ringhall.apps.centre.settings.routing_rules import answering

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("auto_answer", ["preferred", "always"])
@pytest.mark.parametrize("strategy", ["ring_all", "ring_progressively"])
def test_the_quickest_phone_must_not_have_every_call(auto_answer: str, strategy: str) -> None:
    found = [(fault.where, fault.code) for fault in answering({"auto_answer": auto_answer, "strategy": strategy})]
    assert found == [("auto_answer", "rings-several")]


@pytest.mark.parametrize(
    ("auto_answer", "strategy"), [("always", "linear"), ("agent", "ring_all"), ("never", "ring_all")]
)
def test_one_phone_may(auto_answer: str, strategy: str) -> None:
    assert list(answering({"auto_answer": auto_answer, "strategy": strategy})) == []
