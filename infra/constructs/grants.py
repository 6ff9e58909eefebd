"""What a grant of the catalogue means to IAM. Actions are spelled out: nobody may scan the table or drop anything."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from aws_cdk import Aws, aws_iam, aws_lambda, aws_stepfunctions

from infra.catalogue import FUNCTIONS
from infra.constructs.contact_centre import ContactCentre
from infra.constructs.functions import Functions
from infra.constructs.identity import Identity
from infra.constructs.live_api import STAGE, LiveApi
from infra.constructs.nag import acknowledge, logical_id
from infra.constructs.storage import CLEAN_PREFIX, QUARANTINE_PREFIX, RECORDINGS_PREFIX, Storage
from infra.function_spec import Grant

_READ_ITEMS = ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query")
_WRITE_ITEMS = (
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
    "dynamodb:DeleteItem",
    "dynamodb:BatchWriteItem",
    "dynamodb:ConditionCheckItem",
)
# The journal is append-only (DynamoDB developer guide, "Using IAM policy conditions for fine-grained access control"): no
# function may remove or update an entry or a seal, and none that works with tickets may write a seal. What IAM cannot say
# is that a put must not overwrite: an entry shares its partition with its ticket, which is put whole; the repository's
# condition sees to that, and the seals show when somebody has gone around it. The same holds for what was done about
# accounts and what supervisors did, for evaluations (beside their contact) and for versions of guides and problems.
_SEALS = ("*#SEALS", "*#SEAL#*")
_ACCOUNTS = ("_#USER#*", "_#INVITATION#*", "_#ACCOUNTS", "_#ACCESS-CHANGES")
_STATES = ("_#OPERATOR#*",)
_TRACES = ("*#CONTACT#*", "*#GUIDE#*", "*#PROBLEM#*", *_ACCOUNTS, *_STATES)
_NEVER = (
    (("dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"), ("*#TICKET#*", *_SEALS, *_TRACES)),
    (("dynamodb:PutItem",), _SEALS),
)
# What only whoever has that grant puts anything into.
_RESERVED = {Grant.MANAGE_USERS: _ACCOUNTS, Grant.SUPERVISE: _STATES}
_TIE_NUMBERS = (
    "connect:AssociatePhoneNumberContactFlow",
    "connect:ClaimPhoneNumber",
    "connect:DescribePhoneNumber",
    "connect:DisassociatePhoneNumberContactFlow",
    "connect:ListPhoneNumbersV2",
    "connect:SearchAvailablePhoneNumbers",
)
_MANAGE_USERS = (
    "cognito-idp:AdminAddUserToGroup",
    "cognito-idp:AdminCreateUser",
    "cognito-idp:AdminDisableUser",
    "cognito-idp:AdminEnableUser",
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminListGroupsForUser",
    "cognito-idp:AdminRemoveUserFromGroup",
    "cognito-idp:AdminResetUserPassword",
    "cognito-idp:AdminUpdateUserAttributes",
    "cognito-idp:AdminUserGlobalSignOut",
    "cognito-idp:ListUsers",
    "cognito-idp:ListUsersInGroup",
)
_SHOW_QUICK_CONNECTS = ("connect:AssociateQueueQuickConnects", "connect:DisassociateQueueQuickConnects")

# Service Authorization Reference, "Actions defined by Amazon Connect": kind of resource -> actions on it; "": the instance.
_WATCH_CENTRE: Mapping[str, tuple[str, ...]] = {
    "": ("connect:ListAgentStatuses", "connect:ListQueues", "connect:SearchContacts", "connect:SearchUsers"),
    "queue": ("connect:GetCurrentMetricData", "connect:GetCurrentUserData", "connect:GetMetricDataV2"),
    "routing-profile": ("connect:ListRoutingProfileQueues",),
    "contact": ("connect:DescribeContact",),
}
_SUPERVISE: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("connect:MonitorContact",), ("contact", "agent")),
    (("connect:UpdateContactAttributes", "connect:UpdateContactRoutingData"), ("contact",)),
    (("connect:PutUserStatus",), ("agent", "agent-state")),
)


@dataclass(frozen=True, slots=True)
class Resources:
    """What there is to be granted."""

    storage: Storage
    machine: aws_stepfunctions.StateMachine
    centre: ContactCentre
    live: LiveApi
    people: Identity


def give_grants(functions: Functions, resources: Resources) -> None:
    """Give every function what the catalogue says, and no more."""
    for spec in FUNCTIONS:
        for grant in spec.grants:
            _GRANTS[grant](functions[spec.name], resources)
        if Grant.WRITE_TABLE in spec.grants:
            foreign = [one for grant, partitions in _RESERVED.items() if grant not in spec.grants for one in partitions]
            if foreign:
                _refuse(functions[spec.name], ["dynamodb:PutItem"], foreign, resources)


def _read_table(function: aws_lambda.Function, resources: Resources) -> None:
    table = resources.storage.table
    table.grant(function, *_READ_ITEMS)
    resources.storage.key.grant_encrypt_decrypt(function)
    _explain(function, f"Resource::<{logical_id(table)}.Arn>/index/*", "The table's own five indexes.")
    for action in ("kms:GenerateDataKey*", "kms:ReEncrypt*"):
        _explain(function, f"Action::{action}", "DynamoDB uses the table's key in the caller's name; one key, named.")


def _write_table(function: aws_lambda.Function, resources: Resources) -> None:
    table = resources.storage.table
    table.grant(function, *_WRITE_ITEMS)
    for actions, partitions in _NEVER:
        _refuse(function, actions, partitions, resources)


def _refuse(
    function: aws_lambda.Function, actions: Sequence[str], partitions: Sequence[str], resources: Resources
) -> None:
    refusal = aws_iam.PolicyStatement(
        effect=aws_iam.Effect.DENY,
        actions=list(actions),
        resources=[resources.storage.table.table_arn],
        conditions={"ForAnyValue:StringLike": {"dynamodb:LeadingKeys": list(partitions)}},
    )
    function.add_to_role_policy(refusal)


def _put_into(*partitions: str) -> Callable[[aws_lambda.Function, Resources], None]:
    """Write whole items, one at a time, into these partitions and no others."""

    def grant(function: aws_lambda.Function, resources: Resources) -> None:
        writing = aws_iam.PolicyStatement(
            actions=["dynamodb:PutItem"],
            resources=[resources.storage.table.table_arn],
            conditions={"ForAllValues:StringLike": {"dynamodb:LeadingKeys": list(partitions)}},
        )
        function.add_to_role_policy(writing)

    return grant


def _start_escalation(function: aws_lambda.Function, resources: Resources) -> None:
    resources.machine.grant_start_execution(function)


def _stop_escalation(function: aws_lambda.Function, resources: Resources) -> None:
    machine = resources.machine
    machine.grant_execution(function, "states:StopExecution", "states:DescribeExecution")
    name = f'{{"Fn::Select":[6,{{"Fn::Split":[":",{{"Ref":"{logical_id(machine)}"}}]}}]}}'
    _explain(
        function,
        f"Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:{name}:*",
        "Executions come and go; those of this one machine.",
    )


def _send_sms(function: aws_lambda.Function, _: Resources) -> None:
    # A telephone number has no ARN; topics have, and are none of its business.
    _allow(function, ["sns:Publish"], ["*"])
    deny = aws_iam.PolicyStatement(
        effect=aws_iam.Effect.DENY, actions=["sns:Publish"], resources=[f"arn:{Aws.PARTITION}:sns:*:*:*"]
    )
    function.add_to_role_policy(deny)
    _explain(function, "Resource::arn:<AWS::Partition>:sns:*:*:*", "A refusal: no topic whatsoever.")


def _send_mail(function: aws_lambda.Function, _: Resources) -> None:
    _allow(function, ["ses:SendEmail"], [f"arn:{Aws.PARTITION}:ses:{Aws.REGION}:{Aws.ACCOUNT_ID}:identity/*"])
    _explain(
        function,
        "Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*",
        "Every company may send from an address of its own; they are verified, and listed, in SES.",
    )


def _read_link_secret(function: aws_lambda.Function, resources: Resources) -> None:
    resources.storage.link_secret.grant_read(function)


def _push_to_pages(function: aws_lambda.Function, resources: Resources) -> None:
    resources.live.stage.grant_management_api_access(function)
    _explain(
        function,
        f"Resource::arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<{logical_id(resources.live.api)}>"
        f"/{STAGE}/*/@connections/*",
        "Any page that is open on this one stage.",
    )


def _read_recordings(function: aws_lambda.Function, resources: Resources) -> None:
    bucket = resources.storage.recordings
    _allow(function, ["s3:GetObject"], [bucket.arn_for_objects(f"{RECORDINGS_PREFIX}*")])
    # Without it S3 answers 403, not 404, for a recording that is not there.
    _allow(function, ["s3:ListBucket"], [bucket.bucket_arn])
    _explain(
        function,
        f"Resource::<{logical_id(bucket)}.Arn>/{RECORDINGS_PREFIX}*",
        "Signs links to single recordings; which ones a person may hear is decided by company.",
    )


def _offer_uploads(function: aws_lambda.Function, resources: Resources) -> None:
    bucket = resources.storage.attachments
    _allow(function, ["s3:PutObject"], [bucket.arn_for_objects(f"{QUARANTINE_PREFIX}*")])
    _allow(function, ["s3:GetObject"], [bucket.arn_for_objects(f"{CLEAN_PREFIX}*")])
    for prefix in (QUARANTINE_PREFIX, CLEAN_PREFIX):
        _explain(
            function,
            f"Resource::<{logical_id(bucket)}.Arn>/{prefix}*",
            "Signs forms and links for single files; whose they are is decided by company and ticket.",
        )


def _check_uploads(function: aws_lambda.Function, resources: Resources) -> None:
    bucket = resources.storage.attachments
    quarantined = bucket.arn_for_objects(f"{QUARANTINE_PREFIX}*")
    _allow(function, ["s3:GetObject", "s3:GetObjectVersion", "s3:DeleteObject"], [quarantined])
    _allow(function, ["s3:PutObject"], [bucket.arn_for_objects(f"{CLEAN_PREFIX}*")])
    # Without it S3 answers 403, not 404, for a file that is not there any more.
    _allow(function, ["s3:ListBucket"], [bucket.bucket_arn])
    for prefix in (QUARANTINE_PREFIX, CLEAN_PREFIX):
        _explain(function, f"Resource::<{logical_id(bucket)}.Arn>/{prefix}*", "Any file may have to be looked at.")


def _make_calls(function: aws_lambda.Function, resources: Resources) -> None:
    # Service Authorization Reference, "Actions defined by Amazon Connect": the resource is the contact.
    _allow(function, ["connect:StartOutboundVoiceContact"], [f"{resources.centre.arn}/contact/*"])
    instance = logical_id(resources.centre.instance)
    _explain(function, f"Resource::<{instance}.Arn>/contact/*", "A call has no id yet; those of this one instance.")


def _tie_numbers(function: aws_lambda.Function, resources: Resources) -> None:
    numbers = f"arn:{Aws.PARTITION}:connect:{Aws.REGION}:{Aws.ACCOUNT_ID}:phone-number/*"
    _allow(function, list(_TIE_NUMBERS), [resources.centre.arn, f"{resources.centre.arn}/contact-flow/*", numbers])
    instance = logical_id(resources.centre.instance)
    _explain(function, f"Resource::<{instance}.Arn>/contact-flow/*", "The flow is told by whoever asks for the tie.")
    shown = {f"{resources.centre.arn}/{kind}/*": kind for kind in ("queue", "transfer-destination")}
    _allow(function, list(_SHOW_QUICK_CONNECTS), [resources.centre.arn, *shown])
    for kind in shown.values():
        _explain(
            function, f"Resource::<{instance}.Arn>/{kind}/*", "Queues and quick connects are told by the template."
        )
    _explain(
        function,
        "Resource::arn:<AWS::Partition>:connect:<AWS::Region>:<AWS::AccountId>:phone-number/*",
        "A number is claimed here: its id is not known before.",
    )


def _watch_centre(function: aws_lambda.Function, resources: Resources) -> None:
    arn, instance = resources.centre.arn, logical_id(resources.centre.instance)
    for kind, actions in _WATCH_CENTRE.items():
        _allow(function, list(actions), [arn, f"{arn}/{kind}/*"] if kind else [arn])
        if kind:
            _explain(function, f"Resource::<{instance}.Arn>/{kind}/*", "Everything of that kind is on the wallboard.")


def _supervise(function: aws_lambda.Function, resources: Resources) -> None:
    arn, instance = resources.centre.arn, logical_id(resources.centre.instance)
    for actions, kinds in _SUPERVISE:
        _allow(function, list(actions), [arn, *(f"{arn}/{kind}/*" for kind in kinds)])
        for kind in kinds:
            _explain(function, f"Resource::<{instance}.Arn>/{kind}/*", "Which call and whose, is decided by company.")


def _manage_users(function: aws_lambda.Function, resources: Resources) -> None:
    # Service Authorization Reference, "Actions defined by Amazon Cognito User Pools". Nobody sets another's password here,
    # and nobody takes an account away: the journal names it.
    resources.people.pool.grant(function, *_MANAGE_USERS)


def _allow(function: aws_lambda.Function, actions: list[str], resources: list[str]) -> None:
    function.add_to_role_policy(aws_iam.PolicyStatement(actions=actions, resources=resources))


def _explain(function: aws_lambda.Function, finding: str, reason: str) -> None:
    """Say why a wildcard of this function's role is right."""
    acknowledge(function.node.scope or function, f"IAM5[{finding}]", reason)


_GRANTS: Mapping[Grant, Callable[[aws_lambda.Function, Resources], None]] = {
    Grant.READ_TABLE: _read_table,
    Grant.WRITE_TABLE: _write_table,
    Grant.SEAL_JOURNAL: _put_into(*_SEALS),
    Grant.NOTE_CALLS: _put_into("*#CONTACT#*"),
    Grant.START_ESCALATION: _start_escalation,
    Grant.STOP_ESCALATION: _stop_escalation,
    Grant.SEND_SMS: _send_sms,
    Grant.SEND_MAIL: _send_mail,
    Grant.READ_LINK_SECRET: _read_link_secret,
    Grant.PUSH_TO_PAGES: _push_to_pages,
    Grant.READ_RECORDINGS: _read_recordings,
    Grant.OFFER_UPLOADS: _offer_uploads,
    Grant.CHECK_UPLOADS: _check_uploads,
    Grant.MAKE_CALLS: _make_calls,
    Grant.TIE_NUMBERS: _tie_numbers,
    Grant.MANAGE_USERS: _manage_users,
    Grant.WATCH_CENTRE: _watch_centre,
    Grant.SUPERVISE: _supervise,
}
