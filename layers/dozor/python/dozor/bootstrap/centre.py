"""The contact centre in sight of its supervisors."""

import json
from collections.abc import Mapping
from functools import cache

from dozor.adapters.connect.live_centre import ConnectLiveCentre
from dozor.adapters.dynamodb.centre_repository import DynamoCentreMemory, DynamoSupervisionRepository
from dozor.bootstrap.flow import table
from dozor.config.settings import CentreSettings, read_settings
from dozor.domain.centre import CentreRules
from dozor.ports.centre import CentreMemory, LiveCentre, SupervisionRepository


@cache
def live_centre() -> LiveCentre:
    """Amazon Connect as it is now."""
    return ConnectLiveCentre(read_settings(CentreSettings).connect_instance_id, shared_queues(), centre_rules())


@cache
def centre_memory() -> CentreMemory:
    """What was seen of it last."""
    return DynamoCentreMemory(table())


@cache
def supervisions() -> SupervisionRepository:
    """What supervisors did."""
    return DynamoSupervisionRepository(table())


@cache
def centre_rules() -> CentreRules:
    """The platform's rules of its wallboard."""
    return CentreRules(**json.loads(read_settings(CentreSettings).centre_rules))


@cache
def shared_queues() -> Mapping[str, str]:
    """ "<function>-<language>" -> ARN of the queues that companies share."""
    queues: dict[str, str] = json.loads(read_settings(CentreSettings).queues)
    return queues
