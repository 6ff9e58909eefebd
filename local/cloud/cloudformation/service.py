"""The laptop's CloudFormation, put together."""

from local.cloud.cloudformation import (
    api_makers,
    context,
    finished_by_api,
    lambda_makers,
    registry,
    stack_rules,
    state_machine_maker,
)
from local.cloud.cloudformation.api_table import TABLE
from local.cloud.cloudformation.context import CloudContext
from local.cloud.cloudformation.custom_resource import RESPONSE_PATH, CustomResourceMaker, ResponseDesk
from local.cloud.cloudformation.known_types import RECORD_ONLY
from local.cloud.cloudformation.record_only import RecordOnlyMaker
from local.cloud.server.moto_server import MotoServer
from local.cloud.server.patches import Patches


def install(patches: Patches, server: MotoServer, here: CloudContext) -> None:
    """Register our makers and rules, until the patches are undone."""
    context.enter(here)
    registry.install(patches)
    desk = ResponseDesk()
    server.mount(RESPONSE_PATH, desk)
    ours = (TABLE, api_makers.MAKERS, finished_by_api.MAKERS, lambda_makers.MAKERS, state_machine_maker.MAKERS)
    for makers in ours:
        for resource_type, maker in makers.items():
            registry.register(resource_type, maker)
    registry.register(registry.CUSTOM, CustomResourceMaker(desk))
    for resource_type in RECORD_ONLY:
        registry.register(resource_type, RecordOnlyMaker())
    stack_rules.install(patches)
