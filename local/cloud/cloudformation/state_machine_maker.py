"""AWS::StepFunctions::StateMachine, created in the backend that executes (moto's CloudFormation uses the other one)."""

import json
from typing import Any

from moto.s3.models import s3_backends
from moto.stepfunctions.parser.models import StepFunctionsParserBackend, stepfunctions_parser_backends

from local.cloud.cloudformation.context import current
from local.cloud.cloudformation.made_resource import MadeResource
from local.cloud.cloudformation.maker import ResourceMaker

Document = dict[str, Any]


class StateMachineMaker(ResourceMaker):
    """Makes machines that run."""

    name_property = "StateMachineName"

    def make(self, name: str, properties: Document) -> MadeResource:
        """Create the machine; moto refuses a definition that is not Amazon States Language."""
        backend = _backend()
        machine = backend.create_state_machine(
            name=name,
            definition=definition(properties),
            roleArn=properties["RoleArn"],
            tags=[{"key": tag["Key"], "value": tag["Value"]} for tag in properties.get("Tags", [])],
            loggingConfiguration=_lower(properties.get("LoggingConfiguration")),
            tracingConfiguration=_lower(properties.get("TracingConfiguration")),
            sm_type=properties.get("StateMachineType", "STANDARD"),
        )
        arn = machine.arn
        attributes = {"Arn": arn, "Name": name, "StateMachineRevisionId": "INITIAL"}
        return MadeResource(arn, attributes, lambda: backend.delete_state_machine(arn))

    def change(self, made: MadeResource, name: str, properties: Document) -> MadeResource:
        """Update the definition in place: running executions go on by the one they began with."""
        if name not in (made.physical_resource_id, made.attributes["Name"]):
            return super().change(made, name, properties)
        _backend().update_state_machine(
            made.physical_resource_id, definition=definition(properties), role_arn=properties["RoleArn"]
        )
        return made


def definition(properties: Document) -> str:
    """The machine's definition, wherever the template has it, with DefinitionSubstitutions filled in."""
    if "DefinitionS3Location" in properties:
        place = properties["DefinitionS3Location"]
        stored = s3_backends[current().account]["aws"].get_object(place["Bucket"], place["Key"])
        if stored is None:
            raise LookupError(f"there is no definition at s3://{place['Bucket']}/{place['Key']}")
        text: str = stored.value.decode()
    elif "DefinitionString" in properties:
        text = properties["DefinitionString"]
    else:
        text = json.dumps(properties["Definition"])
    for name, value in properties.get("DefinitionSubstitutions", {}).items():
        text = text.replace(f"${{{name}}}", value if isinstance(value, str) else json.dumps(value))
    return text


def _backend() -> StepFunctionsParserBackend:
    here = current()
    return stepfunctions_parser_backends[here.account][here.region]


def _lower(document: Any) -> Any:
    if isinstance(document, dict):
        return {key[:1].lower() + key[1:]: _lower(value) for key, value in document.items()}
    return [_lower(item) for item in document] if isinstance(document, list) else document


MAKERS: dict[str, ResourceMaker] = {"AWS::StepFunctions::StateMachine": StateMachineMaker()}
