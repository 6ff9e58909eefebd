"""The moves of the action types that ask other services: bots, views, cases, profiles, templates, tables, identity."""

from collections.abc import Iterator

from local.connect.explore.answers import Answer
from local.connect.explore.moves import Answering, Maker, Move, Scene, Solution, by_result, nest, success
from local.connect.explore.state import State
from local.connect.explore.values import SOMETHING, Looks, Unknown, Value, one_of
from local.connect.explore.ways import result_ways, voice_results

Path = tuple[str, ...]
PROGRESS = ("CallAnswered", "VoicemailBeep", "VoicemailNoBeep", "NotDetected")


def filling(root: str, step: int, **more: object) -> Answering:
    """An answer with everything decided of a root, nested and by whole names."""

    def answer(solution: Solution) -> Answer:
        filled = solution.filled(root, step)
        return Answer(data={**nest(filled), **{".".join(path): text for path, text in filled.items()}, **more})

    return answer


def renewing(root: str) -> Maker:
    """A success that fills a root anew."""
    return lambda scene, state: success(scene, state.renew(root), filling(root, scene.step))


def _talk(scene: Scene, state: State) -> Iterator[Move]:
    bot = scene.parameter("LexV2Bot", "LexBot")
    named = state.evaluate((bot.get("AliasArn") or bot.get("Name")) if isinstance(bot, dict) else None)
    start = scene.parameter("LexInitializationData")
    opening = state.evaluate(start.get("InitialMessage")) if isinstance(start, dict) else None
    if opening == "":
        return
    for needed in (named, opening):
        if isinstance(needed, Unknown):
            following = state.demand(needed, Looks(SOMETHING))
            if following is None:
                return
            state = following
    intent = scene.unknown("Lex", "IntentName", domain=SOMETHING)
    if named == "":
        why = f"there is no bot: {_bot_name(bot)} is always empty here"
        yield from (Move(branch, None, why=why) for branch in scene.action.transitions.branches())
    else:
        yield from _by_word(scene, state.renew("Lex").keep({("Lex", "IntentName"): intent}), "Lex", intent, says=True)


def _bot_name(bot: object) -> str:
    return str(bot.get("AliasArn") or bot.get("Name") or "the bot") if isinstance(bot, dict) else "the bot"


def _show(scene: Scene, state: State) -> Iterator[Move]:
    action = scene.unknown("Views", "Action", domain=SOMETHING)
    known: dict[Path, Value] = {("Views", "Action"): action, ("Views", "ViewResultData", "actionName"): action}
    return _by_word(scene, state.renew("Views").keep(known), "Views", action, says=False)


def _by_word(scene: Scene, state: State, root: str, word: Unknown, *, says: bool) -> Iterator[Move]:
    step = scene.step

    def answer(solution: Solution) -> Answer:
        text = solution.text(word)
        return Answer(word=text, event=text if says else "", data=nest(solution.filled(root, step)))

    return by_result(result_ways(scene.action, state, word), answer)


def _voice_id(scene: Scene, state: State) -> Iterator[Move]:
    return _status(scene, state, tuple(voice_results(scene.action)))


def _status(scene: Scene, state: State, words: tuple[str, ...]) -> Iterator[Move]:
    word = scene.unknown("Status", domain=one_of(*words))
    return by_result(result_ways(scene.action, state, word), lambda s: Answer(word=s.text(word)))


def _sign_in(scene: Scene, state: State) -> Iterator[Move]:
    return _status(scene, state, ("Authenticated", "OptedOut"))


def _segment(scene: Scene, state: State) -> Iterator[Move]:
    return _status(scene, state, ("True", "False"))


def _progress(scene: Scene, state: State) -> Iterator[Move]:
    status = Unknown(("CallStatus",), 0, one_of(*PROGRESS))
    return by_result(result_ways(scene.action, state, status), lambda _: Answer())


def _object(scene: Scene, state: State) -> Iterator[Move]:
    request = scene.parameter("ProfileRequestData") or {}
    state, value = state.pin(state.evaluate(request.get("IdentifierValue")))
    name = str(request.get("IdentifierName") or "")
    kind = str(request.get("ObjectType") or "").removeprefix("_").capitalize()
    step = scene.step

    def answer(solution: Solution) -> Answer:
        filled = solution.filled("Customer", step)
        inner = {path[1:]: text for path, text in filled.items() if path[0] in (kind, "ObjectAttributes")}
        return Answer(data={**nest(inner), **({name: value} if name else {})})

    return success(scene, state.renew("Customer", kind, "ObjectAttributes"), answer)


def _profile(scene: Scene, state: State) -> Iterator[Move]:
    """Of a profile only what was asked for comes into `$.Customer`; the rest stays as it was."""
    asked = scene.parameter("ProfileResponseData")
    names = map(str, asked) if isinstance(asked, list | dict) else ()
    return success(scene, state.renew("Customer", "ProfileId", "ProfileARN", *names), filling("Customer", scene.step))


def _calculated(scene: Scene, state: State) -> Iterator[Move]:
    return success(scene, state.renew("Customer", "CalculatedAttributes"), filling("Customer", scene.step))


def _rows(scene: Scene, state: State) -> Iterator[Move]:
    step = scene.step

    def answer(solution: Solution) -> Answer:
        return Answer(data={path[-1]: text for path, text in solution.filled("DataTables", step).items() if path})

    return success(scene, state.renew("DataTables"), answer)


def _content(scene: Scene, state: State) -> Iterator[Move]:
    text = Unknown(("StoredContent",), 0, SOMETHING)
    there = state.demand(text, Looks(SOMETHING))
    if there is not None:
        yield from success(scene, there.keep({("Email", "EmailMessage", "Plaintext"): text}))


SERVICE_TABLE: dict[str, Maker] = {
    "ConnectParticipantWithLexBot": _talk,
    "ShowView": _show,
    "CheckVoiceId": _voice_id,
    "AuthenticateParticipant": _sign_in,
    "CheckSegmentMembershipForCustomerProfile": _segment,
    "CheckOutboundCallStatus": _progress,
    "GetCustomerProfileObject": _object,
    "EvaluateDataTableValues": _rows,
    "LoadContactContent": _content,
    "RenderMessageTemplate": renewing("MessageTemplate"),
    "CreateWisdomSession": renewing("Wisdom"),
    "GetCalculatedAttributesForCustomerProfile": _calculated,
    **dict.fromkeys(("CreateCase", "GetCase", "UpdateCase"), renewing("Case")),
    **dict.fromkeys(("CreateCustomerProfile", "GetCustomerProfile", "UpdateCustomerProfile"), _profile),
}
