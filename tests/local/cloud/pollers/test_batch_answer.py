"""What Lambda reads out of a function's answer to a batch."""

import json

import pytest

from local.cloud.functions.invoker import Invocation
from local.cloud.pollers.batch_answer import failed_items

ALL = {"a", "b", "c"}


@pytest.mark.parametrize(
    ("answer", "failed"),
    [
        ("null", set()),
        ("", set()),
        ("{}", set()),
        ('""', set()),
        ('{"batchItemFailures": []}', set()),
        ('{"batchItemFailures": null}', set()),
        ('{"batchItemFailures": [{"itemIdentifier": "b"}]}', {"b"}),
        ('{"batchItemFailures": [{"itemIdentifier": "b"}, {"itemIdentifier": "c"}]}', {"b", "c"}),
        ('{"batchItemFailures": [{"itemIdentifier": ""}]}', ALL),
        ('{"batchItemFailures": [{"itemIdentifier": null}]}', ALL),
        ('{"batchItemFailures": [{"id": "b"}]}', ALL),
        ('{"batchItemFailures": [{"itemIdentifier": "unknown"}]}', ALL),
        ('{"batchItemFailures": "b"}', ALL),
        ('{"batchItemFailures": ["b"]}', ALL),
        ('"done"', ALL),
        ("{not json", ALL),
    ],
)
def test_an_answer_names_what_failed_or_fails_all(answer, failed):
    assert failed_items(Invocation(answer.encode(), None, 1.0), ["a", "b", "c"], reports_failures=True) == failed


def test_an_error_fails_all_whatever_was_answered():
    answer = json.dumps({"batchItemFailures": []}).encode()
    assert failed_items(Invocation(answer, "Unhandled", 1.0), ["a", "b", "c"], reports_failures=True) == ALL


def test_without_report_batch_item_failures_every_answer_is_success():
    assert failed_items(Invocation(b"{not json", None, 1.0), ["a"], reports_failures=False) == set()
