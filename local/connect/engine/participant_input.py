"""What GetParticipantInput looks like: a question with one key, an input that is stored, or the touchtone buffer's switch."""

from collections.abc import Iterator

from local.connect.engine.prompts import PROMPT_NAMES, prompt_faults, prompt_fields
from local.connect.engine.resolving import truth
from local.connect.language.model import INBOUND, TRANSFERS, Action, FlowType
from local.connect.language.parameters import Group, Value, flag, free, static, whole
from local.connect.language.rules import at_most, keys, one_of, whole_number
from local.connect.language.specification import VOICE_ONLY, ActionSpec

KEYS = frozenset("0123456789*#")
BUFFER = "EnableDTMFBuffer"


def _faults(action: Action) -> Iterator[tuple[str, str]]:
    if BUFFER in action.parameters:
        yield from _buffer_faults(action)
    else:
        yield from _question_faults(action)


def _buffer_faults(action: Action) -> Iterator[tuple[str, str]]:
    """ "Set touchtone buffer behavior" asks nothing: it switches the buffer on, or stops and empties it."""
    for name in action.parameters:
        if name not in (BUFFER, "StoreInput", "InputEncryption"):
            yield name, f"cannot be given together with {BUFFER}"
    if action.transitions.conditions:
        yield "Conditions", f"none are possible together with {BUFFER}"


def _question_faults(action: Action) -> Iterator[tuple[str, str]]:
    yield from prompt_faults(action)
    if action.parameters.get("InputTimeLimitSeconds") is None:
        yield "InputTimeLimitSeconds", "is missing"
    stores = truth(action.parameters.get("StoreInput"))
    validation = action.parameters.get("InputValidation")
    if stores and not validation:
        yield "InputValidation", "is missing; an input that is stored needs it"
    if stores and action.transitions.conditions:
        yield "Conditions", "an input that is stored takes no conditions"
    if not stores and validation:
        yield "InputValidation", "belongs to an input that is stored (StoreInput True)"
    kinds = validation if isinstance(validation, dict) else {}
    phone = kinds.get("PhoneNumberValidation")
    if isinstance(phone, dict) and phone.get("NumberFormat") == "Local" and not phone.get("CountryCode"):
        yield "InputValidation.PhoneNumberValidation.CountryCode", "is missing"
    if action.parameters.get("InputEncryption") and "CustomValidation" not in kinds:
        yield "InputEncryption", "needs CustomValidation"


_VALIDATION = Group(
    {
        "PhoneNumberValidation": Group(
            {"NumberFormat": static(one_of("Local", "E164"), required=True), "CountryCode": static(at_most(2))}
        ),
        "CustomValidation": Group({"MaximumLength": free(whole_number(1), required=True)}),
    },
    one_of=("PhoneNumberValidation", "CustomValidation"),
)
_DTMF = Group(
    {
        "InputTerminationSequence": free(keys(5)),
        "DisableCancelKey": flag(),
        "InterdigitTimeLimitSeconds": whole(whole_number(1, 20)),
    }
)
SPEC = ActionSpec(
    "GetParticipantInput",
    Group(
        {
            **prompt_fields(),
            "InputTimeLimitSeconds": static(whole_number(1)),
            "StoreInput": flag(),
            BUFFER: flag(),
            "InputValidation": _VALIDATION,
            "InputEncryption": Group({"EncryptionKeyId": free(required=True), "Key": free(required=True)}),
            "DTMFConfiguration": _DTMF,
            "SkipWhenDTMFBufferEnabled": flag(),
            "TextToSpeechType": Value(),
        },
        at_most_one=PROMPT_NAMES,
    ),
    results=KEYS,
    operators=frozenset({"Equals"}),
    errors=frozenset({"NoMatchingCondition", "InputTimeLimitExceeded", "InvalidPhoneNumber"}),
    flow_types=INBOUND | TRANSFERS | {FlowType.CUSTOMER_QUEUE, FlowType.MODULE},
    channels=VOICE_ONLY,
    needs_participant=True,
    further_faults=_faults,
)
