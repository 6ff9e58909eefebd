"""What an instance is joined with: integrations and their use cases, bots, allowed origins, keys, flows of other channels."""

from typing import TYPE_CHECKING

from local.connect.api.operations.keeping import Shelf, pick
from local.connect.api.operations.shared import Operation, instance_of, known, page
from local.connect.errors import DuplicateResource, InvalidParameter, ResourceInUse, ResourceNotFound
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

INTEGRATIONS = Shelf("integration-association", "integration", "IntegrationAssociationId", named_by="IntegrationArn")
_GIVEN = ("IntegrationType", "IntegrationArn", "SourceApplicationUrl", "SourceApplicationName", "SourceType")
_IDS = ("IntegrationAssociationId", "IntegrationAssociationArn")


def create(service: "ConnectService", parameters: Json) -> Json:
    """CreateIntegrationAssociation."""
    instance = instance_of(service, parameters)
    record = {"InstanceId": instance.id, **pick(parameters, *_GIVEN, "Tags")}
    made = INTEGRATIONS.add(instance, record, lambda *ids: {**dict(zip(_IDS, ids, strict=True)), "uses": {}})
    return pick(made, *_IDS)


def list_integrations(service: "ConnectService", parameters: Json) -> Json:
    """ListIntegrationAssociations, by type and ARN if wanted."""
    wanted = pick(parameters, "IntegrationType", "IntegrationArn")
    items = [
        pick(one, "InstanceId", *_IDS, *_GIVEN)
        for one in INTEGRATIONS.all(instance_of(service, parameters)).values()
        if all(one[name] == value for name, value in wanted.items())
    ]
    return page("IntegrationAssociationSummaryList", items, parameters)


def delete(service: "ConnectService", parameters: Json) -> None:
    """DeleteIntegrationAssociation; refused while it has use cases."""
    if INTEGRATIONS.find(service, parameters)[1]["uses"]:
        raise ResourceInUse("delete its use cases first")
    INTEGRATIONS.remove(service, parameters)


def create_use(service: "ConnectService", parameters: Json) -> Json:
    """CreateUseCase."""
    instance, integration = INTEGRATIONS.find(service, parameters)
    made = instance.ports.ids.new()
    arn = f"{integration['IntegrationAssociationArn']}/use-case/{made}"
    integration["uses"][made] = {"UseCaseId": made, "UseCaseArn": arn, "UseCaseType": parameters["UseCaseType"]}
    return {"UseCaseId": made, "UseCaseArn": arn}


def list_uses(service: "ConnectService", parameters: Json) -> Json:
    """ListUseCases."""
    return page("UseCaseSummaryList", INTEGRATIONS.find(service, parameters)[1]["uses"].values(), parameters)


def delete_use(service: "ConnectService", parameters: Json) -> None:
    """DeleteUseCase."""
    instance, integration = INTEGRATIONS.find(service, parameters)
    known(instance, integration["uses"], parameters["UseCaseId"], "use case")
    del integration["uses"][parameters["UseCaseId"]]


# --- origins, keys -------------------------------------------------------------------------------------------------
def _kept(service: "ConnectService", parameters: Json, kind: str) -> dict[str, Json]:
    return instance_of(service, parameters).directory.kept.setdefault(kind, {})


def add_origin(service: "ConnectService", parameters: Json) -> None:
    """AssociateApprovedOrigin."""
    _kept(service, parameters, "origin")[parameters["Origin"]] = {}


def list_origins(service: "ConnectService", parameters: Json) -> Json:
    """ListApprovedOrigins."""
    return page("Origins", _kept(service, parameters, "origin"), parameters)


def remove_origin(service: "ConnectService", parameters: Json) -> None:
    """DisassociateApprovedOrigin."""
    _take(_kept(service, parameters, "origin"), parameters["Origin"])


def add_key(service: "ConnectService", parameters: Json) -> Json:
    """AssociateSecurityKey; two at most."""
    instance, keys = instance_of(service, parameters), _kept(service, parameters, "security-key")
    if len(keys) >= _MOST_KEYS:
        raise InvalidParameter("an instance has at most two keys")
    made = instance.ports.ids.new()
    keys[made] = {"AssociationId": made, "Key": parameters["Key"], "CreationTime": instance.centre.now()}
    return {"AssociationId": made}


_MOST_KEYS = 2


def list_keys(service: "ConnectService", parameters: Json) -> Json:
    """ListSecurityKeys."""
    return page("SecurityKeys", _kept(service, parameters, "security-key").values(), parameters)


def remove_key(service: "ConnectService", parameters: Json) -> None:
    """DisassociateSecurityKey."""
    _take(_kept(service, parameters, "security-key"), parameters["AssociationId"])


# --- bots ----------------------------------------------------------------------------------------------------------
def _bot_key(parameters: Json) -> tuple[str, Json]:
    given = pick(parameters, "LexBot", "LexV2Bot")
    if len(given) != 1:
        raise InvalidParameter("give either LexBot or LexV2Bot")
    ((_, bot),) = given.items()
    return str(bot.get("AliasArn") or f"{bot['Name']} {bot['LexRegion']}"), given


def add_bot(service: "ConnectService", parameters: Json) -> None:
    """AssociateBot and AssociateLexBot."""
    key, bot = _bot_key(parameters)
    kept = _kept(service, parameters, "bot")
    if key in kept:
        raise DuplicateResource(f"the bot {key!r} is associated already")
    kept[key] = bot


def list_bots(service: "ConnectService", parameters: Json) -> Json:
    """ListBots: of Lex V1 or V2."""
    member = "LexBot" if parameters["LexVersion"] == "V1" else "LexV2Bot"
    return page("LexBots", [bot for bot in _kept(service, parameters, "bot").values() if member in bot], parameters)


def list_lex_bots(service: "ConnectService", parameters: Json) -> Json:
    """ListLexBots: those of Lex V1."""
    bots = _kept(service, parameters, "bot").values()
    return page("LexBots", [bot["LexBot"] for bot in bots if "LexBot" in bot], parameters)


def remove_bot(service: "ConnectService", parameters: Json) -> None:
    """DisassociateBot."""
    _take(_kept(service, parameters, "bot"), _bot_key(parameters)[0])


def remove_lex_bot(service: "ConnectService", parameters: Json) -> None:
    """DisassociateLexBot."""
    _take(_kept(service, parameters, "bot"), f"{parameters['BotName']} {parameters['LexRegion']}")


# --- flows of numbers and addresses --------------------------------------------------------------------------------
def tie_flow(service: "ConnectService", parameters: Json) -> Json:
    """AssociateFlow."""
    instance = instance_of(service, parameters)
    flow = known(instance, instance.directory.flows, parameters["FlowId"], "flow")
    key = f"{parameters['ResourceType']} {parameters['ResourceId']}"
    record = {**pick(parameters, "ResourceId", "ResourceType"), "FlowId": flow.id}
    _kept(service, parameters, "flow-association")[key] = record
    return {}


def get_tie(service: "ConnectService", parameters: Json) -> Json:
    """GetFlowAssociation."""
    found = _ties(service, parameters).get(f"{parameters['ResourceType']} {parameters['ResourceId']}")
    if found is None:
        raise ResourceNotFound(f"no flow is associated with {parameters['ResourceId']!r}")
    return found


def _ties(service: "ConnectService", parameters: Json) -> dict[str, Json]:
    """Associations that were made, and those of telephone numbers with the flows that answer them."""
    instance = instance_of(service, parameters)
    numbers = [number for number in instance.directory.numbers.values() if number.flow_id]
    voice = "VOICE_PHONE_NUMBER"
    calls = {
        f"{voice} {number.id}": {"ResourceId": number.id, "FlowId": number.flow_id, "ResourceType": voice}
        for number in numbers
    }
    return calls | _kept(service, parameters, "flow-association")


def list_ties(service: "ConnectService", parameters: Json) -> Json:
    """ListFlowAssociations and BatchGetFlowAssociation, by type and resources."""
    wanted, ids = parameters.get("ResourceType"), parameters.get("ResourceIds")
    shown = (
        "WHATSAPP_MESSAGING_PHONE_NUMBER",
        "VOICE_PHONE_NUMBER",
        "INBOUND_EMAIL",
        "OUTBOUND_EMAIL",
        "ANALYTICS_CONNECTOR",
    )
    items = [
        tie
        for tie in _ties(service, parameters).values()
        if tie["ResourceType"] in ((wanted,) if wanted else shown) and (ids is None or tie["ResourceId"] in ids)
    ]
    if ids is not None:
        return {"FlowAssociationSummaryList": items}
    return page("FlowAssociationSummaryList", items, parameters)


def untie_flow(service: "ConnectService", parameters: Json) -> Json:
    """DisassociateFlow."""
    key = f"{parameters['ResourceType']} {parameters['ResourceId']}"
    _take(_kept(service, parameters, "flow-association"), key)
    return {}


def _take(kept: dict[str, Json], key: str) -> None:
    if kept.pop(key, None) is None:
        raise ResourceNotFound(f"there is no {key!r}")


OPERATIONS: dict[str, Operation] = {
    "CreateIntegrationAssociation": create,
    "ListIntegrationAssociations": list_integrations,
    "DeleteIntegrationAssociation": delete,
    "CreateUseCase": create_use,
    "ListUseCases": list_uses,
    "DeleteUseCase": delete_use,
    "AssociateApprovedOrigin": add_origin,
    "ListApprovedOrigins": list_origins,
    "DisassociateApprovedOrigin": remove_origin,
    "AssociateSecurityKey": add_key,
    "ListSecurityKeys": list_keys,
    "DisassociateSecurityKey": remove_key,
    "AssociateBot": add_bot,
    "AssociateLexBot": add_bot,
    "ListBots": list_bots,
    "ListLexBots": list_lex_bots,
    "DisassociateBot": remove_bot,
    "DisassociateLexBot": remove_lex_bot,
    "AssociateFlow": tie_flow,
    "GetFlowAssociation": get_tie,
    "ListFlowAssociations": list_ties,
    "BatchGetFlowAssociation": list_ties,
    "DisassociateFlow": untie_flow,
}
