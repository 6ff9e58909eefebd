"""Which of AWS's refusals pass by themselves: told by code and status, never by text."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import ClientError, ConnectionClosedError, HTTPClientError, ReadTimeoutError
from botocore.exceptions import ConnectionError as NoConnection

from dozor.domain.errors import TransientFailure, Uncertain

PASSING = frozenset(
    {
        "AccountSuspendedException",
        "ExecutionLimitExceeded",
        "InternalError",
        "InternalFailure",
        "InternalServerError",
        "InternalServiceException",
        "KMSThrottling",
        "KmsThrottlingException",
        "LimitExceededException",
        "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "SendingPausedException",
        "ServiceUnavailable",
        "SlowDown",
        "Throttled",
        "ThrottledException",
        "Throttling",
        "ThrottlingError",
        "ThrottlingException",
        "TooManyRequestsException",
        "TransactionConflict",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)


def code_of(error: ClientError) -> str:
    """AWS's own code of a refusal ("ConditionalCheckFailedException")."""
    return str(error.response.get("Error", {}).get("Code", ""))


def passes(error: ClientError) -> bool:
    """Whether the same request may succeed in a moment."""
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return code_of(error) in PASSING or status >= 500 or status == 429


@contextmanager
def failures_of(service: str, *, repeatable: bool = False) -> Iterator[None]:
    """Within: what passes by itself becomes TransientFailure, an answer that never came Uncertain; the rest stays.

    repeatable: the call changes nothing, or nothing more the second time, so no answer is a TransientFailure as well.
    """
    try:
        yield
    except ClientError as error:
        if not passes(error):
            raise
        raise TransientFailure(f"{service} is too busy just now ({code_of(error)}); try again.") from error
    except (ReadTimeoutError, ConnectionClosedError) as error:
        if repeatable:
            raise TransientFailure(f"{service} did not answer; try again.") from error
        raise Uncertain(f"{service} did not answer, so nobody knows whether it was done.") from error
    except (HTTPClientError, NoConnection) as error:
        raise TransientFailure(f"{service} could not be reached; try again.") from error
