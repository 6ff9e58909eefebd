"""Where the built pages come from, and where they go."""

from functools import cache

from dozor.adapters.s3.pages_host import S3PagesBuilds, S3PagesHost
from dozor.ports.pages import PagesBuilds, PagesHost


@cache
def pages_builds() -> PagesBuilds:
    """What was uploaded with the stacks."""
    return S3PagesBuilds()


def pages_host(bucket: str) -> PagesHost:
    """The bucket that the pages are served from."""
    return S3PagesHost(bucket)
