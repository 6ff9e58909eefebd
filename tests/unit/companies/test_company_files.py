"""Company files with mistakes: all of them are told at once, each with its line and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dozor.domain.clocks import ClockKind
from dozor.domain.company import MenuChoice
from infra.companies import CompanyFileMistakes, Mistake, load_companies, load_company_file, load_files

GOOD = """\
slug: aurora
names: { ru: Аврора, en: Aurora }
languages: [ru, en]
time_zone: Asia/Irkutsk
numbers:
  - e164: "+78005550102"
    means: existing
menu:
  "1": emergency
  "9": operator
manager:
  name: Иван
  phone: +79000000002
  email: ivan@example.org
policy: ru-416
mail_from: aurora@example.org
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(text: str, name: str = "aurora.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def mistakes_of(path: Path) -> tuple[Mistake, ...]:
    with pytest.raises(CompanyFileMistakes) as caught:
        load_company_file(path)
    return caught.value.mistakes


def test_a_good_file_becomes_a_company(write: Write) -> None:
    loaded = load_company_file(write(GOOD))

    assert loaded.slug == "aurora"
    assert loaded.company.menu == {"1": MenuChoice.EMERGENCY, "9": MenuChoice.OPERATOR}
    assert loaded.company.manager.language == "ru"
    assert loaded.company.voices == {"ru": "Tatyana", "en": "Joanna"}
    assert loaded.numbers[0].heard_on == "+78005550102"
    assert not loaded.dedicated
    assert loaded.register.present == ()


def test_a_companys_own_values_replace_the_packs_and_say_so(write: Write) -> None:
    changes = (
        "changes: {clocks: {tell-plan: {seconds: 60}}, rungs: {tell-manager: {means: [email]}}, callback_seconds: 90}\n"
    )

    company = load_company_file(write(GOOD + changes)).company

    tell_plan = next(rule for rule in company.clocks if rule.kind is ClockKind.TELL_PLAN)
    assert tell_plan.seconds == 60
    assert tell_plan.source.startswith("the company's own value, instead of: 1800 s, Decree 416")
    manager = next(rung for rung in company.rungs if rung.key == "tell-manager")
    assert (manager.means, manager.after_seconds) == (("email",), 1800)
    assert company.callback_seconds == 90


@pytest.mark.parametrize(
    ("old", "new", "line", "path", "reason"),
    [
        ("[ru, en]", "[ru, tt]", 3, "languages[1]", "there are no prompts in 'tt'"),
        ("Asia/Irkutsk", "Asia/Nowhere", 4, "time_zone", "there is no such time zone"),
        ('"+78005550102"', "8 800 555 01 02", 6, "numbers[0].e164", "is not an E.164 phone number"),
        ('"+78005550102"', '"+7 800 555-01-02"', 6, "numbers[0].e164", "is not written as E.164"),
        ("existing", "forwarded", 6, "numbers[0].arrives_on", "is missing for a forwarded number"),
        ("existing", "stolen", 7, "numbers[0].means", "is none of the possible values"),
        ('"9": operator', '"9": pizza', 10, "menu.9", "is none of the possible values"),
        ('"9": operator', '"10": operator', 10, "menu.10", "is not a key of the telephone"),
        ('"9": operator', '"1": operator', 10, "menu.1", "is written twice"),
        ('"1": emergency', '"1": repair', 8, "menu", "does not begin with emergencies"),
        ("  phone: +79000000002\n", "", 11, "manager.phone", "is missing"),
        ("ivan@example.org", "ivan", 14, "manager.email", "is not an e-mail address"),
        ("ru-416", "ru-417", 15, "policy", "there is no such policy pack"),
        ("slug: aurora", "slug: Aurora", 1, "slug", "cannot be a company's key"),
        ("slug: aurora", "slug: dawn", 1, "slug", "differs from the file's name"),
        (", en: Aurora", "", 2, "names", "there is no name in: en"),
        (", en: Aurora", ", en: Aurora, kk: Таң", 2, "names", "speaks a language the company has not: kk"),
        ("[ru, en]", "[ru, en, ru]", 3, "languages", "names a language twice"),
        ("[ru, en]", "[]", 3, "languages", "is empty"),
        ("[ru, en]", "ru", 3, "languages", "is not a list"),
        (
            "existing",
            'claim\n    arrives_on: "+78005550109"',
            8,
            "numbers[0].arrives_on",
            "belongs to forwarded numbers only",
        ),
        ("policy:", "voices: { kk: Nobody }\npolicy:", 15, "voices", "speaks a language the company has not: kk"),
        (
            "policy:",
            "texts: { greeting: { pl: Hej } }\npolicy:",
            15,
            "texts",
            "speaks a language the company has not: pl",
        ),
        (
            "policy:",
            "texts: { greeting: Hello }\npolicy:",
            15,
            "texts.greeting",
            "is not a list of `name: value` pairs",
        ),
        ("policy:", "dedicated: perhaps\npolicy:", 15, "dedicated", "is neither true nor false"),
        ("policy:", "sms_sender: far too long a name\npolicy:", 15, "sms_sender", "cannot be the sender of an SMS"),
        ("policy:", "sms_sender: Our House\npolicy:", 15, "sms_sender", "cannot be the sender of an SMS"),
        ("policy:", 'sms_sender: "88005550"\npolicy:', 15, "sms_sender", "cannot be the sender of an SMS"),
        ("policy:", "changes: { callback_seconds: 0 }\npolicy:", 15, "changes.callback_seconds", "is too small"),
        ("mail_from:", "mailfrom:", 16, "mailfrom", "there is no such setting"),
        ("operator", "specialist:lift", 10, "menu.9", "there is no specialist 'lift'"),
        (
            "policy:",
            "specialists: { lift: { names: { ru: Лифт } } }\npolicy:",
            15,
            "specialists.lift.names",
            "there is no name in: en",
        ),
        (
            "policy:",
            "specialists: { lift: { names: { ru: Лифт, en: Lift, pl: Winda } } }\npolicy:",
            15,
            "specialists.lift.names",
            "speaks a language the company has not: pl",
        ),
        (
            "policy:",
            "specialists: { lift: { names: { ru: Лифт, en: Lift }, queue: lifts } }\npolicy:",
            15,
            "specialists.lift.queue",
            "there is no such queue",
        ),
        (
            "policy:",
            "specialists: { lift: { names: { ru: Л, en: L }, queue: repair, voicemail: true } }\npolicy:",
            15,
            "specialists.lift.voicemail",
            "leads to more than one place",
        ),
        (
            "policy:",
            "specialists: { lift: { names: { ru: Л, en: L }, closed: number } }\npolicy:",
            15,
            "specialists.lift.closed_number",
            "is missing",
        ),
        (
            "policy:",
            "specialists: { lift: { names: { ru: Л, en: L }, closed: queue } }\npolicy:",
            15,
            "specialists.lift.closed",
            "leads to the queue that is closed",
        ),
        (
            "policy:",
            "specialists: { lift: { names: { ru: Л, en: L }, number: '112' } }\npolicy:",
            15,
            "specialists.lift.number",
            "is not an E.164 phone number",
        ),
        (
            "policy:",
            "calendar: { hours: { mon: '18:00-09:00' } }\npolicy:",
            15,
            "calendar.hours.mon",
            "is no span of hours within one day",
        ),
        (
            "policy:",
            "calendar: { hours: { someday: '09:00-18:00' } }\npolicy:",
            15,
            "calendar.hours.someday",
            "is no day of the week",
        ),
        (
            "policy:",
            "calendar: { hours: { mon-fri: '09:00-18:00', tue: '10:00-12:00' } }\npolicy:",
            15,
            "calendar.hours",
            "has two sets of hours for tue",
        ),
        (
            "policy:",
            "calendar: { hours: { mon: '09:00-18:00' }, holidays: atlantis }\npolicy:",
            15,
            "calendar.holidays",
            "we know no holidays of this country",
        ),
        (
            "policy:",
            "calendar: { hours: { mon: '09:00-18:00' }, closed_on: [tomorrow] }\npolicy:",
            15,
            "calendar.closed_on[0]",
            "is no date",
        ),
        ("policy:", "gas_number: gas\npolicy:", 15, "gas_number", "is no emergency number"),
        (
            "[ru, en]",
            "[ru]\nchoose_language: true",
            4,
            "choose_language",
            "asks to choose, but there are not two languages",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(write: Write, old: str, new: str, line: int, path: str, reason: str) -> None:
    assert old in GOOD

    found = mistakes_of(write(GOOD.replace(old, new)))

    assert (line, path, reason) in [(mistake.line, mistake.path, mistake.reason) for mistake in found]
    assert all(mistake.file == "aurora.yaml" and mistake.remedy for mistake in found)


def test_all_mistakes_are_told_at_once_and_in_order(write: Write) -> None:
    text = GOOD.replace("Irkutsk", "Nowhere").replace("ru-416", "ru-417").replace('"9"', '"#"')

    assert [mistake.path for mistake in mistakes_of(write(text))] == ["time_zone", "menu.#", "policy"]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('"+78005550102"', "8 800 555 01 02", "numbers[0].e164"),
        ("policy:", "calendar: { hours: { mon: '9-18' } }\npolicy:", "calendar.hours.mon"),
        ("policy:", "calendar: { hours: { someday: '09:00-18:00' } }\npolicy:", "calendar.hours.someday"),
    ],
)
def test_a_list_with_a_mistake_in_it_is_not_called_empty(write: Write, old: str, new: str, path: str) -> None:
    assert [mistake.path for mistake in mistakes_of(write(GOOD.replace(old, new)))] == [path]


def test_changing_a_rule_that_the_pack_has_not_names_those_it_has(write: Write) -> None:
    (mistake,) = mistakes_of(write(GOOD + "changes:\n  rungs:\n    tell-mayor: { after_seconds: 5 }\n"))

    assert (mistake.line, mistake.path) == (19, "changes.rungs.tell-mayor")
    assert "tell-manager" in mistake.remedy


def test_excel_files_that_are_not_there_are_told(write: Write) -> None:
    (mistake,) = mistakes_of(write(GOOD + "register:\n  buildings: houses.xlsx\n"))

    assert (mistake.line, mistake.path, mistake.reason) == (18, "register.buildings", "there is no such file")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "is empty"),
        ("slug: [aurora\nnames: x", 2, "is not YAML"),
        ("a: &x [1]\nb: *x\n", 2, "uses a YAML alias"),
        ("slug: \x07", 1, "is not YAML"),
        ("- one\n- two\n", 1, "is not a list of `name: value` pairs"),
        ("just words\n", 1, "is not a list of `name: value` pairs"),
    ],
)
def test_a_file_that_is_no_company_at_all(write: Write, text: str, line: int, reason: str) -> None:
    (mistake,) = mistakes_of(write(text))

    assert mistake.line == line
    assert mistake.reason.startswith(reason)


def test_a_file_that_is_missing_or_not_text(tmp_path: Path) -> None:
    (missing,) = mistakes_of(tmp_path / "nobody.yaml")
    (tmp_path / "aurora.yaml").write_bytes("slug: Заря".encode("cp1251"))
    (garbled,) = mistakes_of(tmp_path / "aurora.yaml")

    assert missing.reason == "there is no such file"
    assert garbled.reason == "is not UTF-8 text"


def test_two_companies_may_not_share_a_number(write: Write, tmp_path: Path) -> None:
    write(GOOD)
    forwarded = 'means: forwarded\n    arrives_on: "+78005550102"'
    dawn = GOOD.replace("aurora", "dawn").replace("+78005550102", "+78005550103").replace("means: existing", forwarded)
    write(dawn, "dawn.yaml")

    with pytest.raises(CompanyFileMistakes) as caught:
        load_companies(tmp_path)

    (mistake,) = caught.value.mistakes
    assert (mistake.file, mistake.line, mistake.path) == ("dawn.yaml", 6, "numbers[0]")
    assert "aurora.yaml" in mistake.reason


def test_two_files_may_not_be_one_company(write: Write, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = [write(GOOD), write(GOOD.replace("+78005550102", "+78005550103"), "other/aurora.yaml")]

    with pytest.raises(CompanyFileMistakes, match="same key"):
        load_files(paths)


@pytest.mark.parametrize(
    ("clock", "reason"),
    [
        ("{key: a, kind: accept, urgencies: [], seconds: 5, source: x}", "a rule is for urgencies or for problems"),
        ("{key: a, kind: accept, urgencies: [normal], problems: [other], seconds: 5, source: x}", "a rule is for urgencies"),
        ("{key: a, kind: accept, urgencies: [normal], seconds: 5}", "is missing"),
        ("{key: a, kind: nap, urgencies: [normal], seconds: 5, source: x}", "is none of the possible values"),
        ("{key: a, kind: accept, urgencies: [normal], seconds: 0, source: x}", "is too small"),
        ("{key: a, kind: callback, urgencies: [normal], seconds: 5, source: x}", "is the clock of a duty"),
        ("{key: a, kind: accept, urgencies: [normal], seconds: 5, source: x}\n"
         "  - {key: a, kind: resolve, urgencies: [normal], seconds: 5, source: x}", "is used twice"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_pack_is_told(write: Write, tmp_path: Path, clock: str, reason: str) -> None:
    (tmp_path / "policies").mkdir()
    pack = f"callback_seconds: 600\nclocks:\n  - {clock}\nrungs: []\n"
    (tmp_path / "policies" / "ru-416.yaml").write_text(pack, encoding="utf-8")

    with pytest.raises(CompanyFileMistakes, match=reason):
        load_company_file(write(GOOD), tmp_path / "policies")


@pytest.mark.parametrize(("means", "fits"), [("sms", True), ("voice", False)])
def test_duties_have_rungs_without_a_rule_but_nobody_is_called_about_one(
    write: Write, tmp_path: Path, means: str, fits: bool
) -> None:
    policies = tmp_path / "policies"
    policies.mkdir()
    pack = (
        "callback_seconds: 600\nclocks:\n"
        "  - {key: a, kind: accept, urgencies: [normal], seconds: 5, source: x}\n"
        f"rungs:\n  - {{key: r, clock: voicemail, after_seconds: 1, whom: addressee, means: [{means}]}}\n"
    )
    (policies / "ru-416.yaml").write_text(pack, encoding="utf-8")
    if fits:
        (rung,) = load_company_file(write(GOOD), policies).company.rungs
        assert (rung.clock, rung.whom) == ("voicemail", "addressee")
        return
    with pytest.raises(CompanyFileMistakes, match="nobody is called about a duty"):
        load_company_file(write(GOOD), policies)


def test_the_question_after_a_call_is_the_company_s_own_affair(write: Write) -> None:
    text = GOOD + "rating: {asked: false, bad: 3}\nshortest_message_seconds: 5\nchanges: {quality_seconds: 60}\n"
    company = load_company_file(write(text)).company
    assert (company.asks_mark, company.bad_mark, company.shortest_message_seconds) == (False, 3, 5)
    assert company.quality_seconds == 60


@pytest.mark.parametrize(("more", "fits"), [("", False), ("from_limit: true, ", True)])
def test_only_a_rung_that_counts_from_the_limit_may_come_before_it(
    write: Write, tmp_path: Path, more: str, fits: bool
) -> None:
    policies = tmp_path / "policies"
    policies.mkdir()
    pack = (
        "callback_seconds: 600\nclocks:\n"
        "  - {key: a, kind: accept, urgencies: [normal], seconds: 5, source: x}\n"
        f"rungs:\n  - {{key: r, clock: accept, {more}after_seconds: -2, whom: manager, means: [sms]}}\n"
    )
    (policies / "ru-416.yaml").write_text(pack, encoding="utf-8")
    if fits:
        (rung,) = load_company_file(write(GOOD), policies).company.rungs
        assert (rung.from_limit, rung.after_seconds) == (True, -2)
        return
    with pytest.raises(CompanyFileMistakes, match="is not after the start of the clock"):
        load_company_file(write(GOOD), policies)


def test_mistakes_of_all_files_and_of_the_pack_come_together(write: Write, tmp_path: Path) -> None:
    policies = tmp_path / "policies"
    policies.mkdir()
    pack = (
        "callback_seconds: 600\nclocks:\n"
        "  - {key: a, kind: accept, urgencies: [], problems: [unheard_of], seconds: 5, source: x}\n"
        "rungs:\n  - {key: r, clock: localise, after_seconds: 5, whom: manager, means: [sms]}\n"
    )
    (policies / "ru-416.yaml").write_text(pack, encoding="utf-8")
    companies = tmp_path / "companies"
    companies.mkdir()
    (companies / "aurora.yaml").write_text(GOOD.replace("Irkutsk", "Nowhere"), encoding="utf-8")
    (companies / "dawn.yaml").write_text(GOOD, encoding="utf-8")

    with pytest.raises(CompanyFileMistakes) as caught:
        load_companies(companies, policies)

    assert [(mistake.file, mistake.path) for mistake in caught.value.mistakes] == [
        ("aurora.yaml", "time_zone"),
        ("dawn.yaml", "slug"),
        ("ru-416.yaml", "clocks[0].problems[0]"),
        ("ru-416.yaml", "rungs[0].clock"),
    ]


def test_how_executors_are_chosen_is_the_company_s_own_affair(write: Write) -> None:
    usual = load_company_file(write(GOOD)).company.assignment
    assert (usual.order, usual.capacity) == (("room", "own_buildings", "least_loaded"), 20)

    own = "assignment: { order: [least_loaded, language], capacity: 5, hand_on: [assigned], tell: [accepted] }\n"
    rules = load_company_file(write(GOOD + own)).company.assignment

    assert (rules.order, rules.capacity) == (("least_loaded", "language"), 5)
    assert (rules.hand_on, rules.tell) == (("assigned",), ("accepted",))


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("assignment: { order: [luck] }", "assignment.order[0]"),
        ("assignment: { order: [room, room] }", "assignment.order"),
        ("assignment: { capacity: 0 }", "assignment.capacity"),
        ("assignment: { hand_on: [done] }", "assignment.hand_on[0]"),
    ],
)
def test_what_is_no_rule_of_choosing_is_told(write: Write, line: str, path: str) -> None:
    (mistake,) = mistakes_of(write(f"{GOOD}{line}\n"))
    assert (mistake.path, mistake.line) == (path, 17)
