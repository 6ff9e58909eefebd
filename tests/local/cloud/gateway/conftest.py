"""A gateway before moto and fake functions."""

from collections.abc import Iterator
from dataclasses import replace

import boto3
import httpx
import pytest

from local.cloud.gateway.gateway import Gateway
from local.cloud.server.moto_server import MotoServer
from tests.local.cloud.gateway.fakes import REGION, ApiBuilder, FakeCloud, FakeFunctions


@pytest.fixture(scope="module")
def moto() -> Iterator[MotoServer]:
    with MotoServer() as server:
        yield server


@pytest.fixture(scope="module")
def lasting_cloud(moto: MotoServer) -> Iterator[FakeCloud]:
    session = boto3.Session("AKIALAPTOP0000000000", "laptop", region_name=REGION)
    cloud = FakeCloud(moto.endpoint, session)
    yield cloud
    for client in cloud.clients.values():
        client.close()


@pytest.fixture
def cloud(lasting_cloud: FakeCloud) -> FakeCloud:
    """moto with what earlier tests left in it, and no functions yet."""
    return replace(lasting_cloud, functions=FakeFunctions())


@pytest.fixture
def gateway(cloud: FakeCloud) -> Iterator[Gateway]:
    gateway = Gateway()
    gateway.start(cloud)
    yield gateway
    gateway.stop()


@pytest.fixture
def api(cloud: FakeCloud) -> ApiBuilder:
    """An HTTP API with a $default stage and no route yet."""
    builder = ApiBuilder(cloud)
    builder.stage()
    return builder


@pytest.fixture
def pages(gateway: Gateway, api: ApiBuilder) -> Iterator[httpx.Client]:
    """A client whose addresses are below that API."""
    with httpx.Client(base_url=gateway.api_endpoint(api.id, "HTTP"), trust_env=False) as client:
        yield client
