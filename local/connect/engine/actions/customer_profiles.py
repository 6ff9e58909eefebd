"""The block "Customer profiles": seven actions. What was found or made is `$.Customer`."""

from collections.abc import Callable, Iterator
from typing import Any

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import truth
from local.connect.language.model import Action
from local.connect.language.parameters import Anything, Group, Table
from local.connect.language.parsing import as_text
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

NONE_FOUND, MULTIPLE_FOUND = "NoneFoundError", "MultipleFoundError"
REQUEST, RESPONSE = "ProfileRequestData", "ProfileResponseData"
MAX_KEYS = 5
Faults = Callable[[Action], Iterator[tuple[str, str]]]


def _needs(*names: str) -> Faults:
    """A check that the request has these fields."""

    def judge(action: Action) -> Iterator[tuple[str, str]]:
        request = action.parameters.get(REQUEST)
        for name in names:
            if isinstance(request, dict) and request.get(name) in (None, ""):
                yield f"{REQUEST}.{name}", "is missing"

    return judge


def _search_faults(action: Action) -> Iterator[tuple[str, str]]:
    request = action.parameters.get(REQUEST)
    if not isinstance(request, dict):
        return
    criteria = request.get("SearchCriteria")
    if criteria is None:
        yield from _needs("IdentifierName", "IdentifierValue")(action)
    elif not isinstance(criteria, list) or not 0 < len(criteria) <= MAX_KEYS:
        yield f"{REQUEST}.SearchCriteria", f"must be a list of 1 to {MAX_KEYS} search keys"


def _object_faults(action: Action) -> Iterator[tuple[str, str]]:
    request = action.parameters.get(REQUEST)
    if isinstance(request, dict) and request.get("UseLatest") is None:
        yield from _needs("ProfileId", "ObjectType", "IdentifierName", "IdentifierValue")(action)
    else:
        yield from _needs("ProfileId", "ObjectType")(action)


def _spec(name: str, faults: Faults | None = None, errors: tuple[str, ...] = (), **more: Any) -> ActionSpec:
    parameters = Group({REQUEST: Table(Anything(), required=True), RESPONSE: Anything()})
    return ActionSpec(name, parameters, errors=frozenset(errors), further_faults=faults, **more)


CREATE = _spec("CreateCustomerProfile")
GET = _spec("GetCustomerProfile", _search_faults, (NONE_FOUND, MULTIPLE_FOUND))
UPDATE = _spec("UpdateCustomerProfile")
ASSOCIATE = _spec("AssociateContactToCustomerProfile", _needs("ProfileId", "ContactId"))
OBJECT = _spec("GetCustomerProfileObject", _object_faults, (NONE_FOUND,))
CALCULATED = _spec("GetCalculatedAttributesForCustomerProfile", _needs("ProfileId"), (NONE_FOUND,))
SEGMENT = _spec(
    "CheckSegmentMembershipForCustomerProfile",
    results=frozenset({"True", "False"}),
    operators=frozenset({"Equals"}),
    errors=("NoMatchingCondition",),
)


def _request(parameters: Json) -> dict[str, str]:
    given = parameters.get(REQUEST) or {}
    return {key: as_text(value) for key, value in given.items() if not isinstance(value, list)}


def _customer(execution: Execution) -> Json:
    space: Json = execution.contact.spaces.setdefault("Customer", {})
    return space


def _keep(execution: Execution, parameters: Json, profile: Json) -> Outcome:
    """Into `$.Customer`: always the id and the ARN, else what the flow asked for."""
    asked = parameters.get(RESPONSE) or ()
    kept = {name: profile[name] for name in ("ProfileId", "ProfileARN", *asked) if name in profile}
    _customer(execution).update(kept)
    return Done()


def create(execution: Execution, parameters: Json) -> Outcome:
    """A new profile."""
    return _keep(execution, parameters, execution.host.services.profiles.create(_request(parameters)))


def get(execution: Execution, parameters: Json) -> Outcome:
    """The one profile that the search keys find."""
    request = parameters.get(REQUEST) or {}
    criteria = request.get("SearchCriteria") or [request]
    keys = [(as_text(one.get("IdentifierName", "")), as_text(one.get("IdentifierValue", ""))) for one in criteria]
    found = execution.host.services.profiles.search(keys, all_of=request.get("LogicalOperator") == "AND")
    if not found:
        return Failed(NONE_FOUND, "no profile fits")
    if len(found) > 1:
        return Failed(MULTIPLE_FOUND, f"{len(found)} profiles fit")
    return _keep(execution, parameters, found[0])


def update(execution: Execution, parameters: Json) -> Outcome:
    """Change the profile that this flow has made or found."""
    request = _request(parameters)
    profile_id = request.pop("ProfileId", "") or as_text(_customer(execution).get("ProfileId") or "")
    return _keep(execution, parameters, execution.host.services.profiles.update(profile_id, request))


def associate(execution: Execution, parameters: Json) -> Outcome:
    """Tie a contact to a profile."""
    request = _request(parameters)
    execution.host.services.profiles.associate(request.get("ProfileId", ""), request.get("ContactId", ""))
    return Done()


def get_object(execution: Execution, parameters: Json) -> Outcome:
    """An asset, order or case of the profile: the newest, or the one with this value."""
    request = _request(parameters)
    kind = request.get("ObjectType", "").removeprefix("_").capitalize()
    found = list(execution.host.services.profiles.objects(request.get("ProfileId", ""), request.get("ObjectType", "")))
    if not truth(request.get("UseLatest", "")) and request.get("IdentifierName"):
        name, value = request["IdentifierName"], request.get("IdentifierValue")
        found = [one for one in found if as_text(one.get(name, "")) == value]
    if not found:
        return Failed(NONE_FOUND, f"the profile has no such {kind or 'object'}")
    _customer(execution)[kind] = found[0]
    _customer(execution)["ObjectAttributes"] = found[0]
    return Done()


def get_calculated(execution: Execution, parameters: Json) -> Outcome:
    """What the service has counted for the profile."""
    values = execution.host.services.profiles.calculated(_request(parameters).get("ProfileId", ""))
    if values is None:
        return Failed(NONE_FOUND, "there is no such profile")
    _customer(execution)["CalculatedAttributes"] = values
    return Done()


def check_segment(execution: Execution, parameters: Json) -> Outcome:
    """Whether the customer belongs to a segment."""
    request = _request(parameters)
    profile = request.get("ProfileId") or as_text(_customer(execution).get("ProfileId") or "")
    segment = next((request[name] for name in request if "segment" in name.lower()), "")
    return Done(str(execution.host.services.profiles.is_in_segment(profile, segment)))


ACTIONS = [
    Runner(CREATE, create),
    Runner(GET, get),
    Runner(UPDATE, update),
    Runner(ASSOCIATE, associate),
    Runner(OBJECT, get_object),
    Runner(CALCULATED, get_calculated),
    Runner(SEGMENT, check_segment),
]
