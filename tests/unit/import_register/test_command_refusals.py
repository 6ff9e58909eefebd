"""What commands say when a table, a region or a company is not there: what there is instead, and what to do."""

from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError
from moto.server import ThreadedMotoServer
from typer.testing import CliRunner, Result

from cli import company, journal, outage
from cli.refusals import explain_refusal
from dozor.adapters import aws
from dozor.domain.errors import TransientFailure
from tests.fakes.companies import FakeCompanies
from tests.unit.application.trade import COMPANY

CLOUD = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION": "eu-central-1"}
COMMANDS = (
    (company.app, ("import", "zarya")),
    (company.app, ("readings", "zarya", "--month", "2026-11", "-o", "x.csv")),
    (company.app, ("executors", "zarya")),
    (journal.app, ("verify", "zarya")),
    (outage.app, ("hours", "zarya", "--month", "2026-11", "-o", "x.csv")),
)


@pytest.fixture
def anew() -> Iterator[None]:
    """Clients made of this test's environment, and forgotten with it."""
    for made in (aws.aws_client, aws._session):
        made.cache_clear()
    yield
    for made in (aws.aws_client, aws._session):
        made.cache_clear()


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch, anew: None) -> Iterator[str]:
    """An account with one table, as the commands are led to it."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {**CLOUD, "AWS_ENDPOINT_URL": f"http://{host}:{port}"}.items():
        monkeypatch.setenv(name, value)
    key = {"AttributeName": "pk", "KeyType": "HASH"}
    aws.aws_client("dynamodb").create_table(
        TableName="DozorTable",
        KeySchema=[key],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    yield f"http://{host}:{port}"
    server.stop()


def run(app: object, *arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))  # type: ignore[arg-type]


def test_a_table_that_is_not_there_is_answered_with_those_that_are(cloud: str) -> None:
    for app, arguments in COMMANDS:
        result = run(app, *arguments, "--table", "DozorTabel")
        told = f"There is no table 'DozorTabel' at {cloud} (AWS_ENDPOINT_URL); did you mean DozorTable? There are: DozorTable."
        assert told in result.output, arguments
        assert "Its name is the stack's output TableName." in result.output
        assert result.exit_code in (1, 2)


def test_where_tables_may_not_be_listed_the_rest_is_told(monkeypatch: pytest.MonkeyPatch, anew: None) -> None:
    for name, value in {**CLOUD, "AWS_ENDPOINT_URL": "http://127.0.0.1:1"}.items():
        monkeypatch.setenv(name, value)
    refusal = ClientError({"Error": {"Code": "ResourceNotFoundException", "Message": "no"}}, "Query")
    assert "which there are could not be listed" in explain_refusal(refusal, "Nope")


def test_a_cloud_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    told = explain_refusal(TransientFailure("The table could not be reached; try again."))
    assert told.endswith("It was looked for at http://127.0.0.1:1 (AWS_ENDPOINT_URL).")


def test_without_a_region_the_command_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, anew: None, tmp_path: object
) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", f"{tmp_path}/none")
    result = run(company.app, "executors", "zarya", "--table", "DozorTable")
    assert "Set AWS_REGION, credentials and, for a laptop, AWS_ENDPOINT_URL." in result.output


@pytest.mark.parametrize("wrong", [{"AWS_REGION": "", "AWS_DEFAULT_REGION": ""}, {"AWS_ENDPOINT_URL": "127.0.0.1"}])
def test_a_region_or_an_address_that_is_none_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, anew: None, wrong: dict[str, str]
) -> None:
    for name, value in {**CLOUD, **wrong}.items():
        monkeypatch.setenv(name, value)
    result = run(company.app, "executors", "zarya", "--table", "DozorTable")
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert "Set AWS_REGION, credentials and, for a laptop, AWS_ENDPOINT_URL." in result.output


def test_a_company_that_is_not_in_the_table_is_answered_with_those_that_are() -> None:
    companies = FakeCompanies()
    companies.save(COMPANY)
    books = outage.Books(companies, None, None)  # type: ignore[arg-type]
    arguments = ["hours", "zaria", "--month", "2026-11", "-o", "x.csv"]
    result = CliRunner().invoke(outage.app, arguments, obj=lambda _table: books)
    assert result.exit_code == 2
    assert "There is no company 'zaria' in this table; did you mean zarya? There are: zarya." in result.output
