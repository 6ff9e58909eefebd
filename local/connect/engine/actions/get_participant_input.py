"""GetParticipantInput: a menu ("Get customer input") or a stored input ("Store customer input")."""

import re
from collections.abc import Generator

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome, Pressed, Run, Signal, Spoken, TimedOut, Wait
from local.connect.engine.participant_input import BUFFER, SPEC
from local.connect.engine.prompts import read_message
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import number, truth
from local.connect.ports import Json

TIMEOUT = "Timeout"
DEFAULT_BETWEEN_KEYS_S = 5
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_DIALLING_CODES = {
    "US": "1",
    "CA": "1",
    "RU": "7",
    "KZ": "7",
    "PL": "48",
    "GB": "44",
    "DE": "49",
    "AU": "61",
    "JP": "81",
}


def run(execution: Execution, parameters: Json) -> Outcome | Run:
    """Ask. A key interrupts the prompt; the time limit runs from the prompt's end to the first key."""
    if BUFFER in parameters:
        return _switch_buffer(execution, parameters)
    message = read_message(execution, parameters)
    if message is None:
        return Failed(why=f"there is no prompt {parameters.get('PromptId')}")
    limit = number(parameters.get("InputTimeLimitSeconds")) or 5
    stores = truth(parameters.get("StoreInput"))
    asks: Json = {"kind": "digits" if stores else "key", "time_limit_s": limit}
    if stores:
        asks["max_length"] = _maximum(parameters)
        asks["terminator"] = _terminator(parameters)
    execution.host.say(execution.contact, execution.audience, message, asks)
    first = _first_key(message.duration_s, limit)
    return _stored(execution, parameters, first) if stores else _menu(first)


def _switch_buffer(execution: Execution, parameters: Json) -> Outcome:
    """Keys pressed ahead are always kept here; "stop and clear" throws them away, or stores them."""
    if not truth(parameters[BUFFER]):
        if truth(parameters.get("StoreInput", "")):
            execution.contact.stored_input = "".join(execution.contact.keys)
        execution.contact.keys.clear()
    return Done()


def _first_key(speaking_s: float, limit_s: float) -> "Run":
    """Wait for the first key, through the prompt and the time after it. Its "outcome" is Done(key) or Done(None)."""
    if speaking_s > 0:
        signal = yield Wait(speaking_s, (Pressed, Spoken))
        if isinstance(signal, Pressed):
            return Done(signal.key)
    signal = yield Wait(limit_s, (Pressed,))
    return Done(signal.key) if isinstance(signal, Pressed) else Done(None)


def _menu(first: Run) -> Run:
    answer = yield from first
    if isinstance(answer, Done) and answer.result is not None:
        return answer
    return Failed("InputTimeLimitExceeded", "no key was pressed in time")


def _stored(execution: Execution, parameters: Json, first: Run) -> Run:
    answer = yield from first
    if not isinstance(answer, Done) or answer.result is None:
        execution.contact.stored_input = TIMEOUT  # Connect succeeds here; flows compare with "Timeout"
        return Done()
    digits = yield from _collect(parameters, answer.result)
    return _store(execution, parameters, digits.result or "")


def _collect(parameters: Json, key: str) -> Generator[Wait, Signal, Done]:
    dtmf = parameters.get("DTMFConfiguration") or {}
    pause = number(dtmf.get("InterdigitTimeLimitSeconds")) or DEFAULT_BETWEEN_KEYS_S
    end, cancels = _terminator(parameters), not truth(dtmf.get("DisableCancelKey"))
    most, digits = _maximum(parameters), ""
    while True:
        digits = "" if key == "*" and cancels and "*" not in end else digits + key
        if end and digits.endswith(end):
            return Done(digits[: -len(end)])
        if len(digits) >= most:
            return Done(digits)
        signal = yield Wait(pause, (Pressed,))
        if isinstance(signal, TimedOut) or not isinstance(signal, Pressed):
            return Done(digits)
        key = signal.key


def _store(execution: Execution, parameters: Json, digits: str) -> Outcome:
    phone = (parameters.get("InputValidation") or {}).get("PhoneNumberValidation")
    if not isinstance(phone, dict):
        execution.contact.stored_input = digits
        return Done()
    dialled = _to_e164(digits, phone)
    if dialled is None:
        return Failed("InvalidPhoneNumber", "what was entered is not a telephone number")
    execution.contact.stored_input = dialled
    return Done()


def _to_e164(digits: str, phone: Json) -> str | None:
    code = _DIALLING_CODES.get(str(phone.get("CountryCode", "")).upper(), "")
    local = phone.get("NumberFormat") == "Local"
    national = digits[1:] if local and code == "7" and digits.startswith("8") and len(digits) == 11 else digits
    candidate = f"+{code}{national}" if local else f"+{digits.lstrip('*')}"
    return candidate if _E164.fullmatch(candidate) else None


def _maximum(parameters: Json) -> int:
    custom = (parameters.get("InputValidation") or {}).get("CustomValidation") or {}
    return number(custom.get("MaximumLength")) or 20


def _terminator(parameters: Json) -> str:
    return str((parameters.get("DTMFConfiguration") or {}).get("InputTerminationSequence") or "#")


ACTIONS = [Runner(SPEC, run)]
