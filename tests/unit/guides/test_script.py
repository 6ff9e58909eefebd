"""What is no guide, and what is no script that can be followed to an end whatever is answered."""

import pytest

from dozor.domain.errors import Invalid
from dozor.domain.guide import DocumentMistakes, diagnose, make_guide, read_document, retell

HEADING = "---\ntitle: Вода\nkind: water\nproblems: no_cold_water\nsummary: О воде\n---\n"
SCRIPT = """[a] ask: Есть?
- yes: Да -> b
- no: Нет -> c

[b] aid: Закройте кран
и подождите.
- done: Готово -> c

[c] engineer no_cold_water: Придут.
"""


def document(script: str = SCRIPT, heading: str = HEADING) -> str:
    return f"{heading}Текст.\n\n```script\n{script}```\n\nЕщё.\n"


def mistakes(script: str) -> list[tuple[int, str]]:
    with pytest.raises(DocumentMistakes) as error:
        read_document(document(script))
    return [(int(one.field), one.reason) for one in error.value.mistakes]


def test_a_document_is_heading_text_and_script() -> None:
    read = read_document(document())
    assert (read.title, read.kind, read.problems, read.words) == ("Вода", "water", ("no_cold_water",), ())
    assert read.text.split() == ["Текст.", "Ещё."]
    assert read.script is not None
    assert read.script.steps["b"].text == "Закройте кран и подождите."
    assert list(read.script.ways()) == [
        (("a", "yes"), ("b", "done")),
        (("a", "no"),),
    ]


def test_a_guide_may_do_without_a_script() -> None:
    assert read_document(f"{HEADING}Только текст.").script is None


@pytest.mark.parametrize(
    ("was", "now", "line", "reason"),
    [
        ("-> c\n\n[b]", "-> x\n\n[b]", 10, "An answer leads to a step that is not there."),
        ("- done: Готово -> c", "- done: Готово -> a", 10, "This script goes round in a circle."),
        ("- no: Нет -> c\n", "", 10, "A question needs at least two answers."),
        ("- no: Нет -> c", "- yes: Нет -> c", 10, "Two answers have the same name."),
        ("- yes: Да -> b", "- yes: Да -> c", 14, "Nothing leads to this step."),
        ("[c] engineer", "[b] engineer", 18, "Two steps have this name."),
        ("engineer no_cold_water", "engineer", 18, "Name the problem for which an engineer comes, and only there."),
        ("Придут.", "Придут.\n- no: Нет -> a", 18, "An end has no answers."),
        ("Придут.", "", 18, "A step needs words."),
        ("- no: Нет -> c", "- Нет", 12, "Write an answer as - name: words -> next step."),
        ("[a] ask", "[A] ask", 10, "Write a step as [name] ask: words, with check, ask, aid, simple or engineer."),
    ],
)
def test_what_is_no_script_is_named_by_its_line(was: str, now: str, line: int, reason: str) -> None:
    assert was in SCRIPT
    assert (line, reason) in mistakes(SCRIPT.replace(was, now, 1))


def test_a_script_that_no_caller_would_sit_through_is_refused() -> None:
    steps = [f"[s{place}] aid: Шаг\n- next: Дальше -> s{place + 1}\n" for place in range(13)]
    assert (10, "This script is too long.") in mistakes("\n".join((*steps, "[s13] simple: Всё\n")))


@pytest.mark.parametrize("text", ["", "Текст без заголовка", "---\ntitle: Вода\n"])
def test_a_text_without_a_heading_is_no_guide(text: str) -> None:
    with pytest.raises(DocumentMistakes):
        read_document(text)


def test_a_diagnosis_is_told_in_another_language_only_by_the_guide_that_made_it() -> None:
    english = document().replace("Да", "Yes").replace("Готово", "Done").replace("Вода", "Water")
    guide = make_guide("water", {"ru": document(), "en": english})
    made = diagnose(guide, "ru", [("a", "yes"), ("b", "done")])
    assert [one.answered for one in retell(made, guide, "en").answers] == ["Yes", "Done"]
    other = make_guide("water", {"ru": document(), "en": english.replace("Done", "Finished")})
    assert retell(made, other, "en") == made
    assert retell(made, guide, "pl") == made
    with pytest.raises(Invalid):
        diagnose(make_guide("water", {"ru": f"{HEADING}Текст"}), "ru", [])


def test_a_guide_that_lacks_a_language_is_read_in_the_nearest() -> None:
    english = document().replace("Да", "Yes").replace("Готово", "Done").replace("Вода", "Water")
    guide = make_guide("water", {"ru": document(), "en": english})
    assert [guide.document(one).title for one in ("kk", "pl")] == [guide.document(one).title for one in ("ru", "en")]
    assert guide.document("kk").title != guide.document("pl").title
