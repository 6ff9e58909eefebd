"""Test cases of our flows in stacks of their own: one for the first word of their files' names (menu, ticket, …).

A test case carries the answers that it mocks, and all of them together would be larger than a template may be (1 MB).
"""

from aws_cdk import DefaultStackSynthesizer, Stack
from constructs import Construct

from infra.constructs.flow_tests import FlowTests
from infra.flow_tests import FlowTestFile
from infra.stacks.platform import PlatformStack


class FlowTestStack(Stack):
    """Needs nothing but the platform; nothing needs it."""

    def __init__(
        self, scope: Construct, identity: str, subject: str, tests: list[FlowTestFile], platform: PlatformStack
    ) -> None:
        super().__init__(
            scope,
            identity,
            description=f"Dozor: test cases of the flows, {subject}",
            synthesizer=DefaultStackSynthesizer(generate_bootstrap_version_rule=False),
        )
        FlowTests(self, "Tests", tests, platform.centre.arn, platform.resolve_for_tests)
