"""Event patterns: every operator, both ways."""

import pytest

from local.cloud.pollers.patterns import check, matches

EVENT = {
    "source": "dozor",
    "detail-type": "TicketRegistered",
    "resources": ["arn:a", "arn:b"],
    "detail": {
        "state": "Open",
        "level": 7,
        "urgent": True,
        "none": None,
        "place": {"flat": 12},
        "tags": ["water", "hot"],
        "calls": [{"phone": "1", "ok": True}, {"phone": "2", "ok": False}],
        "address": "10.0.3.4",
        "file": "a/b/photo.JPG",
    },
}


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ({"source": ["dozor"]}, True),
        ({"source": ["other", "dozor"]}, True),
        ({"source": ["other"]}, False),
        ({"source": ["dozor"], "detail-type": ["TicketClosed"]}, False),
        ({"detail": {"place": {"flat": [12]}}}, True),
        ({"detail": {"place": {"flat": ["12"]}}}, False),
        ({"detail": {"urgent": [True]}}, True),
        ({"detail": {"urgent": [1]}}, False),
        ({"detail": {"none": [None]}}, True),
        ({"detail": {"state": [None]}}, False),
        ({"resources": ["arn:b"]}, True),
        ({"detail": {"calls": {"phone": ["2"], "ok": [False]}}}, True),
        ({"detail": {"calls": {"phone": ["2"], "ok": [True]}}}, False),
        ({"detail": {"state": [{"prefix": "Op"}]}}, True),
        ({"detail": {"state": [{"prefix": "op"}]}}, False),
        ({"detail": {"state": [{"prefix": {"equals-ignore-case": "op"}}]}}, True),
        ({"detail": {"file": [{"suffix": ".JPG"}]}}, True),
        ({"detail": {"file": [{"suffix": ".jpg"}]}}, False),
        ({"detail": {"file": [{"suffix": {"equals-ignore-case": ".jpg"}}]}}, True),
        ({"detail": {"state": [{"equals-ignore-case": "oPEN"}]}}, True),
        ({"detail": {"state": [{"anything-but": "Closed"}]}}, True),
        ({"detail": {"state": [{"anything-but": ["Closed", "Open"]}]}}, False),
        ({"detail": {"level": [{"anything-but": [7, 8]}]}}, False),
        ({"detail": {"state": [{"anything-but": {"prefix": "Cl"}}]}}, True),
        ({"detail": {"file": [{"anything-but": {"suffix": [".JPG", ".png"]}}]}}, False),
        ({"detail": {"state": [{"anything-but": {"equals-ignore-case": "OPEN"}}]}}, False),
        ({"detail": {"absent": [{"anything-but": "x"}]}}, False),
        ({"detail": {"level": [{"numeric": [">", 5, "<=", 7]}]}}, True),
        ({"detail": {"level": [{"numeric": ["=", 7.0]}]}}, True),
        ({"detail": {"level": [{"numeric": ["<", 7]}]}}, False),
        ({"detail": {"urgent": [{"numeric": ["=", 1]}]}}, False),
        ({"detail": {"level": [{"exists": True}]}}, True),
        ({"detail": {"absent": [{"exists": False}]}}, True),
        ({"detail": {"absent": {"deeper": [{"exists": False}]}}}, True),
        ({"detail": {"none": [{"exists": True}]}}, True),
        ({"detail": {"place": [{"exists": True}]}}, False),
        ({"detail": {"file": [{"wildcard": "a/*/photo.*"}]}}, True),
        ({"detail": {"file": [{"wildcard": "*/x/*"}]}}, False),
        ({"detail": {"address": [{"cidr": "10.0.0.0/16"}]}}, True),
        ({"detail": {"address": [{"cidr": "10.1.0.0/16"}]}}, False),
        ({"detail": {"$or": [{"level": [1]}, {"state": ["Open"]}]}}, True),
        ({"detail": {"$or": [{"level": [1]}, {"state": ["Shut"]}]}}, False),
        ({"detail": {"urgent": [False], "$or": [{"level": [7]}]}}, False),
        ({"detail": {"tags": ["hot"]}}, True),
        ({}, True),
    ],
)
def test_a_pattern_fits_or_not(pattern, fits):
    assert matches(pattern, EVENT) is fits


def test_an_unknown_operator_is_said_and_not_taken_for_a_miss():
    with pytest.raises(ValueError, match="sounds-like"):
        matches({"source": [{"sounds-like": "x"}]}, EVENT)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ({}, "not empty"),
        ({"source": "dozor"}, "'source'"),
        ({"source": []}, "'source'"),
        ({"detail": {"level": [{"sounds-like": 1}]}}, "sounds-like"),
        ({"detail": {"level": [{"anything-but": {"sounds-like": "x"}}]}}, "sounds-like"),
        ({"$or": [{"source": ["dozor"]}, {"source": "other"}]}, "'source'"),
    ],
)
def test_a_pattern_that_aws_would_refuse_is_refused_before_any_event(pattern, reason):
    with pytest.raises(ValueError, match=reason):
        check(pattern)
