"""Calling a function for a trigger."""

import json
from typing import Any

from local.cloud.functions.invoker import FunctionInvoker, Invocation


def call_function(functions: FunctionInvoker, function_arn: str, event: Any) -> Invocation:
    """Invoke with the event as JSON; a function that is not there is a failed invocation, as any other failure."""
    payload = json.dumps(event).encode()
    try:
        return functions.invoke(function_arn, payload)
    except LookupError as error:
        document = {"errorType": "ResourceNotFoundException", "errorMessage": str(error)}
        return Invocation(payload=json.dumps(document).encode(), error="Unhandled", duration_ms=0.0)
