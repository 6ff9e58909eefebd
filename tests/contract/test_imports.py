"""What a function imports while a caller hears silence."""

import subprocess
import sys

READING = """
import sys
from dozor.adapters.dynamodb.company_repository import DynamoCompanyRepository
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.adapters.gettext.texts import GettextTexts
slow = {"boto3", "pydantic", "aws_lambda_powertools", "phonenumbers", "babel"}
print(sorted(slow & set(sys.modules)))
"""


def test_the_reading_side_imports_nothing_slow() -> None:
    done = subprocess.run([sys.executable, "-c", READING], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
