"""Reading synthesized templates in the words of the tests."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Templates:
    """A synthesized application: the folder, and its templates by stack."""

    folder: Path

    def __getitem__(self, stack: str) -> dict[str, Any]:
        return dict(json.loads((self.folder / f"{stack}.template.json").read_text(encoding="utf-8")))

    @property
    def names(self) -> list[str]:
        return sorted(file.name.removesuffix(".template.json") for file in self.folder.glob("*.template.json"))


class Platform:
    """The platform's template, asked in the words of the tests."""

    def __init__(self, template: dict[str, Any]) -> None:
        self.template = template
        self.resources: dict[str, dict[str, Any]] = template["Resources"]

    def of(self, kind: str) -> dict[str, dict[str, Any]]:
        """Logical id -> properties of every resource of a type."""
        return {name: each.get("Properties", {}) for name, each in self.resources.items() if each["Type"] == kind}

    def functions(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Name of the catalogue -> (logical id, properties)."""
        return {
            properties["Environment"]["Variables"]["POWERTOOLS_SERVICE_NAME"]: (name, properties)
            for name, properties in self.of("AWS::Lambda::Function").items()
        }

    def statements(self) -> list[tuple[str, dict[str, Any]]]:
        """Every statement of every role's policy, with the policy's logical id."""
        return [
            (name, statement)
            for name, policy in self.of("AWS::IAM::Policy").items()
            for statement in policy["PolicyDocument"]["Statement"]
        ]


def as_list(value: Any) -> list[Any]:
    """IAM and CloudFormation write one thing without a list around it."""
    return value if isinstance(value, list) else [value]
