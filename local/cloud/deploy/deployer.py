"""Deploys a cloud assembly: assets up, then one stack after the other."""

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from local.cloud.cloudformation.registry import is_known
from local.cloud.deploy.assembly import Assembly, AssemblyStack
from local.cloud.deploy.assets import ensure_bucket, replace_placeholders, upload_assets
from local.cloud.deploy.deployment import DeployedStack, DeployError, Deployment

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient

_BOOTSTRAP_VERSION = "30"
_TEMPLATE_BUCKET = "laptop-templates"


class Deployer:
    """Gives assemblies to the CloudFormation behind a session.

    progress: is told each step in a sentence. skip_assets: names of asset folders that are not worth carrying.
    """

    def __init__(
        self,
        session: boto3.Session,
        account: str,
        progress: Callable[[str], None],
        skip_assets: frozenset[str] = frozenset(),
        parameters: Mapping[str, str] | None = None,
    ) -> None:
        self._session = session
        self._progress = progress
        self._skip_assets = skip_assets
        self._parameters = dict(parameters or {})
        self._placeholders = {
            "AWS::AccountId": account,
            "AWS::Region": session.region_name,
            "AWS::Partition": "aws",
            "AWS::URLSuffix": "amazonaws.com",
        }
        # moto answers when the stack is complete: one patient call, never repeated.
        config = Config(read_timeout=900, retries={"total_max_attempts": 1})
        self._cloudformation: CloudFormationClient = session.client("cloudformation", config=config)

    def deploy(self, assembly: Assembly) -> Deployment:
        """Create or update every stack, in order; raises DeployError with the reason."""
        for stack in assembly.stacks:
            refuse_unknown_types(stack.name, stack.template())
        self._bootstrap()
        s3 = self._session.client("s3")
        self._progress(f"uploading {len(assembly.assets)} assets")
        upload_assets(s3, assembly.assets, self._placeholders, self._skip_assets)
        return Deployment({stack.name: self._deploy_stack(stack) for stack in assembly.stacks})

    def _bootstrap(self) -> None:
        """What `cdk bootstrap` leaves in an account, as far as templates ask for it."""
        self._session.client("ssm").put_parameter(
            Name="/cdk-bootstrap/hnb659fds/version", Value=_BOOTSTRAP_VERSION, Type="String", Overwrite=True
        )

    def _deploy_stack(self, stack: AssemblyStack) -> DeployedStack:
        began = time.monotonic()
        self._progress(f"deploying stack {stack.name} ({len(stack.template().get('Resources', {}))} resources)")
        request = self._request(stack)
        try:
            if self._exists(stack.name):
                self._cloudformation.update_stack(**request)
            else:
                self._cloudformation.create_stack(**request)
        except ClientError as error:
            raise DeployError(f"stack {stack.name} failed: {error.response['Error']['Message']}") from error
        deployed = self._describe(stack.name)
        self._progress(f"stack {stack.name} is up after {time.monotonic() - began:.1f} s")
        return deployed

    def _request(self, stack: AssemblyStack) -> Any:
        # A template may be larger than the 51,200 bytes that a request takes: it always travels through S3, as CDK does it.
        s3 = self._session.client("s3")
        ensure_bucket(s3, _TEMPLATE_BUCKET, self._session.region_name)
        key = f"{stack.id}.template.json"
        s3.put_object(Bucket=_TEMPLATE_BUCKET, Key=key, Body=stack.template_file.read_bytes())
        parameters: Mapping[str, str] = {
            name: replace_placeholders(value, self._placeholders) for name, value in stack.parameters.items()
        } | {name: value for name, value in self._parameters.items() if name in stack.template().get("Parameters", {})}
        return {
            "StackName": stack.name,
            "TemplateURL": f"https://s3.{self._session.region_name}.amazonaws.com/{_TEMPLATE_BUCKET}/{key}",
            "Capabilities": ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
            "Parameters": [{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
        }

    def _exists(self, name: str) -> bool:
        try:
            self._cloudformation.describe_stacks(StackName=name)
        except ClientError:
            return False
        return True

    def _describe(self, name: str) -> DeployedStack:
        stack = self._cloudformation.describe_stacks(StackName=name)["Stacks"][0]
        if not stack["StackStatus"].endswith("_COMPLETE") or "ROLLBACK" in stack["StackStatus"]:
            raise DeployError(f"stack {name} ended as {stack['StackStatus']}: {self._failures(name)}")
        resources = self._cloudformation.get_paginator("list_stack_resources").paginate(StackName=name)
        return DeployedStack(
            name,
            {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])},
            {
                resource["LogicalResourceId"]: resource.get("PhysicalResourceId", "")
                for page in resources
                for resource in page["StackResourceSummaries"]
            },
        )

    def _failures(self, name: str) -> str:
        events = self._cloudformation.describe_stack_events(StackName=name)["StackEvents"]
        failed = [event for event in events if "FAILED" in event.get("ResourceStatus", "")]
        return "; ".join(
            f"{event['LogicalResourceId']} ({event.get('ResourceType')}): {event.get('ResourceStatusReason', 'no reason')}"
            for event in failed
        )


def refuse_unknown_types(stack: str, template: dict[str, Any]) -> None:
    """Raise DeployError if the template holds a resource type that the laptop neither imitates nor knowingly leaves out."""
    unknown = [
        f"{resource['Type']} ({logical_id})"
        for logical_id, resource in template.get("Resources", {}).items()
        if not is_known(resource["Type"])
    ]
    if unknown:
        raise DeployError(
            f"stack {stack} holds resource types that the laptop does not know: {', '.join(unknown)}. "
            "Teach it in local/cloud/cloudformation, or add the type with a reason to known_types.py there."
        )
