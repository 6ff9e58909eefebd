"""AWS::Lambda types, where moto's CloudFormation forgets layers, names, dead-letter queues, aliases and versions' ARNs."""

import base64
import json
from typing import Any

from moto.awslambda.models import LambdaBackend, LambdaFunction, lambda_backends

from local.cloud.cloudformation.context import current
from local.cloud.cloudformation.made_resource import MadeResource
from local.cloud.cloudformation.maker import ResourceMaker

Document = dict[str, Any]


class FunctionMaker(ResourceMaker):
    """AWS::Lambda::Function."""

    name_property = "FunctionName"

    def make(self, name: str, properties: Document) -> MadeResource:
        """Create the function with everything the template says."""
        spec = {**properties, "FunctionName": name, "Code": _code(properties["Code"]), "Tags": _tags(properties)}
        spec["Timeout"] = int(properties.get("Timeout", 3))
        spec["MemorySize"] = int(properties.get("MemorySize", 128))
        function = _backend().create_function(spec)
        _refuse_missing_code(function, properties["Code"])
        return self._made(function, properties)

    def change(self, made: MadeResource, name: str, properties: Document) -> MadeResource:
        """Update settings and code in place; running processes are replaced at the next invocation."""
        if name != made.physical_resource_id:
            return super().change(made, name, properties)
        function = _backend().get_function(name)
        function.update_configuration({"Environment": {"Variables": {}}, "Layers": [], **properties})
        function.update_function_code(_code(properties["Code"]))
        _refuse_missing_code(function, properties["Code"])
        return self._made(function, properties)

    def _made(self, function: Any, properties: Document) -> MadeResource:
        # moto has no place for it; asynchronous invocations look for it here.
        function.dead_letter_arn = properties.get("DeadLetterConfig", {}).get("TargetArn")
        name = function.function_name
        attributes = {
            "Arn": function.function_arn,
            "SnapStartResponse": {"ApplyOn": "None", "OptimizationStatus": "Off"},
        }
        return MadeResource(name, attributes, lambda: _backend().delete_function(name))


class LayerVersionMaker(ResourceMaker):
    """AWS::Lambda::LayerVersion; moto ignores LayerName, and Ref must be the version's ARN."""

    name_property = "LayerName"

    def make(self, name: str, properties: Document) -> MadeResource:
        """Publish a version."""
        layer = _backend().publish_layer_version({**properties, "LayerName": name})
        _refuse_missing_code(layer, properties["Content"])
        return MadeResource(layer.arn, {"LayerVersionArn": layer.arn})

    def change(self, made: MadeResource, name: str, properties: Document) -> MadeResource:
        """A changed layer is a new version of the same layer."""
        kept = name if not name.startswith("arn:") else made.physical_resource_id.split(":")[6]
        return self.make(kept, properties)


class VersionMaker(ResourceMaker):
    """AWS::Lambda::Version; Ref is the ARN with the version's number."""

    def make(self, _name: str, properties: Document) -> MadeResource:
        """Publish the function as it is."""
        version = _backend().publish_version(properties["FunctionName"])
        if version is None:
            raise LookupError(f"there is no function {properties['FunctionName']} to publish")
        return MadeResource(
            version.function_arn, {"Version": str(version.version), "FunctionArn": version.function_arn}
        )


class AliasMaker(ResourceMaker):
    """AWS::Lambda::Alias; Ref is the alias's ARN."""

    name_property = "Name"

    def make(self, _name: str, properties: Document) -> MadeResource:
        """Create the alias."""
        backend, function = _backend(), properties["FunctionName"]
        alias = backend.create_alias(
            properties["Name"],
            function,
            properties["FunctionVersion"],
            properties.get("Description", ""),
            properties.get("RoutingConfig", ""),
        )
        return MadeResource(alias.arn, {"AliasArn": alias.arn}, lambda: backend.delete_alias(alias.name, function))


class EventInvokeConfigMaker(ResourceMaker):
    """AWS::Lambda::EventInvokeConfig: retries and destinations of asynchronous invocations."""

    def make(self, name: str, properties: Document) -> MadeResource:
        """Put it on the function."""
        config = {key: value for key, value in properties.items() if key not in ("FunctionName", "Qualifier")}
        for number in ("MaximumRetryAttempts", "MaximumEventAgeInSeconds"):
            if number in config:
                config[number] = int(config[number])
        function = properties["FunctionName"]
        backend = _backend()
        backend.get_function(function).event_invoke_config.clear()
        backend.put_function_event_invoke_config(function, config)
        return MadeResource(name, remove=lambda: backend.delete_function_event_invoke_config(function))


class PermissionMaker(ResourceMaker):
    """AWS::Lambda::Permission; moto's has no id and is never removed."""

    def make(self, name: str, properties: Document) -> MadeResource:
        """Add a statement to the function's policy."""
        backend, function = _backend(), properties["FunctionName"]
        statement = {key: value for key, value in properties.items() if key != "FunctionName"}
        backend.add_permission(function, None, json.dumps({**statement, "StatementId": name}))
        return MadeResource(name, {"Id": name}, lambda: backend.remove_permission(function, name))


def _backend() -> LambdaBackend:
    here = current()
    return lambda_backends[here.account][here.region]


def _code(code: Document) -> Document:
    if "ZipFile" not in code:
        return dict(code)
    # In a template ZipFile is the source text of index.py; in the API it is a zip.
    zipped = LambdaFunction._create_zipfile_from_plaintext_code(code["ZipFile"])  # noqa: SLF001
    return {"ZipFile": base64.b64encode(zipped)}


def _refuse_missing_code(coded: Any, place: Document) -> None:
    """Lambda refuses code that is not in its bucket; moto takes it for empty, and the first call would fail."""
    if not coded.code_bytes:
        raise LookupError(f"there is no code at s3://{place.get('S3Bucket')}/{place.get('S3Key')}")


def _tags(properties: Document) -> dict[str, str]:
    return {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])}


MAKERS: dict[str, ResourceMaker] = {
    "AWS::Lambda::Function": FunctionMaker(),
    "AWS::Lambda::LayerVersion": LayerVersionMaker(),
    "AWS::Lambda::Version": VersionMaker(),
    "AWS::Lambda::Alias": AliasMaker(),
    "AWS::Lambda::EventInvokeConfig": EventInvokeConfigMaker(),
    "AWS::Lambda::Permission": PermissionMaker(),
}
