"""Test cases of our flows in Connect, PUBLISHED: Connect validates them when they are deployed, and can execute them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aws_cdk import aws_connect
from constructs import Construct

from infra.flow_tests import FlowTestFile, render_flow_test


class FlowTests(Construct):
    """The test cases of one stack. resolve: "kind:name" of a token -> its ARN; raises FlowTestError, InvalidFlowTest."""

    def __init__(
        self,
        scope: Construct,
        identity: str,
        tests: Sequence[FlowTestFile],
        instance_arn: str,
        resolve: Callable[[str], str],
    ) -> None:
        super().__init__(scope, identity)
        for test in tests:
            aws_connect.CfnTestCase(
                self,
                "".join(word.capitalize() for word in test.file.removesuffix(".json").split("-")),
                instance_arn=instance_arn,
                name=test.name,
                description=test.description,
                content=render_flow_test(test, resolve),
                entry_point=_entry_point(test.fill(test.metadata["entryPoint"], resolve)),
                initialization_data=test.metadata.get("initializationData"),
                status="PUBLISHED",
            )


def _entry_point(entry: Mapping[str, Any]) -> aws_connect.CfnTestCase.EntryPointProperty:
    voice = entry["VoiceCallEntryPointParameters"]
    return aws_connect.CfnTestCase.EntryPointProperty(
        type=entry["Type"],
        voice_call_entry_point_parameters=aws_connect.CfnTestCase.VoiceCallEntryPointParametersProperty(
            flow_id=voice.get("FlowId"),
            source_phone_number=voice.get("SourcePhoneNumber"),
            destination_phone_number=voice.get("DestinationPhoneNumber"),
        ),
    )
