"""A guide as people write it: Markdown, with a heading in front and the script in a block of its own.

---
title: No water
kind: water                              a category of the catalogue
problems: no_cold_water, no_hot_water    what it is for
summary: Whose water is gone, and who is to come
words: dry tap, water is off             what people look for besides
---
Text in Markdown.

```script
[scope] ask: Is the water gone in your flat only?
- mine: Only here -> tap
- house: Everywhere -> outage

[tap] engineer no_cold_water: The plumber comes today.

[outage] simple: It will be back by six.
```
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dozor.domain.errors import FieldProblem
from dozor.domain.guide.script import Choice, Script, Step, StepKind, find_mistakes

LONGEST_DOCUMENT = 20_000
FENCE, OPENING = "```", "```script"
RULE = "---"
_FIELDS = ("title", "kind", "problems", "summary", "words")
_WANTED = ("title", "kind", "problems", "summary")
_STEP = re.compile(rf"\[([a-z][a-z0-9_]*)\] ({'|'.join(StepKind)})(?: ([a-z][a-z0-9_]*))?: ?(.*)")
_CHOICE = re.compile(r"- ([a-z][a-z0-9_]*): (.+) -> ([a-z][a-z0-9_]*)")


class DocumentMistakes(Exception):
    """The document cannot be a guide; `mistakes` has all of them in order, the line as their field."""

    def __init__(self, mistakes: Sequence[FieldProblem]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda one: int(one.field)))
        super().__init__("; ".join(f"line {one.field}: {one.reason}" for one in self.mistakes))


@dataclass(frozen=True, slots=True)
class Document:
    """A guide in one language. kind: a category of the catalogue; problems: keys of what it is for; text: Markdown without
    the heading and the script; source: all of it, as it was written.
    """

    source: str
    title: str
    kind: str
    problems: tuple[str, ...]
    summary: str
    words: tuple[str, ...]
    text: str
    script: Script | None


def read_document(source: str) -> Document:
    """The guide that is written there; raises DocumentMistakes."""
    if len(source) > LONGEST_DOCUMENT:
        raise DocumentMistakes([FieldProblem("1", "This is too long.")])
    lines = [line.rstrip() for line in source.splitlines()]
    end = next((place for place, line in enumerate(lines[1:], 1) if line == RULE), 0)
    if not lines or lines[0] != RULE or not end:
        raise DocumentMistakes(
            [FieldProblem("1", "Begin with title, kind, problems and summary between two lines of ---.")]
        )
    mistakes: list[FieldProblem] = []
    heading = _read_heading(lines[1:end], mistakes)
    opens = next((place for place, line in enumerate(lines) if line == OPENING), len(lines))
    closes = next((place for place in range(opens + 1, len(lines)) if lines[place] == FENCE), len(lines))
    steps = tuple(_read_steps(lines[opens + 1 : closes], opens + 2, mistakes))
    if opens < len(lines):
        mistakes += find_mistakes(steps) if steps else [FieldProblem(f"{opens + 1}", "This script has no steps.")]
    if mistakes:
        raise DocumentMistakes(mistakes)
    text = "\n".join((*lines[end + 1 : opens], *lines[closes + 1 :])).strip()
    return Document(
        source=source,
        title=heading["title"],
        kind=heading["kind"],
        problems=_split(heading["problems"]),
        summary=heading["summary"],
        words=_split(heading.get("words", "")),
        text=text,
        script=Script({step.key: step for step in steps}) if steps else None,
    )


def _read_heading(lines: Sequence[str], mistakes: list[FieldProblem]) -> dict[str, str]:
    told: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        name, _, value = line.partition(":")
        if line.strip() and (name not in _FIELDS or name in told):
            mistakes.append(FieldProblem(f"{number}", "The heading has no such line, or has it twice."))
        told[name] = value.strip()
    if any(not told.get(name) for name in _WANTED):
        mistakes.append(FieldProblem("1", "The heading needs title, kind, problems and summary."))
    return told


def _read_steps(lines: Sequence[str], first: int, mistakes: list[FieldProblem]) -> Iterator[Step]:
    """Steps of the block; what is neither a step nor an answer goes on with the words before it."""
    begun: list[tuple[int, str]] = []
    for number, line in enumerate(lines, first):
        if line.startswith("[") and begun:
            yield from _read_step(begun, mistakes)
            begun = []
        if line.strip():
            begun.append((number, line.strip()))
    if begun:
        yield from _read_step(begun, mistakes)


def _read_step(lines: Sequence[tuple[int, str]], mistakes: list[FieldProblem]) -> Iterator[Step]:
    (number, head), *rest = lines
    found = _STEP.fullmatch(head)
    if found is None:
        mistakes.append(
            FieldProblem(f"{number}", "Write a step as [name] ask: words, with check, ask, aid, simple or engineer.")
        )
        return
    words, choices = [found[4]], []
    for place, line in rest:
        chosen = _CHOICE.fullmatch(line)
        if chosen:
            choices.append(Choice(chosen[1], chosen[2].strip(), chosen[3]))
        elif line.startswith("- "):
            mistakes.append(FieldProblem(f"{place}", "Write an answer as - name: words -> next step."))
        else:
            words.append(line)
    text = " ".join(filter(None, words))
    yield Step(found[1], StepKind(found[2]), text, tuple(choices), found[3] or "", number)


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.split(","))))
