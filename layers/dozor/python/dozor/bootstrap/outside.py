"""The world outside: carriers, the bus, state machines, Connect, recordings, open pages."""

import json
from functools import cache

from dozor.adapters.apigateway.push_channel import ApiGatewayPushChannel
from dozor.adapters.connect.contact_centre import ConnectContactCentre
from dozor.adapters.connect.voice_caller import ConnectVoiceCaller
from dozor.adapters.s3.blob_store import S3BlobStore
from dozor.adapters.ses.mailer import SesMailer
from dozor.adapters.sns.sms_sender import SnsSmsSender
from dozor.adapters.stepfunctions.escalation_runner import StepFunctionsEscalationRunner
from dozor.config.settings import (
    ConfigureConnectSettings,
    PushChangesSettings,
    RestApiSettings,
    StopEscalationSettings,
    VoiceSettings,
    read_settings,
)
from dozor.ports.gateways import (
    BlobStore,
    ContactCentre,
    EscalationRunner,
    Mailer,
    PushChannel,
    SmsSender,
    VoiceCaller,
)


@cache
def sms_sender() -> SmsSender:
    """SNS."""
    return SnsSmsSender()


@cache
def mailer() -> Mailer:
    """SES."""
    return SesMailer()


@cache
def escalations() -> EscalationRunner:
    """The state machine that watches."""
    return StepFunctionsEscalationRunner(read_settings(StopEscalationSettings).state_machine_arn)


@cache
def contact_centre() -> ContactCentre:
    """Amazon Connect."""
    return ConnectContactCentre(read_settings(ConfigureConnectSettings).connect_instance_id)


@cache
def shared_queues() -> tuple[str, ...]:
    """The ARNs of the platform's queues in Connect."""
    return tuple(json.loads(read_settings(ConfigureConnectSettings).queues).values())


@cache
def voice_caller() -> VoiceCaller:
    """Calls of the ladder, by Amazon Connect."""
    given = read_settings(VoiceSettings)
    return ConnectVoiceCaller(given.connect_instance_id, given.escalation_flow)


@cache
def recordings() -> BlobStore:
    """The bucket of recordings."""
    return S3BlobStore(read_settings(RestApiSettings).recordings_bucket)


@cache
def push_channel() -> PushChannel:
    """The open pages."""
    return ApiGatewayPushChannel(read_settings(PushChangesSettings).push_endpoint)
