"""YAML read for people: every value knows its line, nothing is guessed, nothing is silently overwritten."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_Place = tuple[str | int, ...]


class UnreadableYaml(ValueError):
    """The file is no YAML that we accept; `line` counts from 1."""

    def __init__(self, line: int, reason: str, remedy: str) -> None:
        self.line = line
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"line {line}: {reason}")


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file: `data` holds texts, lists and dicts only (`no` is "no", `+7800…` keeps its plus).

    twice: places that a second key of the same name would overwrite, with the line of the second.
    """

    name: str
    data: Any
    lines: dict[_Place, int] = field(default_factory=dict)
    twice: dict[_Place, int] = field(default_factory=dict)

    def line(self, place: _Place) -> int:
        """The line of that place, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path) -> Document:
    """Read one file; raises UnreadableYaml with the line when it is missing, not UTF-8, broken, or uses aliases."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UnreadableYaml(1, "there is no such file", "Check the path") from None
    except OSError as wrong:
        raise UnreadableYaml(1, f"cannot be read: {wrong.strerror}", "Name a company's file") from None
    except UnicodeDecodeError:
        raise UnreadableYaml(1, "is not UTF-8 text", "Save the file as UTF-8") from None
    try:
        _refuse_aliases(text)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as broken:
        line = broken.problem_mark.line + 1 if broken.problem_mark else 1
        raise UnreadableYaml(line, f"is not YAML: {broken.problem}", "Check indentation and quotes here") from None
    except yaml.YAMLError:
        raise UnreadableYaml(1, "is not YAML: it holds characters that no text has", "Save it as plain text") from None
    if root is None:
        raise UnreadableYaml(1, "is empty", "See companies/README.md for what belongs in it")
    document = Document(path.name, None)
    return Document(path.name, _build(root, (), document), document.lines, document.twice)


def _refuse_aliases(text: str) -> None:
    """Aliases can make a document endless; no company needs one."""
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise UnreadableYaml(line, "uses a YAML alias (`*`)", "Write the value out")


def _build(node: yaml.Node, place: _Place, document: Document) -> Any:
    document.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return dict(_build_pairs(node, place, document))
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*place, index), document) for index, item in enumerate(node.value)]
    return str(node.value)


def _build_pairs(node: yaml.MappingNode, place: _Place, document: Document) -> Iterator[tuple[str, Any]]:
    for key_node, value_node in node.value:
        inner = (*place, str(key_node.value))
        line = key_node.start_mark.line + 1
        if inner in document.lines:
            document.twice[inner] = line
            continue
        document.lines[inner] = line
        yield str(key_node.value), _build(value_node, inner, document)
