"""What each function must be told. A field `table_name` is the environment variable `TABLE_NAME`.

`infra` gives every function exactly the variables of its model, so a missing one is a fault of the stack and says so.
Plain dataclasses, not pydantic: a caller on the telephone hears silence while a cold function imports.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

S = TypeVar("S")


class MissingSetting(RuntimeError):
    """The stack did not give the function what it needs; names the variables."""


def read_settings(model: type[S], environment: Mapping[str, str] | None = None) -> S:
    """The settings of that model, from the environment; raises MissingSetting naming every absent variable."""
    environment = os.environ if environment is None else environment
    names = variables_of(model)
    missing = [variable for variable in names.values() if not environment.get(variable)]
    if missing:
        raise MissingSetting(f"{model.__name__} needs {', '.join(missing)} in the environment of the function.")
    return model(**{field: environment[variable] for field, variable in names.items()})


def variables_of(model: type[Any]) -> dict[str, str]:
    """Field -> environment variable of a settings model."""
    return {field.name: field.name.upper() for field in fields(model)}


@dataclass(frozen=True, slots=True)
class NoSettings:
    """For a function that needs nothing."""


@dataclass(frozen=True, slots=True)
class TableSettings:
    """For a function that needs the table alone."""

    table_name: str


@dataclass(frozen=True, slots=True)
class LoadCompanySettings(TableSettings):
    """queues: JSON object, "<function>-<language>" -> ARN of the platform's queue."""

    queues: str


@dataclass(frozen=True, slots=True)
class ConfigureConnectSettings:
    """connect_instance_id: the instance whose numbers are tied. queues: as LoadCompanySettings'."""

    queues: str

    connect_instance_id: str


@dataclass(frozen=True, slots=True)
class StartEscalationSettings(TableSettings):
    """state_machine_arn: of `ticket_escalation`."""

    state_machine_arn: str


@dataclass(frozen=True, slots=True)
class StopEscalationSettings:
    """state_machine_arn: of `ticket_escalation`."""

    state_machine_arn: str


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """connect_instance_id, escalation_flow: who calls people, and the flow (ARN) that they hear."""

    connect_instance_id: str
    escalation_flow: str


@dataclass(frozen=True, slots=True)
class TendMessagesSettings(TableSettings):
    """mail_from: sender where the company has none; the others as VoiceSettings'."""

    mail_from: str
    connect_instance_id: str
    escalation_flow: str


@dataclass(frozen=True, slots=True)
class SendNotificationSettings(TableSettings):
    """link_secret_arn: secret that signs links; pages_address: where they lead, no trailing slash; mail_from: sender.

    connect_instance_id, escalation_flow: who calls executors, and the flow (ARN) that they hear.
    """

    link_secret_arn: str
    pages_address: str
    mail_from: str
    connect_instance_id: str
    escalation_flow: str


@dataclass(frozen=True, slots=True)
class PushChangesSettings(TableSettings):
    """push_endpoint: the WebSocket stage's address, wss:// or https://."""

    push_endpoint: str


@dataclass(frozen=True, slots=True)
class AttachmentSettings(TableSettings):
    """attachments_bucket: where files of tickets are; attachment_rules: JSON object, what is taken (AttachmentRules)."""

    attachments_bucket: str
    attachment_rules: str


@dataclass(frozen=True, slots=True)
class CentreSettings:
    """queues: as LoadCompanySettings'. connect_instance_id: whom to watch. centre_rules: JSON object (CentreRules)."""

    queues: str
    connect_instance_id: str
    centre_rules: str


@dataclass(frozen=True, slots=True)
class RestApiSettings(AttachmentSettings):
    """recordings_bucket: where Connect puts recordings; live_endpoint: the address that pages open a WebSocket to.

    queues, connect_instance_id, centre_rules: as CentreSettings'. user_pool_id: people's accounts. push_endpoint: as
    PushChangesSettings'.
    """

    link_secret_arn: str
    recordings_bucket: str
    live_endpoint: str
    user_pool_id: str
    push_endpoint: str
    queues: str
    connect_instance_id: str
    centre_rules: str


SETTINGS: Mapping[str, type[Any]] = {
    "load_company": LoadCompanySettings,
    "identify_caller": TableSettings,
    "find_ticket": TableSettings,
    "find_specialist": LoadCompanySettings,
    "describe_waiting": TableSettings,
    "check_callback": TableSettings,
    "remember_language": TableSettings,
    "find_meters": TableSettings,
    "check_reading": TableSettings,
    "store_reading": TableSettings,
    "subscribe_outage": TableSettings,
    "greet_voicemail": TableSettings,
    "rate_call": TableSettings,
    "accept_by_phone": TableSettings,
    "guide_ticket": TableSettings,
    "save_guided_ticket": TableSettings,
    "register_company": TableSettings,
    "configure_connect": ConfigureConnectSettings,
    "publish_pages": NoSettings,
    "start_escalation": StartEscalationSettings,
    "stop_escalation": StopEscalationSettings,
    "check_clock": TableSettings,
    "sweep_watches": StartEscalationSettings,
    "watch_duty": StartEscalationSettings,
    "send_notification": SendNotificationSettings,
    "push_changes": PushChangesSettings,
    "open_connection": TableSettings,
    "close_connection": TableSettings,
    "answer_connection": NoSettings,
    "record_contact": TableSettings,
    "record_delivery": TableSettings,
    "tend_messages": TendMessagesSettings,
    "seal_journal": TableSettings,
    "watch_outages": TableSettings,
    "tell_outage": SendNotificationSettings,
    "check_attachment": AttachmentSettings,
    "rest_api": RestApiSettings,
}
