"""Calling a function for a trigger."""

import json
import logging
from typing import Any

from local.cloud.functions.invoker import FunctionInvoker, Invocation

_log = logging.getLogger(__name__)


def call_function(functions: FunctionInvoker, function_arn: str, event: Any) -> Invocation:
    """Invoke with the event as JSON; a function that is not there, or cannot be started, has failed as any other.

    Nothing of that may be raised: a poller that never hears of its batch again would wait for it for ever.
    """
    payload = json.dumps(event).encode()
    try:
        return functions.invoke(function_arn, payload)
    except LookupError as error:
        return _failed("ResourceNotFoundException", error)
    except (OSError, RuntimeError) as error:
        _log.warning("%s could not be run: %s", function_arn, error)
        return _failed("ServiceException", error)


def _failed(kind: str, error: Exception) -> Invocation:
    document = {"errorType": kind, "errorMessage": str(error)}
    return Invocation(payload=json.dumps(document).encode(), error="Unhandled", duration_ms=0.0)
