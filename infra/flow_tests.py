"""Test cases of our flows as files: tokens resolved, the language's rules and ours checked. Knows nothing of CDK.

A test case is a file of contact-flows/tests in Connect's testing language, with the tokens of flows ({{lambda:…}}). One
more token stands for a function's answer that several test cases mock: {{answer:name}} is answers/name.json as a text.
Name, description and entry point stand in Metadata, where Connect's own test designer puts them.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.flows import TOKEN
from local.connect.testing.model import InvalidFlowTest
from local.connect.testing.reading import read_flow_test

NOBODY = "test-nobody"
"""The queue that no routing profile serves: whoever is sent there in a test rings nobody."""
MAX_DESCRIPTION = 500
"""Characters ("AWS::Connect::TestCase", property Description)."""


class FlowTestError(ValueError):
    """One or more test cases cannot be deployed; every line names the file, the observation and the reason."""


@dataclass(frozen=True, slots=True)
class FlowTestFile:
    """A test case as it lies in the repository. answers: of functions, by name, for {{answer:name}}."""

    file: str
    text: str
    answers: Mapping[str, Mapping[str, str]]

    @property
    def metadata(self) -> Mapping[str, Any]:
        """Metadata with its tokens."""
        document = json.loads(self.text)
        found = document.get("Metadata") if isinstance(document, dict) else None
        return found if isinstance(found, dict) else {}

    @property
    def name(self) -> str:
        """What people call it."""
        return str(self.metadata.get("name") or "")

    @property
    def subject(self) -> str:
        """The first word of the file's name: "menu" of menu-repair.json."""
        return self.file.removesuffix(".json").split("-")[0]

    @property
    def description(self) -> str:
        """What it proves."""
        return str(self.metadata.get("description") or "")

    def fill(self, part: Any, resolve: Callable[[str], str]) -> Any:
        """A part of the document with its tokens resolved."""
        text = json.dumps(part, ensure_ascii=False)
        return json.loads(TOKEN.sub(lambda token: _fill(self, token[1], token[2], resolve), text))


def load_flow_tests(folder: Path) -> list[FlowTestFile]:
    """Every `*.json` of the folder; raises FlowTestError for what is no JSON."""
    answers = load_answers(folder / "answers")
    return [FlowTestFile(file.name, _json_text(file), answers) for file in sorted(folder.glob("*.json"))]


def load_answers(folder: Path) -> dict[str, Mapping[str, str]]:
    """name -> a function's answer. An answer that begins with {"like": other} is the other one with differences."""
    raw = {file.stem: json.loads(_json_text(file)) for file in sorted(folder.glob("*.json"))}

    def build(name: str, way: tuple[str, ...] = ()) -> dict[str, str]:
        if name not in raw or name in way:
            raise FlowTestError(f"answers/{(way or (name,))[-1]}.json: is like {name!r}, which there is not")
        own = dict(raw[name])
        like = own.pop("like", "")
        return {**(build(like, (*way, name)) if like else {}), **own}

    return {name: build(name) for name in raw}


def render_flow_test(test: FlowTestFile, resolve: Callable[[str], str]) -> str:
    """The content for Connect; `resolve("kind:name")` knows every token but answers. Raises FlowTestError, InvalidFlowTest."""
    try:
        content = TOKEN.sub(lambda token: _fill(test, token[1], token[2], resolve), test.text)
    except KeyError as unknown:
        raise FlowTestError(f"{test.file}: {{{{{unknown.args[0]}}}}} refers to nothing") from unknown
    compact = json.dumps(json.loads(content), ensure_ascii=False, separators=(",", ":"))
    read_flow_test(compact)
    return compact


def check_flow_tests(tests: list[FlowTestFile], resolve: Callable[[str], str]) -> None:
    """Raises FlowTestError with everything that Connect or we refuse, a line each: file, observation, reason."""
    problems = [problem for test in tests for problem in _problems(test, resolve)]
    names = [test.name for test in tests]
    problems += [
        f"{test.file}: there are two of the name {test.name!r}" for test in tests if names.count(test.name) > 1
    ]
    if problems:
        raise FlowTestError("\n".join(problems))


def group_flow_tests(tests: list[FlowTestFile]) -> dict[str, list[FlowTestFile]]:
    """By subject, in the order of the files."""
    subjects = dict.fromkeys(test.subject for test in tests)
    return {subject: [test for test in tests if test.subject == subject] for subject in subjects}


def _problems(test: FlowTestFile, resolve: Callable[[str], str]) -> Iterator[str]:
    if not test.name or not test.description:
        yield f"{test.file}: Metadata: a name and a description tell people what is proven"
    if len(test.description) > MAX_DESCRIPTION:
        yield f"{test.file}: Metadata: the description has more than {MAX_DESCRIPTION} characters"
    entry = test.metadata.get("entryPoint")
    voice = entry.get("VoiceCallEntryPointParameters") if isinstance(entry, dict) else None
    if not isinstance(voice, dict) or bool(voice.get("FlowId")) == bool(voice.get("DestinationPhoneNumber")):
        yield f"{test.file}: Metadata.entryPoint: a voice call names either its flow or the number that is dialled"
    if "arn:aws" in test.text:
        yield f"{test.file}: a literal ARN; use a token"
    try:
        content = render_flow_test(test, resolve)
    except FlowTestError as error:
        yield str(error)
    except InvalidFlowTest as refused:
        yield from (f"{test.file}: {problem}" for problem in refused.problems)
    else:
        if '"EndTest"' not in content:
            yield f"{test.file}: nothing ends the test (TestControl, EndTest): it would run for five minutes and fail"


def _fill(test: FlowTestFile, kind: str, name: str, resolve: Callable[[str], str]) -> str:
    if kind != "answer":
        return resolve(f"{kind}:{name}")
    if name not in test.answers:
        raise KeyError(f"answer:{name}")
    answer = json.dumps(test.answers[name], ensure_ascii=False, separators=(",", ":"))
    within_text = json.dumps(answer, ensure_ascii=False)[1:-1]
    return TOKEN.sub(lambda token: resolve(f"{token[1]}:{token[2]}"), within_text)


def _json_text(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    try:
        json.loads(text)
    except ValueError as error:
        raise FlowTestError(f"{file.name}: not JSON: {error}") from error
    return text
