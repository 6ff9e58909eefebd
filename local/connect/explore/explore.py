"""Exploring flows: for every branch a contact that takes it, found without help and proven by the engine's trace."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from local.connect.check import check_flow
from local.connect.engine.registry import catalogue
from local.connect.explore.guiding import DONE
from local.connect.explore.inferring import infer_type
from local.connect.explore.moves import Solution
from local.connect.explore.play import BROKEN, Played, play
from local.connect.explore.search import Place, Route, Rules, route_to, search
from local.connect.explore.standins import settle_placeholders
from local.connect.explore.ways import outcomes
from local.connect.language.branching import NO_MATCHING_CONDITION
from local.connect.language.checking import reachable
from local.connect.language.model import Flow, FlowType
from local.connect.language.parsing import FlowSyntaxError, parse_flow
from local.connect.ports import Json

_NOTHING = Solution({})
ROUNDS = 4
"""How often the search learns from what the engine did otherwise."""
LAST_RESORTS = frozenset({NO_MATCHING_CONDITION, DONE})


@dataclass(slots=True)
class Exploration:
    """What came of one flow. contacts: the routes that were played and showed something new."""

    flow: Flow
    flow_type: FlowType
    branches: tuple[Place, ...]
    actions: frozenset[str]
    taken: set[Place] = field(default_factory=set)
    executed: set[str] = field(default_factory=set)
    reasons: dict[Place, str] = field(default_factory=dict)
    contacts: list[Route] = field(default_factory=list)

    @property
    def missing(self) -> list[Place]:
        """Branches that no contact took."""
        return [place for place in self.branches if place not in self.taken]

    def to_json(self) -> Json:
        """actions, executed, branches, taken, not_taken [{action, branch, reason}], and type, contacts."""
        not_taken = [
            {"action": action, "branch": branch.label, "reason": self.reason((action, branch))}
            for action, branch in self.missing
        ]
        return {
            "type": str(self.flow_type),
            "actions": len(self.actions),
            "executed": len(self.executed & self.actions),
            "branches": len(self.branches),
            "taken": len(self.branches) - len(not_taken),
            "not_taken": not_taken,
            "contacts": len(self.contacts),
        }

    def reason(self, place: Place) -> str:
        """Why a branch was not taken."""
        if place in self.reasons:
            return self.reasons[place]
        if place[0] in self.executed:
            return "no contact that takes it was found within the bounds of the search"
        obstacle = self._obstacle(place[0])
        if obstacle is None:
            return "no way to this action was found within the bounds of the search"
        (action, branch), why = obstacle
        return f"its action is only reached by {action!r} -- {branch.label}, which cannot be taken: {why}"

    def _obstacle(self, action: str) -> tuple[Place, str] | None:
        """Going back from an action: the first branch that is known not to be taken."""
        seen, waiting = {action}, [action]
        while waiting:
            here = waiting.pop(0)
            for before, branch in self.branches:
                if branch.target == here and (before, branch) in self.reasons and (before, branch) not in self.taken:
                    return (before, branch), self.reasons[before, branch]
                if branch.target == here and before not in seen:
                    seen.add(before)
                    waiting.append(before)
        return None


def explore_flow(flow: Flow, flow_type: FlowType) -> Exploration:
    """Look for a contact for every branch of a flow, and play each."""
    flow, specs = settle_placeholders(flow), catalogue()
    actions = frozenset(reachable(flow))
    ordered = [action for action in flow.actions.values() if action.identifier in actions]
    branches = [
        (action.identifier, branch) for action in ordered for branch in outcomes(action, specs.get(action.type))
    ]
    report = Exploration(flow, flow_type, tuple(branches), actions)
    unnatural: set[tuple[str, str]] = set()
    refused: dict[Place, str] = {}
    given_up: set[Place] = set()
    for _ in range(ROUNDS):
        wanted = frozenset(report.missing)
        rules = Rules(specs, frozenset(unnatural), dict(refused))
        found = search(flow, rules, wanted, given_up)
        report.reasons = {**found.reasons, **refused}
        routes = [(place, route_to(found.nodes[place])) for place in wanted if place in found.nodes]
        before = len(unnatural) + len(refused)
        for place, route in sorted(routes, key=lambda entry: (-len(entry[1].legs), str(entry[0]))):
            if place not in report.taken:
                played = play(flow, flow_type, route)
                _learn(report, route, played, rules, unnatural, refused)
        unnatural |= _last_resorts(report, given_up)
        if not report.missing or len(unnatural) + len(refused) == before:
            break
    if not report.branches:
        _note(report, play(flow, flow_type, Route((), _NOTHING)))
    return report


def _last_resorts(report: Exploration, given_up: set[Place]) -> set[tuple[str, str]]:
    """What no natural course leads to: NoMatchingCondition where each result has its condition needs a fault, the end of
    a loop that is not come back to a contact that went round before.
    """
    left = {place for place in report.missing if place[1].label in LAST_RESORTS and place[0] in report.executed}
    given_up -= left
    return {(action, branch.label) for action, branch in left}


def _learn(
    report: Exploration,
    route: Route,
    played: Played,
    rules: Rules,
    unnatural: set[tuple[str, str]],
    refused: dict[Place, str],
) -> None:
    """Keep what the play proves. Where it went astray a fault must help next time; where that was tried, nothing does."""
    if _note(report, played):
        report.contacts.append(route)
    if played.astray is None:
        return
    leg, step = played.astray
    place = leg.action, leg.branch
    if leg.answer.fault is None and (leg.action, leg.branch.label) not in rules.unnatural:
        unnatural.add((leg.action, leg.branch.label))
    elif place not in report.taken:
        did = (
            f"it took {step.branch or 'no branch'} instead ({step.why or step.result})"
            if step
            else "it did not move on"
        )
        refused[place] = f"the engine would not take it: {played.trouble or did}"


def _note(report: Exploration, played: Played) -> bool:
    """Keep what a trace proves; whether any of it is new."""
    had = len(report.taken), len(report.executed)
    known = set(report.branches)
    for step in played.steps:
        report.executed.add(step.action)
        for branch in report.flow.actions[step.action].transitions.branches():
            if (branch.label, branch.target) == (step.branch, step.target) and (step.action, branch) in known:
                report.taken.add((step.action, branch))
    return (len(report.taken), len(report.executed)) != had


def explore_file(path: Path | str, flow_type: FlowType | None = None) -> Json:
    """{file, actions, executed, branches, taken, not_taken} of a file; with `error` when it cannot be read or is refused.

    flow_type: None infers one that fits, to play it as; it is judged by what was given alone, as `check_file` judges it. A
    refused flow is explored all the same, as far as it goes; `trouble` tells why one cannot be played at all.
    """
    empty: Json = {"actions": 0, "executed": 0, "branches": 0, "taken": 0, "not_taken": []}
    try:
        flow = parse_flow(Path(path).read_bytes())
    except (OSError, FlowSyntaxError) as error:
        reason = str(error) if isinstance(error, FlowSyntaxError) else f"cannot be read: {error.strerror or error}"
        return {"file": str(path), **empty, "error": reason}
    chosen = flow_type or infer_type(flow)
    problems = [str(problem) for problem in check_flow(flow, flow_type)]
    told: Json = {"error": "; ".join(problems)} if problems else {}
    try:
        found = explore_flow(flow, chosen).to_json()
    except BROKEN as error:
        told["trouble"] = f"cannot be played: {type(error).__name__}: {error}"
        found = {"type": str(chosen), **empty}
    return {"file": str(path), **found, **told}


def explore_files(paths: Iterable[Path], flow_type: FlowType | None = None) -> list[Json]:
    """One entry a file, in order."""
    return [explore_file(path, flow_type) for path in paths]


def total(reports: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The sums over files."""
    names = ("actions", "executed", "branches", "taken")
    sums = dict.fromkeys(names, 0)
    for report in reports:
        for name in names:
            sums[name] += report[name]
    return sums
