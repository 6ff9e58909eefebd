"""What a function's answer says about the batch it was given.

Source: Lambda developer guide, "Implementing partial batch responses" (Amazon SQS) and "Configuring partial batch
response" (DynamoDB, Kinesis): an empty answer is success; an answer that cannot be understood fails the whole batch.
"""

import json
from collections.abc import Sequence

from local.cloud.functions.invoker import Invocation


def failed_items(invocation: Invocation, identifiers: Sequence[str], reports_failures: bool) -> frozenset[str]:
    """The identifiers of the records that failed.

    invocation: what the function came to. identifiers: message ids or sequence numbers of the batch.
    reports_failures: whether the mapping asks for ReportBatchItemFailures; otherwise any answer is success.
    """
    everything = frozenset(identifiers)
    if invocation.error is not None:
        return everything
    if not reports_failures:
        return frozenset()
    try:
        answer = json.loads(invocation.payload or b"null")
    except ValueError:
        return everything
    if answer in (None, "", {}):
        return frozenset()
    reported = _reported(answer)
    if reported is None or not reported <= everything:
        return everything
    return reported


def _reported(answer: object) -> frozenset[str] | None:
    if not isinstance(answer, dict):
        return None
    failures = answer.get("batchItemFailures")
    if failures is None:
        return frozenset()
    if not isinstance(failures, list):
        return None
    given = [failure.get("itemIdentifier") if isinstance(failure, dict) else None for failure in failures]
    identifiers = frozenset(identifier for identifier in given if isinstance(identifier, str) and identifier)
    return identifiers if all(one in identifiers for one in given) else None
