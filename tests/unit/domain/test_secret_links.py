"""What lets somebody in is masked wherever it stands, and nothing else is."""

import json

import pytest

from dozor.domain.secret_links import mask_links

TOKEN = "3q2-7wAAAbcDEF_gh1jkLmNop"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"Accept: https://d.example/work/{TOKEN}", "Accept: https://d.example/work/•••"),
        (f"https://d.example/work/shift/{TOKEN}.", "https://d.example/work/shift/•••."),
        (f"(d.example/r/{TOKEN})", "(d.example/r/•••)"),
        (f"http://127.0.0.1:8000/apis/a1/work/{TOKEN}/actions", "http://127.0.0.1:8000/apis/a1/work/•••/actions"),
        (f"/shifts/{TOKEN} и /resident/{TOKEN}", "/shifts/••• и /resident/•••"),
        (f"/r/{TOKEN}\n/r/{TOKEN}", "/r/•••\n/r/•••"),
    ],
)
def test_a_link_that_lets_in_is_masked(written: str, shown: str) -> None:
    assert mask_links(written) == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://d.example/desk",
        "https://d.example/work/how-to-work-on-a-roof-in-winter",
        "https://d.example/work/shift",
        f"https://d.example/network/{TOKEN}",
        json.dumps({"policy": "A" * 150 + "/r/" + "b" * 30 + "Z" * 150 + "=="}),
    ],
)
def test_what_lets_nobody_in_stays(text: str) -> None:
    assert mask_links(text) == text
