"""moto's Lambda, invoked by whoever speaks to it (boto3, custom resources, state machines), runs our processes."""

import base64
import json
from typing import Any

from moto.awslambda.models import LambdaFunction
from moto.s3 import notifications

from local.cloud.functions.asynchronous import AsyncInvocations
from local.cloud.functions.invoker import FunctionInvoker
from local.cloud.server.patches import Patches


def connect(patches: Patches, invoker: FunctionInvoker, asynchronous: AsyncInvocations) -> None:
    """Point moto's functions at the invoker until the patches are undone."""

    def run(function: Any, event: Any = None) -> tuple[str, bool, str]:
        # moto's own seam; `event` is a document or text by caller.
        payload = event if isinstance(event, str) else json.dumps({} if event is None else event)
        invocation = invoker.invoke(function.function_name, payload.encode())
        return invocation.payload.decode(), invocation.error is not None, ""

    def invoke(function: Any, body: str | bytes, request_headers: Any, response_headers: Any) -> str | bytes:
        # Replaces moto's: it waited for asynchronous calls, and called every error "Handled".
        payload = body.encode() if isinstance(body, str) else body or b"{}"
        kind = request_headers.get("X-Amz-Invocation-Type") or request_headers.get("x-amz-invocation-type")
        if kind == "DryRun":
            return b""
        if kind == "Event":
            response_headers["x-amzn-RequestId"] = asynchronous.submit(function.function_arn, payload)
            return b""
        invocation = invoker.invoke(function.function_name, payload)
        response_headers["X-Amz-Executed-Version"] = str(function.version)
        response_headers["x-amz-log-result"] = base64.b64encode(b"").decode()
        if invocation.error:
            response_headers["x-amz-function-error"] = invocation.error
        return invocation.payload

    def notify(_account: str, event: Any, function_arn: str, _region: str) -> None:
        # S3 invokes asynchronously; moto did so inside the writer's request.
        asynchronous.submit(function_arn, json.dumps(event).encode())

    patches.replace(notifications, "_invoke_awslambda", notify)
    patches.replace(LambdaFunction, "_invoke_lambda", run)
    patches.replace(LambdaFunction, "invoke", invoke)
