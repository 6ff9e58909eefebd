"""What is told of one version of anything that is kept in versions."""

from datetime import datetime

from functions.rest_api.models.base import Told


class VersionTold(Told):
    """by: who saved it; common: the common one stood again by it; restored: the version that it took back, -1 for none."""

    version: int
    at: datetime
    by: str
    note: str
    common: bool
    restored: int
