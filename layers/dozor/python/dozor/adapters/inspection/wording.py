"""What stands in the report, in the languages that inspectors read; a company of another language has it in English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dozor.domain.inspection import Verdict


@dataclass(frozen=True, slots=True)
class Wording:
    """summary, cases: headings of columns; kinds: clause's key -> words; the other texts have places in braces.

    paused, agreed: beside the result of a case whose limit is later than the clause has it.
    """

    title: str
    period: str
    made: str
    seal: str
    no_seal: str
    totals: str
    overview: str
    more: str
    summary: Sequence[str]
    cases: Sequence[str]
    verdicts: Mapping[Verdict, str]
    kinds: Mapping[str, str]
    paused: str
    agreed: str


_RU = Wording(
    title="Отчёт о соблюдении сроков: {name}",
    period="Период: с {first} по {last} включительно, время местное ({zone})",
    made="Составлен {made}",
    seal="Печать журнала за {day}: {hash}",
    no_seal="Дни этого периода ещё не опечатаны",
    totals="Заявок: {tickets}. Звонков: {calls}.",
    overview="Сводка",
    more="Показаны первые {shown} из {all}; остальные — в таблице Excel.",
    summary=("Основание", "Что сделать", "Всего", "В срок", "С нарушением", "В работе"),
    cases=("Заявка", "Начало", "Срок", "Сделано", "Итог", "Адрес", "Причина обращения", "Звонок", "Запись разговора"),
    verdicts={Verdict.IN_TIME: "в срок", Verdict.LATE: "нарушен", Verdict.RUNNING: "в работе"},
    kinds={
        "answer": "Ответить на звонок",
        "callback": "Перезвонить тому, кому не ответили",
        "voicemail": "Рассмотреть голосовое сообщение",
        "accept": "Принять заявку в работу",
        "tell_plan": "Сообщить жителю срок",
        "localise": "Локализовать аварию",
        "resolve": "Выполнить заявку",
        "inspect": "Проверить жалобу на качество",
        "tell_cause": "Сообщить причину",
        "notify": "Известить муниципалитет",
        "hand_over": "Проконтролировать переданную заявку",
    },
    paused="пауза {time}: {why}",
    agreed="срок согласован с жителем",
)
_EN = Wording(
    title="Time limits kept: {name}",
    period="From {first} to {last}, both included, local time ({zone})",
    made="Made {made}",
    seal="Seal of the journal for {day}: {hash}",
    no_seal="The days of this period are not sealed yet",
    totals="Requests: {tickets}. Calls: {calls}.",
    overview="Overview",
    more="The first {shown} of {all}; the others are in the Excel file.",
    summary=("Clause", "What is to be done", "All", "In time", "Late", "Still running"),
    cases=("Request", "Begun", "Limit", "Done", "Result", "Address", "About", "Call", "Recording"),
    verdicts={Verdict.IN_TIME: "in time", Verdict.LATE: "late", Verdict.RUNNING: "running"},
    kinds={
        "answer": "Answer a call",
        "callback": "Call back who was not answered",
        "voicemail": "Look into a voice message",
        "accept": "Take a request on",
        "tell_plan": "Tell the resident the time",
        "localise": "Contain the damage",
        "resolve": "Get the work done",
        "inspect": "Look into a complaint of quality",
        "tell_cause": "Tell the cause",
        "notify": "Tell the municipality",
        "hand_over": "Follow up what was handed over",
    },
    paused="paused {time}: {why}",
    agreed="limit agreed with the resident",
)
_WORDINGS: Mapping[str, Wording] = {"ru": _RU, "en": _EN}


def wording_for(languages: Sequence[str]) -> Wording:
    """The wording in the first of a company's languages that there is one in."""
    return next((_WORDINGS[one] for one in languages if one in _WORDINGS), _EN)
