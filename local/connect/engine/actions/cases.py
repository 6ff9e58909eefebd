"""CreateCase, GetCase, UpdateCase: Amazon Connect Cases. What was found or made is `$.Case`."""

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import truth
from local.connect.language.parameters import Anything, Group, Items, Table, flag, free, static
from local.connect.language.parsing import as_text
from local.connect.language.rules import one_of
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

NOT_LINKED = "ContactNotLinked"
_LINK = {"LinkContactToCase": flag(required=True), "ContactToLink": static(one_of("Current", "Related"))}
_FIELDS = Table(Anything())
CREATE = ActionSpec(
    "CreateCase",
    Group({**_LINK, "CaseTemplateId": free(required=True), "CaseRequestFields": _FIELDS}),
    errors=frozenset({NOT_LINKED}),
)
GET = ActionSpec(
    "GetCase",
    Group(
        {
            **_LINK,
            "GetLastUpdatedCase": flag(required=True),
            "CustomerId": free(),
            "CaseRequestFields": _FIELDS,
            "CaseResponseFields": Items(free()),
        }
    ),
    errors=frozenset({NOT_LINKED, "MultipleFound", "NoneFound"}),
)
UPDATE = ActionSpec(
    "UpdateCase",
    Group({**_LINK, "CaseId": free(required=True), "CaseRequestFields": _FIELDS}),
    errors=frozenset({NOT_LINKED}),
)


def create(execution: Execution, parameters: Json) -> Outcome:
    """A new case."""
    case = execution.host.services.cases.create(as_text(parameters.get("CaseTemplateId", "")), _given(parameters))
    return _keep(execution, parameters, case)


def get(execution: Execution, parameters: Json) -> Outcome:
    """The one case that fits; the one updated last if the flow says so."""
    wanted = _given(parameters)
    if parameters.get("CustomerId"):
        wanted["customer_id"] = as_text(parameters["CustomerId"])
    found = execution.host.services.cases.search(wanted)
    if not found:
        return Failed("NoneFound", "no case fits")
    if len(found) > 1 and not truth(parameters.get("GetLastUpdatedCase", "")):
        return Failed("MultipleFound", f"{len(found)} cases fit")
    return _keep(execution, parameters, found[0])


def update(execution: Execution, parameters: Json) -> Outcome:
    """Change a case."""
    case = execution.host.services.cases.update(as_text(parameters.get("CaseId", "")), _given(parameters))
    return _keep(execution, parameters, case)


def _given(parameters: Json) -> Json:
    return {key: as_text(value) for key, value in (parameters.get("CaseRequestFields") or {}).items()}


def _keep(execution: Execution, parameters: Json, case: Json) -> Outcome:
    names = parameters.get("CaseResponseFields") or list(case)
    execution.contact.spaces["Case"] = {"case_id": case["case_id"], **{name: case.get(name) for name in names}}
    wanted = truth(parameters.get("LinkContactToCase", ""))
    if wanted and not execution.host.services.cases.link(case["case_id"], execution.contact.id):
        return Failed(NOT_LINKED, "the contact could not be linked to the case")
    return Done()


ACTIONS = [Runner(CREATE, create), Runner(GET, get), Runner(UPDATE, update)]
