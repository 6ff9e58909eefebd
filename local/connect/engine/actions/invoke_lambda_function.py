"""InvokeLambdaFunction: "Invoke AWS Lambda function". Eight seconds in all, tries included; the caller hears silence."""

import json
from collections.abc import Iterator
from typing import Any

from local.connect.engine.execution import Execution
from local.connect.engine.lambda_event import build_lambda_event
from local.connect.engine.outcomes import Done, Failed, LambdaAnswered, Outcome, Run, Wait
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import first_of, number
from local.connect.language.model import Action
from local.connect.language.parameters import Group, Table, free, static
from local.connect.language.parsing import as_text
from local.connect.language.rules import one_of, whole_number
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json, LambdaAnswer

MAX_SECONDS = 8
MAX_SECONDS_UNWAITED = 60
"""Of a function that is invoked ASYNCHRONOUSly."""
MAX_TRIES = 3
MAX_ANSWER_BYTES = 32 * 1024
_MAX_BYTES_A_CHARACTER = 6
"""Of JSON in UTF-8: a control character is written as \\u0001."""
_BYTES_BETWEEN = 10
"""Quotes, colon, comma and blanks of one entry, with the braces for good measure."""


def _faults(action: Action) -> Iterator[tuple[str, str]]:
    limit = number(action.parameters.get("InvocationTimeLimitSeconds"))
    waits = action.parameters.get("InvocationType") != "ASYNCHRONOUS"
    if waits and limit is not None and MAX_SECONDS < limit <= MAX_SECONDS_UNWAITED:
        yield "InvocationTimeLimitSeconds", f"must be 1 to {MAX_SECONDS}, is {str(limit)!r}"


SPEC = ActionSpec(
    "InvokeLambdaFunction",
    Group(
        {
            "LambdaFunctionARN": free(required=True),
            "InvocationTimeLimitSeconds": static(whole_number(1, MAX_SECONDS_UNWAITED), required=True),
            "InvocationType": static(one_of("SYNCHRONOUS", "ASYNCHRONOUS")),
            "LambdaInvocationAttributes": Table(),
            "ResponseValidation": Group({"ResponseType": static(one_of("STRING_MAP", "JSON"), required=True)}),
        }
    ),
    further_faults=_faults,
)


def run(execution: Execution, parameters: Json) -> Outcome | Run:
    """Invoke; the answer replaces `$.External`."""
    arn = as_text(first_of(parameters, "LambdaFunctionARN") or "")
    if not execution.host.may_invoke(arn):
        return Failed(why=f"the instance may not invoke {arn or 'a function without an ARN'}")
    given = parameters.get("LambdaInvocationAttributes") or {}
    event = build_lambda_event(execution.data, {key: as_text(value) for key, value in given.items()})
    limit = min(number(parameters.get("InvocationTimeLimitSeconds")) or 3, MAX_SECONDS)
    if parameters.get("InvocationType") == "ASYNCHRONOUS":
        execution.host.invoke(arn, event, MAX_SECONDS, lambda _: None)
        return Done()
    return _wait_for_answer(execution, parameters, arn, event, limit)


def _wait_for_answer(execution: Execution, parameters: Json, arn: str, event: Json, limit: float) -> Run:
    host, started = execution.host, execution.host.now()
    answer = LambdaAnswer(error="was not invoked")
    for _ in range(MAX_TRIES):
        left = limit - (host.now() - started).total_seconds()
        if left <= 0:
            break
        host.invoke(arn, event, left, _deliver_to(execution))
        signal = yield Wait(left, (LambdaAnswered,))
        if not isinstance(signal, LambdaAnswered):
            return Failed(why=f"{arn} did not answer within {limit} s")
        answer = signal.answer
        if answer.error is None or not answer.retryable:
            break
    return _take(execution, parameters, answer)


def _deliver_to(execution: Execution) -> Any:
    """A door for one try: an answer that comes after the try was given up finds it shut."""
    frame_action, step = execution.frame.action, len(execution.contact.trace)

    def deliver(answer: LambdaAnswer) -> None:
        if execution.running and execution.frame.action is frame_action and len(execution.contact.trace) == step:
            execution.signal(LambdaAnswered(answer))

    return deliver


def _take(execution: Execution, parameters: Json, answer: LambdaAnswer) -> Outcome:
    if answer.error is not None:
        return Failed(why=answer.error)
    kind = (parameters.get("ResponseValidation") or {}).get("ResponseType", "STRING_MAP")
    trouble = _judge(answer.payload, kind)
    if trouble:
        return Failed(why=trouble)
    execution.contact.external = answer.payload if answer.payload is not None else {}
    return Done()


def _judge(payload: Any, kind: str) -> str | None:
    """Why the answer cannot be taken ("Access the Lambda function response")."""
    if _is_small_map_of_texts(payload):
        return None
    size = len(json.dumps(payload, ensure_ascii=False).encode())
    if size >= MAX_ANSWER_BYTES:
        return f"the answer has {size} bytes; {MAX_ANSWER_BYTES} are the limit"
    if kind == "JSON" or payload is None:
        return None
    if not isinstance(payload, dict):
        return "the answer must be an object of texts (STRING_MAP)"
    wrong = [key for key, value in payload.items() if not isinstance(value, str)]
    return f"the answer must be a flat map of texts (STRING_MAP); {wrong[0]} is not a text" if wrong else None


def _is_small_map_of_texts(payload: Any) -> bool:
    """Surely within both rules, as nearly every answer is: seen without writing it out as JSON."""
    if not isinstance(payload, dict) or set(map(type, payload.values())) != {str}:
        return False
    characters = sum(map(len, payload)) + sum(map(len, payload.values()))
    return characters * _MAX_BYTES_A_CHARACTER + len(payload) * _BYTES_BETWEEN < MAX_ANSWER_BYTES


ACTIONS = [Runner(SPEC, run)]
