"""A laptop's addresses before moto and a small contact centre in real time."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from local.cloud.gateway.gateway import Gateway
from local.connect.fakes import KeptOutput, make_ports
from local.connect.instance import ConnectInstance
from local.connect.runtime.real import RealTimeRuntime
from local.laptop.addressees import AddressBook, Addressee
from local.laptop.addresses import LaptopAddresses
from local.laptop.demo import CompanyNumber, Demo, KnownCaller, KnownSpecialist, Login
from tests.local.cloud.gateway.conftest import api, cloud, lasting_cloud, moto
from tests.local.cloud.gateway.fakes import ApiBuilder, FakeCloud
from tests.local.cloud.gateway.people import People, make_people
from tests.local.connect.connect_house import BYE, NUMBER, action, document, menu, say, to_queue

__all__ = ["api", "cloud", "lasting_cloud", "moto"]

AGENT = "anna@example.org"
FORWARDED = "+78000000000"  # what people dial; the carrier leads it to NUMBER
DEMO = Demo(
    (Login(AGENT, "Secret-1", "Anna", "operator"),),
    (
        CompanyNumber(
            *("uyut", "Uyut", NUMBER, "ru", ("ru", "en"), {"1": "emergency", "2": "specialist:lift"}),
            specialists={"lift": KnownSpecialist("number", "+79120000002", "message")},
        ),
    ),
    (KnownCaller("+79120000001", "Ivan", "uyut", "resident", "Lenina 1", "ru", flats=1, meters=2),),
)

BOOK = (("+79120000001", Addressee("Ivan", "resident", "Uyut", "Europe/Moscow")),)


@dataclass
class Centre:
    """A contact centre whose number says hello, asks for a key, and leads 1 to the queue and anything else out."""

    instance: ConnectInstance
    output: KeptOutput
    profile: str


@pytest.fixture
def centre() -> Iterator[Centre]:
    with RealTimeRuntime() as runtime:
        ports, output, _ = make_ports(runtime)  # type: ignore[arg-type]
        instance = ConnectInstance(ports, characters_per_second=0)
        queue = instance.create_queue("operators", instance.create_hours_of_operation("always"))
        profile = instance.create_routing_profile("operators", queue, [queue])
        inbound = document(
            action("know", "UpdateContactAttributes", {"Attributes": {"company": "uyut"}}, "hello",
                   errors={"NoMatchingError": "hello"}),
            say("hello", "Hello.", "ask"),
            menu("ask", "Press one.", {"1": "queue"}, "bye"),
            *to_queue(queue),
            BYE,
        )  # fmt: skip
        flow = instance.create_contact_flow("inbound", "CONTACT_FLOW", inbound)
        instance.associate_phone_number_contact_flow(instance.claim_phone_number(NUMBER), flow)
        instance.create_user(AGENT, profile, first_name="Anna")
        yield Centre(instance, output, profile)


@pytest.fixture
def people(cloud: FakeCloud, api: ApiBuilder) -> People:
    """Those whom the deployed API believes."""
    people = make_people(cloud)
    authorizer = api.authorizer(people.issuer, people.client_id)
    api.route("GET /me", "rest_api", AuthorizationType="JWT", AuthorizerId=authorizer)
    return people


@pytest.fixture
def laptop(cloud: FakeCloud, api: ApiBuilder, centre: Centre) -> Iterator[Gateway]:
    book = AddressBook(lambda: BOOK)
    gateway = Gateway(addresses=[LaptopAddresses(lambda: centre.instance, lambda: DEMO, {FORWARDED: NUMBER}, book)])
    gateway.start(cloud)
    yield gateway
    gateway.stop()
    cloud.client("apigatewayv2").delete_api(ApiId=api.id)
