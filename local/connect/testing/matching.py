"""Whether what happened is what an observation waits for."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from local.connect.contacts.directory import bare_id
from local.connect.ports import Json
from local.connect.testing.shapes import RESOURCES

SIMILAR = 0.7
"""Share of the expected words that must be heard in their order. The service judges by meaning and tells no number."""
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")


def hears(expected: Mapping[str, Any], heard: Json) -> bool:
    """MessageReceived: Properties against a message "heard" (text, ssml, prompt)."""
    if expected.get("PromptId") or expected.get("Media"):
        wanted = expected.get("PromptId") or expected["Media"].get("Uri")
        return heard["prompt"] is not None and bare_id(str(wanted)) in (heard["prompt"], bare_id(heard["prompt"]))
    said = words(heard["text"] or heard["ssml"] or "")
    wanted_words = words(str(expected.get("Text") or expected.get("SSML")))
    if expected["MatchingCriteria"]["Type"] == "Inclusion":
        return f" {' '.join(wanted_words)} " in f" {' '.join(said)} "
    blocks = SequenceMatcher(None, wanted_words, said, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= SIMILAR * len(wanted_words)


def words(text: str) -> list[str]:
    """What is heard of a text: its words, without tags, case and punctuation."""
    return _WORD.findall(_TAG.sub(" ", text).casefold())


def starts(expected: Mapping[str, Any], kind: str, resource: str) -> bool:
    """FlowActionStarted: Properties against a flow action and the id or ARN of its resource."""
    if expected["ActionType"] != kind:
        return False
    return is_same_resource(kind, expected["ActionParameters"][RESOURCES[kind]], resource)


def is_same_resource(kind: str, one: str, other: str) -> bool:
    """Ids and ARNs name the same; a function's version or alias makes no difference."""
    bare = _function if kind == "InvokeLambdaFunction" else bare_id
    return bare(one) == bare(other)


def _function(arn: str) -> str:
    return ":".join(arn.split(":")[:7])
