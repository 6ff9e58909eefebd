"""Cases of instances and what they are joined with."""

from tests.local.connect.api.api_world import Case, having, nothing
from tests.local.connect.api.arranging import BOT, LEX2, ORIGIN, S3, integration, prepared, queue, storage, tied, use
from tests.local.connect.connect_house import LAMBDA

CASES = {
    "CreateInstance": Case(
        lambda w: {
            "IdentityManagementType": "SAML",
            "InstanceAlias": "other",
            "InboundCallsEnabled": True,
            "OutboundCallsEnabled": False,
            "Tags": {"a": "b"},
        },
        lambda w, a: w.client.describe_instance(InstanceId=a["Id"])["Instance"]["Tags"] == {"a": "b"},
    ),
    "DescribeInstance": Case(nothing, lambda w, a: a["Instance"]["InstanceAlias"] == "dispatch"),
    "ListInstances": Case(nothing, lambda w, a: [one["Id"] for one in a["InstanceSummaryList"]] == [w.id]),
    "DeleteInstance": Case(nothing, lambda w, a: w.client.list_instances()["InstanceSummaryList"] == []),
    "AssociateInstanceStorageConfig": Case(
        lambda w: {"ResourceType": "CALL_RECORDINGS", "StorageConfig": S3}, lambda w, a: a["AssociationId"]
    ),
    "UpdateInstanceStorageConfig": Case(
        lambda w: {**storage(w), "StorageConfig": {**S3, "S3Config": {"BucketName": "new", "BucketPrefix": "p"}}},
        lambda w, a: w.instance.directory.recordings_place() == ("new", "p"),
    ),
    "DisassociateInstanceStorageConfig": Case(storage, lambda w, a: w.instance.directory.recordings_place()[0] == ""),
    "DescribeInstanceStorageConfig": Case(storage, lambda w, a: a["StorageConfig"]["S3Config"] == S3["S3Config"]),
    "ListInstanceStorageConfigs": Case(
        lambda w: {"ResourceType": storage(w)["ResourceType"]}, lambda w, a: len(a["StorageConfigs"]) == 1
    ),
    "AssociateLambdaFunction": Case(
        lambda w: {"FunctionArn": LAMBDA + "load"},
        lambda w, a: w.ask("ListLambdaFunctions")["LambdaFunctions"] == [LAMBDA + "load"],
    ),
    "DisassociateLambdaFunction": Case(
        lambda w: prepared(w, "AssociateLambdaFunction", FunctionArn=LAMBDA + "load"),
        lambda w, a: w.ask("ListLambdaFunctions")["LambdaFunctions"] == [],
    ),
    "ListLambdaFunctions": Case(
        lambda w: having([w.ask("AssociateLambdaFunction", FunctionArn=LAMBDA + n) for n in "ab"]),
        lambda w, a: a["LambdaFunctions"] == [LAMBDA + "a", LAMBDA + "b"],
    ),
    "TagResource": Case(
        lambda w: {"resourceArn": queue(w)["QueueArn"], "tags": {"a": "b"}}, lambda w, a: queue(w)["Tags"]["a"] == "b"
    ),
    "UntagResource": Case(
        lambda w: {"resourceArn": queue(w)["QueueArn"], "tagKeys": ["kind"]}, lambda w, a: queue(w)["Tags"] == {}
    ),
    "ListTagsForResource": Case(
        lambda w: {"resourceArn": queue(w)["QueueArn"]}, lambda w, a: a["tags"] == {"kind": "main"}
    ),
    "DescribeInstanceAttribute": Case(
        lambda w: {"AttributeType": "INBOUND_CALLS"}, lambda w, a: a["Attribute"]["Value"] == "true"
    ),
    "ListInstanceAttributes": Case(nothing, lambda w, a: len(a["Attributes"]) > 5),
    "UpdateInstanceAttribute": Case(
        lambda w: {"AttributeType": "CONTACT_LENS", "Value": "true"},
        lambda w, a: w.ask("DescribeInstanceAttribute", AttributeType="CONTACT_LENS")["Attribute"]["Value"] == "true",
    ),
    "CreateIntegrationAssociation": Case(
        lambda w: {"IntegrationType": "EVENT", "IntegrationArn": "arn:aws:app:eu:1:x", "SourceType": "SALESFORCE"},
        lambda w, a: (
            w.names("ListIntegrationAssociations", "IntegrationAssociationSummaryList", "SourceType") == ["SALESFORCE"]
        ),
    ),
    "ListIntegrationAssociations": Case(
        lambda w: {"IntegrationType": "VOICE_ID"} if integration(w) else {},
        lambda w, a: a["IntegrationAssociationSummaryList"] == [],
    ),
    "DeleteIntegrationAssociation": Case(
        integration, lambda w, a: w.ask("ListIntegrationAssociations")["IntegrationAssociationSummaryList"] == []
    ),
    "CreateUseCase": Case(
        lambda w: {**integration(w), "UseCaseType": "CONNECT_CAMPAIGNS"},
        lambda w, a: a["UseCaseArn"].endswith(a["UseCaseId"]),
    ),
    "ListUseCases": Case(
        lambda w: {"IntegrationAssociationId": use(w)["IntegrationAssociationId"]},
        lambda w, a: a["UseCaseSummaryList"][0]["UseCaseType"] == "RULES_EVALUATION",
    ),
    "DeleteUseCase": Case(use, lambda w, a: True),
    "AssociateApprovedOrigin": Case(
        lambda w: {"Origin": ORIGIN}, lambda w, a: w.ask("ListApprovedOrigins")["Origins"] == [ORIGIN]
    ),
    "ListApprovedOrigins": Case(
        lambda w: having(prepared(w, "AssociateApprovedOrigin", Origin=ORIGIN)), lambda w, a: a["Origins"] == [ORIGIN]
    ),
    "DisassociateApprovedOrigin": Case(
        lambda w: prepared(w, "AssociateApprovedOrigin", Origin=ORIGIN),
        lambda w, a: w.ask("ListApprovedOrigins")["Origins"] == [],
    ),
    "AssociateSecurityKey": Case(
        lambda w: {"Key": "key"}, lambda w, a: w.names("ListSecurityKeys", "SecurityKeys", "Key") == ["key"]
    ),
    "ListSecurityKeys": Case(
        lambda w: having(prepared(w, "AssociateSecurityKey", Key="key")),
        lambda w, a: a["SecurityKeys"][0]["Key"] == "key",
    ),
    "DisassociateSecurityKey": Case(
        lambda w: {"AssociationId": w.ask("AssociateSecurityKey", Key="key")["AssociationId"]},
        lambda w, a: w.ask("ListSecurityKeys")["SecurityKeys"] == [],
    ),
    "AssociateBot": Case(
        lambda w: {"LexV2Bot": {"AliasArn": LEX2}},
        lambda w, a: w.ask("ListBots", LexVersion="V2")["LexBots"] == [{"LexV2Bot": {"AliasArn": LEX2}}],
    ),
    "AssociateLexBot": Case(lambda w: {"LexBot": BOT}, lambda w, a: w.ask("ListLexBots")["LexBots"] == [BOT]),
    "ListBots": Case(
        lambda w: {"LexVersion": "V1"} if prepared(w, "AssociateBot", LexBot=BOT) else {},
        lambda w, a: a["LexBots"] == [{"LexBot": BOT}],
    ),
    "ListLexBots": Case(
        lambda w: having(prepared(w, "AssociateLexBot", LexBot=BOT)), lambda w, a: a["LexBots"] == [BOT]
    ),
    "DisassociateBot": Case(
        lambda w: prepared(w, "AssociateBot", LexV2Bot={"AliasArn": LEX2}),
        lambda w, a: w.ask("ListBots", LexVersion="V2")["LexBots"] == [],
    ),
    "DisassociateLexBot": Case(
        lambda w: (
            {"BotName": "helper", "LexRegion": "eu-central-1"} if prepared(w, "AssociateLexBot", LexBot=BOT) else {}
        ),
        lambda w, a: w.ask("ListLexBots")["LexBots"] == [],
    ),
    "AssociateFlow": Case(
        lambda w: {"ResourceId": "mail", "ResourceType": "INBOUND_EMAIL", "FlowId": w.flow},
        lambda w, a: w.ask("GetFlowAssociation", ResourceId="mail", ResourceType="INBOUND_EMAIL")["FlowId"] == w.flow,
    ),
    "GetFlowAssociation": Case(tied, lambda w, a: a["FlowId"] == w.flow),
    "ListFlowAssociations": Case(
        lambda w: {"ResourceType": "VOICE_PHONE_NUMBER"} if tied(w) and w.inbound else {},
        lambda w, a: [one["ResourceId"] for one in a["FlowAssociationSummaryList"]] == [w.number],
    ),
    "BatchGetFlowAssociation": Case(
        lambda w: {"ResourceIds": [tied(w)["ResourceId"], "none"]},
        lambda w, a: len(a["FlowAssociationSummaryList"]) == 1,
    ),
    "DisassociateFlow": Case(tied, lambda w, a: w.ask("ListFlowAssociations")["FlowAssociationSummaryList"] == []),
}
