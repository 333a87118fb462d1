"""What is read of a setting and put back changes nothing: no field that is kept is unknown to the interface."""

import pytest
from msgspec.structs import fields
from pydantic import BaseModel

from ringhall.apps.api.schemas import setup as shapes
from ringhall.apps.centre import kinds
from ringhall.engine.routing.settings import AgentSettings, QueueSettings

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        (QueueSettings, shapes.QueueSettings),
        (AgentSettings, shapes.AgentSettings),
        (kinds.NumberSettings, shapes.NumberSettings),
    ],
)
def test_the_interface_knows_every_field_that_is_kept(kept: type, asked: type[BaseModel]) -> None:
    assert {field.name for field in fields(kept)} == set(asked.model_fields)
