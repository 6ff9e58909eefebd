"""People before the API."""

import pytest

from tests.handlers.house import House
from tests.handlers.rest_api.client import Page


@pytest.fixture
def olga(house: House) -> Page:
    """The operator of sosna."""
    return Page()


@pytest.fixture
def stranger(house: House) -> Page:
    """The operator of another company, which has the same ticket numbers and contacts to ask for."""
    return Page({"custom:companies": "kedr", "email": "rita@example.org", "name": "Rita"})
