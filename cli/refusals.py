"""What AWS, a table or a name that does not fit means for whoever typed the command: what there is, and what to do."""

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    EndpointConnectionError,
    NoCredentialsError,
    NoRegionError,
)

from dozor.adapters.aws import aws_client
from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, Invalid, NotFound, TransientFailure
from dozor.ports.companies import CompanyRepository

Refusal = TransientFailure | BotoCoreError | ClientError

WHERE = "Set AWS_REGION, credentials and, for a laptop, AWS_ENDPOINT_URL"
_MISSING = "ResourceNotFoundException"


def find_company_file(folder: Path, slug: str) -> Path:
    """The file of that company; raises Invalid with those that there are."""
    path = folder / f"{slug}.yaml"
    known = sorted(file.stem for file in folder.glob("*.yaml"))
    if slug not in known:
        there = offer(slug, known) if known else "it holds no company files"
        raise Invalid([FieldProblem("slug", f"There is no company '{slug}' in {folder.name or folder}; {there}.")])
    return path


def find_company(companies: CompanyRepository, slug: str) -> Company:
    """The company as a table has it; raises Invalid with those that are there."""
    try:
        return companies.get(slug)
    except NotFound:
        known = companies.slugs()
        there = offer(slug, known) if known else "it holds none yet: deploy their files"
        raise Invalid([FieldProblem("slug", f"There is no company '{slug}' in this table; {there}.")]) from None


def offer(wanted: str, known: Iterable[str]) -> str:
    """ "did you mean zarya? There are: …"; without the question where nothing is like it."""
    names = sorted(known)
    like = get_close_matches(wanted, names, n=1)
    question = f"did you mean {like[0]}? There are: " if like else "there are: "
    return f"{question}{', '.join(names)}"


def explain_refusal(refusal: Refusal, table: str = "") -> str:
    """In a sentence or two what is wrong, and what to do. table: the one that was asked for."""
    if isinstance(refusal, ClientError) and refusal.response.get("Error", {}).get("Code") == _MISSING and table:
        return (
            f"There is no table '{table}' {_place()}; {_offer_tables(table)}. Its name is the stack's output TableName."
        )
    if isinstance(refusal, NoRegionError | NoCredentialsError):
        return f"{refusal} {WHERE}." if str(refusal).endswith(".") else f"{refusal}. {WHERE}."
    if isinstance(refusal, TransientFailure | EndpointConnectionError):
        return f"{refusal} It was looked for {_place()}."
    return f"AWS refused: {refusal}"


def _place() -> str:
    if endpoint := os.environ.get("AWS_ENDPOINT_URL_DYNAMODB") or os.environ.get("AWS_ENDPOINT_URL"):
        return f"at {endpoint} (AWS_ENDPOINT_URL)"
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    return f"in {region}" if region else "in the region of your AWS profile"


def _offer_tables(wanted: str) -> str:
    """Nobody is told less because the list itself is refused them."""
    try:
        names = aws_client("dynamodb").list_tables(Limit=20)["TableNames"]
    except (BotoCoreError, ClientError):
        return "which there are could not be listed"
    return offer(wanted, names) if names else "there is none"
