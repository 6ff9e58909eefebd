"""The templates, synthesized once for all tests of this folder."""

import pytest

from infra.app import use_own_node
from tests.infra.templates import Platform, Templates


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    use_own_node()
    from infra.assembly import build_app

    folder = tmp_path_factory.mktemp("cdk")
    build_app(str(folder)).synth()
    return Templates(folder)


@pytest.fixture(scope="session")
def platform(templates: Templates) -> Platform:
    return Platform(templates["DozorPlatform"])


@pytest.fixture(scope="session")
def routes(templates: Templates) -> Platform:
    """The stack of the API's routes, asked in the same words."""
    return Platform(templates["DozorRoutes"])
