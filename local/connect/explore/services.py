"""Stand-ins for the services that flows ask of: bots, cases, profiles, views … They answer as the world says at that moment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from local.connect.engine.services import BotAnswer, ServiceFault, Services, ViewAnswer
from local.connect.engine.services.protocols import Fields
from local.connect.explore.answers import Answer
from local.connect.ports import Json


@dataclass(frozen=True, slots=True)
class _StandIn:
    answer: Callable[[], Answer]

    def ask(self) -> Answer:
        """The answer of the moment; ServiceFault when the service is down."""
        answer = self.answer()
        if answer.missing:
            raise ServiceFault("the service does not answer")
        return answer


class _Bots(_StandIn):
    def hear(self, bot: str, words: str, session: Fields) -> BotAnswer:  # noqa: ARG002 - the Protocol's shape
        answer = self.ask()
        told = answer.data
        confidence = float((told.get("IntentConfidence") or {}).get("Score") or 1.0)
        return BotAnswer(
            answer.word or "FallbackIntent",
            slots=told.get("Slots", {}),
            session={**session, **told.get("SessionAttributes", {})},
            confidence=confidence,
            dialog_state=str(told.get("DialogState") or "Fulfilled"),
        )


class _Views(_StandIn):
    def show(self, contact_id: str, view_id: str, data: Json) -> ViewAnswer | None:  # noqa: ARG002
        answer = self.ask()
        return ViewAnswer(answer.word, answer.data.get("ViewResultData", {})) if answer.word else None


class _Cases(_StandIn):
    def create(self, template_id: str, fields: Json) -> Json:
        return {"case_id": "case-1", "template_id": template_id, **fields, **self.ask().data}

    def search(self, fields: Json) -> Sequence[Json]:
        answer = self.ask()
        return [{"case_id": f"case-{number + 1}", **fields, **answer.data} for number in range(answer.found)]

    def update(self, case_id: str, fields: Json) -> Json:
        return {**fields, **self.ask().data, "case_id": case_id}

    def link(self, case_id: str, contact_id: str) -> bool:  # noqa: ARG002 - the Protocol's shape
        return self.ask().linked


class _Profiles(_StandIn):
    def create(self, fields: Json) -> Json:
        return self._profile(fields, 1)

    def search(self, keys: Sequence[tuple[str, str]], *, all_of: bool) -> Sequence[Json]:  # noqa: ARG002
        return [self._profile({}, number + 1) for number in range(self.ask().found)]

    def update(self, profile_id: str, fields: Json) -> Json:
        return {**self._profile(fields, 1), "ProfileId": profile_id or "profile-1"}

    def objects(self, profile_id: str, kind: str) -> Sequence[Json]:  # noqa: ARG002 - the Protocol's shape
        answer = self.ask()
        return [answer.data] * answer.found

    def calculated(self, profile_id: str) -> Json | None:  # noqa: ARG002 - the Protocol's shape
        answer = self.ask()
        found: Json | None = answer.data.get("CalculatedAttributes", {}) if answer.found else None
        return found

    def associate(self, profile_id: str, contact_id: str) -> None:  # noqa: ARG002 - the Protocol's shape
        self.ask()

    def is_in_segment(self, profile_id: str, segment: str) -> bool:  # noqa: ARG002 - the Protocol's shape
        return self.ask().word == "True"

    def _profile(self, fields: Json, number: int) -> Json:
        name = f"profile-{number}"
        arn = f"arn:aws:profile:::domains/main/profiles/{name}"
        return {"ProfileId": name, "ProfileARN": arn, **fields, **self.ask().data}


class _Assistants(_StandIn):
    def open_session(self, assistant_arn: str, contact_id: str) -> str:
        told = self.ask().data.get("SessionArn")
        return str(told or f"{assistant_arn}/session/{contact_id}")

    def render(self, template_arn: str, attributes: Json) -> str:  # noqa: ARG002 - the Protocol's shape
        answer = self.ask()
        if not answer.found:
            raise ServiceFault("the template cannot be rendered", "TemplateRenderingError")
        return str(answer.data.get("Content") or template_arn)


class _Tables(_StandIn):
    def rows(self, table_id: str, keys: Fields) -> Sequence[Json]:  # noqa: ARG002 - the Protocol's shape
        answer = self.ask()
        return [{**keys, **answer.data}] * answer.found

    def upsert(self, table_id: str, keys: Fields, values: Json) -> None:  # noqa: ARG002 - the Protocol's shape
        self.ask()


class _Outreach(_StandIn):
    def send(self, kind: str, contact_id: str, request: Json) -> str:  # noqa: ARG002 - the Protocol's shape
        if not self.ask().found:
            raise ServiceFault("the template cannot be rendered", "TemplateRenderingError")
        return f"{kind}-1"

    def status(self, sent_id: str) -> Json:  # noqa: ARG002 - the Protocol's shape
        return self.ask().data or {"Delivery": {}}


class _Identity(_StandIn):
    def voice(self, option: str, contact_id: str) -> str:  # noqa: ARG002 - the Protocol's shape
        return self.ask().word or "Inconclusive"

    def authenticate(self, contact_id: str) -> str | None:  # noqa: ARG002 - the Protocol's shape
        return self.ask().word or None


def stand_in_services(answer: Callable[[], Answer]) -> Services:
    """All services, answering by `answer()` whenever they are asked."""
    return Services(
        bots=_Bots(answer),
        cases=_Cases(answer),
        profiles=_Profiles(answer),
        views=_Views(answer),
        assistants=_Assistants(answer),
        tables=_Tables(answer),
        outreach=_Outreach(answer),
        identity=_Identity(answer),
    )
