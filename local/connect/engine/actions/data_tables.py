"""EvaluateDataTableValues, ListDataTableValues, UpsertDataTableValues: the block "Data Table"."""

from typing import Any

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Outcome
from local.connect.engine.registry import Runner
from local.connect.language.parameters import Group, Items, Shape, free
from local.connect.language.parsing import as_text
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

_PAIRS: Shape = Items(Group({"Name": free(), "AttributeName": free(), "Value": free()}, closed=False))
EVALUATE = ActionSpec(
    "EvaluateDataTableValues",
    Group(
        {
            "DataTableId": free(required=True),
            "Queries": Items(
                Group({"QueryName": free(required=True), "PrimaryValues": _PAIRS, "Attributes": Items()}, closed=False),
                required=True,
            ),
        },
        closed=False,
    ),
)
LIST = ActionSpec(
    "ListDataTableValues",
    Group(
        {
            "DataTableId": free(required=True),
            "PrimaryKeyGroups": Items(
                Group({"PrimaryKeyGroupName": free(), "PrimaryValues": _PAIRS}, closed=False), required=True
            ),
        },
        closed=False,
    ),
)
UPSERT = ActionSpec(
    "UpsertDataTableValues",
    Group(
        {
            "DataTableId": free(required=True),
            "LockVersion": free(required=True),
            "DataTableUpsertAttributes": Items(
                Group({"PrimaryKeyGroupName": free(), "PrimaryValues": _PAIRS}, closed=False), required=True
            ),
        },
        closed=False,
    ),
)


def evaluate(execution: Execution, parameters: Json) -> Outcome:
    """One value for each attribute of each query: `$.DataTables.<query>.<attribute>`."""
    tables, answers = execution.host.services.tables, {}
    for query in parameters.get("Queries") or []:
        rows = tables.rows(as_text(parameters.get("DataTableId", "")), _pairs(query.get("PrimaryValues")))
        row = rows[0] if rows else {}
        answers[as_text(query.get("QueryName", ""))] = {
            as_text(n): row.get(as_text(n)) for n in query.get("Attributes") or row
        }
    execution.contact.spaces["DataTables"] = answers
    return Done()


def list_values(execution: Execution, parameters: Json) -> Outcome:
    """All rows of each group: `$.DataTableList.ResultData.primaryKeyGroups.<group>`."""
    table, tables = as_text(parameters.get("DataTableId", "")), execution.host.services.tables
    wanted = parameters.get("PrimaryKeyGroups") or [{"PrimaryKeyGroupName": "default"}]
    groups: dict[str, Any] = {}
    for group in wanted:
        keys = _pairs(group.get("PrimaryValues"))
        groups[as_text(group.get("PrimaryKeyGroupName", "default"))] = [
            _row(row, keys) for row in tables.rows(table, keys)
        ]
    execution.contact.spaces["DataTableList"] = {"ResultData": {"dataTableId": table, "primaryKeyGroups": groups}}
    return Done()


def upsert(execution: Execution, parameters: Json) -> Outcome:
    """Change rows, or make them."""
    table, tables = as_text(parameters.get("DataTableId", "")), execution.host.services.tables
    for group in parameters.get("DataTableUpsertAttributes") or []:
        tables.upsert(table, _pairs(group.get("PrimaryValues")), dict(_pairs(group.get("Attributes"))))
    return Done()


def _pairs(items: Any) -> dict[str, str]:
    """[{Name, Value}] (or AttributeName) as a map."""
    return {as_text(i.get("Name") or i.get("AttributeName") or ""): as_text(i.get("Value", "")) for i in items or []}


def _row(row: Json, keys: dict[str, str]) -> Json:
    def entries(names: list[str]) -> list[Json]:
        return [{"attributeName": name, "attributeValue": row.get(name)} for name in names]

    return {"primaryKeys": entries(list(keys)), "attributes": entries([name for name in row if name not in keys])}


ACTIONS = [Runner(EVALUATE, evaluate), Runner(LIST, list_values), Runner(UPSERT, upsert)]
