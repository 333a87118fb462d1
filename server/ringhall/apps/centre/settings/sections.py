"""The kinds of settings in the order in which what is named by others comes first."""

from ringhall.apps.centre import kinds
from ringhall.apps.centre.settings import (
    extension_rules,
    flow_rules,
    intent_rules,
    provider_rules,
    recogniser_rules,
    routing_rules,
    rules,
    script_rules,
    source_rules,
    treatment_rules,
    virtual_rules,
    webhook_rules,
)
from ringhall.apps.centre.settings.values import Section
from ringhall.company.organisation.types import Kind

READ, EDIT = "users.read", "users.edit"
ROLES = Section("roles", "role", faults=rules.role, read=READ, edit=EDIT)
PEOPLE = Section(
    "users", "user", refers=rules.user_refers, unique=("login",), document_key="login", read=READ, edit=EDIT
)
STORED: tuple[tuple[Section, Kind], ...] = (  # type: ignore[type-arg]
    (Section("skills", "skill", faults=routing_rules.skill), kinds.SKILLS),
    (Section("calendars", "calendar", faults=rules.calendar), kinds.CALENDARS),
    (
        Section(
            "sources",
            "source",
            faults=source_rules.source,
            secrets=source_rules.secrets,
            keeps_secrets=source_rules.keeps_secrets,
        ),
        kinds.SOURCES,
    ),
    (Section("intent_models", "intent_model", faults=intent_rules.intent_model), kinds.INTENT_MODELS),
    (
        Section(
            "recognisers",
            "recogniser",
            key="language",
            faults=recogniser_rules.recogniser,
            keeps_secrets=recogniser_rules.keeps_secrets,
        ),
        kinds.RECOGNISERS,
    ),
    (
        Section("treatments", "treatment", faults=treatment_rules.treatment, refers=treatment_rules.refers),
        kinds.TREATMENTS,
    ),
    (Section("queues", "queue", faults=rules.queue, refers=rules.queue_refers, fits=rules.queue_fits), kinds.QUEUES),
    (Section("routing", "routing", single="all"), kinds.ROUTING),
    (
        Section(
            "agents",
            "agent",
            faults=rules.agent,
            refers=rules.agent_refers,
            fits=extension_rules.account_fits("login"),
            unique=("login",),
        ),
        kinds.AGENTS,
    ),
    (Section("flows", "flow", faults=rules.flow, refers=rules.flow_refers, fits=flow_rules.fits), kinds.FLOWS),
    (
        Section(
            "virtual_agents",
            "virtual_agent",
            faults=virtual_rules.virtual_agent,
            refers=virtual_rules.refers,
            fits=virtual_rules.fits,
        ),
        kinds.VIRTUAL_AGENTS,
    ),
    (
        Section(
            "numbers",
            "number",
            key="number",
            faults=rules.number,
            refers=rules.number_refers,
            fits=extension_rules.number_fits,
        ),
        kinds.NUMBERS,
    ),
    (
        Section("trunks", "trunk", key="name", faults=rules.trunk, fits=extension_rules.account_fits("name")),
        kinds.TRUNKS,
    ),
    (
        Section(
            "extensions",
            "extension",
            key="number",
            faults=extension_rules.extension,
            refers=extension_rules.extension_refers,
        ),
        kinds.EXTENSIONS,
    ),
    (
        Section(
            "outside_numbers",
            "outside_number",
            fits=extension_rules.outside_fits,
        ),
        kinds.OUTSIDE,
    ),
    (Section("call_rules", "call_rules", fits=extension_rules.call_rules_fit, single="all"), kinds.CALL_RULES),
    (
        Section(
            "ring_groups",
            "ring_group",
            faults=extension_rules.ring_group,
            refers=extension_rules.ring_group_refers,
            fits=extension_rules.ring_group_fits,
        ),
        kinds.RING_GROUPS,
    ),
    (Section("dispositions", "disposition", refers=rules.queues_refer), kinds.DISPOSITIONS),
    (
        Section(
            "scripts",
            "script",
            faults=script_rules.script,
            refers=rules.queues_refer,
            fits=script_rules.one_for_each_queue,
        ),
        kinds.SCRIPTS,
    ),
    (Section("reasons", "reason"), kinds.REASONS),
    (
        Section(
            "webhooks",
            "webhook",
            faults=webhook_rules.webhook,
            refers=rules.queues_refer,
            secrets=webhook_rules.secrets,
            keeps_secrets=webhook_rules.keeps_secrets,
        ),
        kinds.WEBHOOKS,
    ),
    (
        Section(
            "identity_providers",
            "identity_provider",
            read=READ,
            edit=EDIT,
            faults=provider_rules.provider,
            keeps_secrets=provider_rules.keeps_secrets,
        ),
        kinds.IDENTITY_PROVIDERS,
    ),
    (Section("retention", "retention", faults=rules.retention, refers=rules.queues_refer), kinds.RETENTION),
    (
        Section(
            "walls", "wall", read="board.read", edit="walls.edit", faults=rules.identified, refers=rules.queues_refer
        ),
        kinds.WALLS,
    ),
    (Section("alerts", "alerts", single="all"), kinds.ALERTS),
)
