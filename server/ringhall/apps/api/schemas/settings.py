"""Settings of every kind in one shape, faults of what was typed, uses, and the settings as a document."""

from typing import Annotated, Literal

from pydantic import Field

from ringhall.apps.api.schemas.common import Body, Json, Moment, Shape

Kind = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z_]+$")]
Key = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9_.:+*#@-]+$")]
Version = Annotated[int, Field(ge=0, le=2**31 - 1)]


class Setting(Shape):
    """A setting; `value` holds no secrets. `version` counts its changes."""

    key: str
    version: int
    changed_at: str | None
    value: Json


class NewSetting(Body):
    """A new setting, whole."""

    value: Json


class ChangedSetting(Body):
    """The whole setting as it is to be, and the version that was read before it was changed."""

    value: Json
    version: Version


class Typed(Body):
    """What is typed, for the setting `key` or for a new one."""

    value: Json
    key: Key | None = None


class SettingFault(Shape):
    """One thing that is wrong: the field's path, a code with its fields for programs, a sentence."""

    where: str
    code: str
    text: str
    fields: Json


class SettingVerdict(Shape):
    """What a check found."""

    ok: bool
    faults: list[SettingFault]


class Use(Shape):
    """Something that depends on a setting: `where` is the field that names it."""

    kind: str
    key: str
    name: str
    where: str


class KindCount(Shape):
    """How many there are of a kind, and whether the person may change them."""

    kind: str
    count: int
    may_edit: bool


class Trouble(Shape):
    """Something in the settings that does not fit together; a `hint` may be meant so."""

    kind: str
    key: str
    code: str
    text: str
    fields: Json
    hint: bool


class SettingsOverview(Shape):
    """All kinds, and what somebody should mend."""

    kinds: list[KindCount]
    troubles: list[Trouble]


class RoleRights(Shape):
    """A role and what it gives."""

    id: str
    name: str
    rights: list[str]
    built_in: bool


class RightsCatalogue(Shape):
    """Every right there is, and every role."""

    rights: list[str]
    roles: list[RoleRights]


class TakenBack(Shape):
    """The audit entry of the way back, and the setting as it is now (null: there is none any more)."""

    n: int
    at: Moment
    kind: str
    key: str
    now: Setting | None


class WishedDocument(Body):
    """A configuration document. With `remove`, what a section of it does not name is removed; else it stays."""

    document: dict[str, list[Json]]
    remove: bool = False


Level = Annotated[int, Field(ge=0, le=10)]
AGENTS_MAX, COLUMNS_MAX = 2_000, 500


class AgentCells(Body):
    """By skill the level and by queue the tier of one agent, each before and after; 0 is none."""

    skills: dict[Key, tuple[Level, Level]] = Field(default_factory=dict, max_length=COLUMNS_MAX)
    queues: dict[Key, tuple[Level, Level]] = Field(default_factory=dict, max_length=COLUMNS_MAX)


class AgentMatrix(Body):
    """Levels and tiers of many agents."""

    agents: dict[Key, AgentCells] = Field(max_length=AGENTS_MAX)


class SettingChange(Shape):
    """One thing that is other than the document says."""

    kind: str
    key: str
    name: str
    what: Literal["added", "changed", "removed"]
    before: Json | None
    after: Json | None


class DocumentFault(SettingFault):
    """A fault of one thing in a document."""

    kind: str
    key: str


class SettingsPlan(Shape):
    """What a document would change; with faults it cannot be applied."""

    changes: list[SettingChange]
    faults: list[DocumentFault]
    unchanged: int


class AppliedDocument(Shape):
    """What was changed."""

    changes: list[SettingChange]
