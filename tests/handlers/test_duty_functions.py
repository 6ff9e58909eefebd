"""watch_duty, check_clock and send_notification: duties are watched, told of, and closed by tickets."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dozor.application.act_on_duty import ActOnDuty, act_on_duty
from dozor.application.colleagues import Roster
from dozor.application.finish_duty import finish_duty
from dozor.bootstrap import stores
from dozor.domain.absence import Absence
from dozor.domain.clocks import ClockKind
from dozor.domain.contact import Outcome
from dozor.domain.duty import PROMISED, DutyKind
from dozor.domain.duty_step import DutyStepKind
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.escalation import Means, Rung, Whom
from dozor.events.contacts import describe_duty
from dozor.events.envelope import Envelope
from dozor.events.outbox import unpack
from dozor.ports.contacts import DutyChange
from functions.check_clock.handler import handler as check_clock
from functions.send_notification.handler import handler as send_notification
from functions.tend_messages.handler import handler as tend_messages
from functions.watch_duty.handler import handler as watch_duty
from tests.contract.samples import PHONE, end, make_contact, make_duty, make_executor
from tests.fakes.carriers import FakeSms, FakeVoice
from tests.fakes.users import FakeUsers
from tests.handlers.documents import event_batch, failed_in
from tests.handlers.house import NOW, OLGA, SOSNA, House

RUNGS = (
    Rung("call-back-dispatcher", ClockKind.CALLBACK, 300, Whom.DISPATCHER, (Means.SMS,)),
    Rung("call-back-manager", ClockKind.CALLBACK, 0, Whom.MANAGER, (Means.SMS, Means.EMAIL), from_limit=True),
    Rung("deferred-reminder", ClockKind.DEFERRED, 0, Whom.ADDRESSEE, (Means.SMS,), from_limit=True),
    Rung("deferred-manager", ClockKind.DEFERRED, 1800, Whom.MANAGER, (Means.EMAIL,), from_limit=True),
)
YANA = make_executor("e5", name="Яна", phone="+79990000205", trades=("painter",))  # of a night shift; it is noon
DUTY = make_duty(minutes=10, opened_at=NOW, due_at=NOW + timedelta(minutes=10))
WAKEUP = {"company": "sosna", "ticket": "duty-c1", "generation": 1}


@pytest.fixture
def left(house: House) -> House:
    """Somebody has hung up unheard, just now."""
    stores.companies().save(replace(SOSNA, rungs=RUNGS))
    stores.people().save_people([], [], [make_executor("d1", trades=("dispatcher",), shifts=()), YANA])
    stores.contacts().settle(end(make_contact()), None, [DutyChange(DUTY, describe_duty(DUTY))])
    return house


def told_last(house: House) -> Envelope:
    """What the duty's own item publishes."""
    (item,) = [item for item in house.items() if item["item"] == "duty"]
    return unpack(item["outbox"])


def opened() -> Envelope:
    return describe_duty(DUTY)


def test_a_duty_is_watched_from_its_first_rung_and_twice_is_one_watch(left: House) -> None:
    for _ in range(2):
        assert failed_in(watch_duty(event_batch(opened()), None)) == []
    nearest = (NOW + timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert left.watches() == {"sosna-duty-c1-1": {**WAKEUP, "look_at": nearest}}


def test_a_duty_done_is_watched_no_longer_and_an_event_that_comes_late_starts_nothing(left: House) -> None:
    watch_duty(event_batch(opened()), None)
    done = finish_duty("sosna", "c1", OLGA, "reached", NOW, stores.contacts())
    assert failed_in(watch_duty(event_batch(describe_duty(done)), None)) == []
    assert left.watches() == {}
    assert failed_in(watch_duty(event_batch(opened()), None)) == []
    assert left.watches() == {}


def act(house: House, kind: DutyStepKind, note: str, **more: Any) -> None:
    """What Olga does about it, twice, as a form that comes again."""
    for _ in range(2):
        step = ActOnDuty("sosna", "c1", f"form-{kind}", kind, OLGA, house.clock.now(), note, **more)
        act_on_duty(step, stores.contacts(), Roster(stores.companies(), stores.people(), FakeUsers(NOW)))


def test_a_duty_put_off_is_watched_anew_and_told_nobody_before_its_moment(left: House) -> None:
    watch_duty(event_batch(opened()), None)
    left.clock.advance(minutes=5)
    check_clock(WAKEUP, None)
    act(left, DutyStepKind.PUT_OFF, "Просили вечером", until=NOW + timedelta(hours=2))
    put_off = told_last(left)
    for _ in range(2):
        assert failed_in(watch_duty(event_batch(put_off), None)) == []
    assert failed_in(send_notification(event_batch(put_off), None)) == []
    moment = (NOW + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%SZ")
    wakeup = {**WAKEUP, "generation": 2}
    assert left.watches() == {"sosna-duty-c1-2": {**wakeup, "look_at": moment}}
    left.clock.advance(minutes=30)
    assert check_clock(wakeup, None)["look_at"] == moment
    assert told_last(left) == put_off
    left.clock.advance(minutes=85)
    assert check_clock(wakeup, None)["watch"] is True
    assert failed_in(send_notification(event_batch(told_last(left)), None)) == []
    link = "https://dozor.example/desk"
    words = f"УК «Сосна»: напоминание. {PHONE}, отложено до 19:00: Просили вечером. {link}"
    assert left.sms() == [("+79990000200", words)]
    left.clock.advance(minutes=30)
    check_clock(wakeup, None)
    assert failed_in(send_notification(event_batch(told_last(left)), None)) == []
    assert ["никто не перезвонил" in text for _, _, text in left.mail()] == [True]
    done = finish_duty("sosna", "c1", OLGA, "reached", left.clock.now(), stores.contacts())
    assert failed_in(watch_duty(event_batch(describe_duty(done)), None)) == []
    assert left.watches() == {}


def test_an_executor_who_is_given_a_duty_gets_all_of_it_by_one_sms(left: House) -> None:
    """They have no account: what there is to know is in it, and no link to a page that would not open."""
    act(left, DutyStepKind.GIVEN, "Он знает эту квартиру", addressee=YANA.id)
    for _ in range(2):
        assert failed_in(send_notification(event_batch(told_last(left)), None)) == []
    words = (
        "не может до нас дозвониться (звонков: 1). Перезвоните до 17:10. Вам это передаёт Olga. Он знает эту квартиру"
    )
    assert left.sms() == [(YANA.phone, f"УК «Сосна»: {PHONE} {words}")]
    assert left.mail() == []


def test_who_is_given_what_nobody_can_tell_the_addressee_reads_for_whom_it_was(left: House) -> None:
    stores.people().add_absence("sosna", YANA.id, Absence("a1", NOW))
    act(left, DutyStepKind.GIVEN, "", addressee=YANA.id)
    assert failed_in(send_notification(event_batch(told_last(left)), None)) == []
    ((phone, text),) = left.sms()
    assert phone == "+79990000200"
    assert text.endswith("Передаёт Olga. Кому: Яна (сейчас не на связи).")


def test_what_goes_back_to_whoever_is_on_shift_is_told_nobody(left: House) -> None:
    act(left, DutyStepKind.GIVEN, "", addressee=YANA.id)
    step = ActOnDuty("sosna", "c1", "form-back", DutyStepKind.GIVEN, OLGA, NOW, addressee="operator")
    act_on_duty(step, stores.contacts(), Roster(stores.companies(), stores.people(), FakeUsers(NOW)))
    assert failed_in(send_notification(event_batch(told_last(left)), None)) == []
    assert left.sms() == []


def test_nobody_calls_back_so_the_dispatcher_and_the_manager_are_told(left: House) -> None:
    left.clock.advance(minutes=5)
    first = check_clock(WAKEUP, None)
    assert (first["watch"], first["look_at"]) == (True, (NOW + timedelta(minutes=10)).strftime("%Y-%m-%dT%H:%M:%SZ"))
    told = told_last(left)
    for _ in range(2):
        assert failed_in(send_notification(event_batch(told), None)) == []
    ((phone, text),) = left.sms()
    assert phone == "+79990000200"
    assert PHONE in text
    left.clock.advance(minutes=5)
    assert check_clock(WAKEUP, None)["watch"] is False
    assert failed_in(send_notification(event_batch(told_last(left)), None)) == []
    assert len(left.sms()) == 2
    assert "никто не перезвонил" in left.sms()[1][1]
    assert len(left.mail()) == 1


@pytest.mark.parametrize("means", [(Means.VOICE,), (Means.SMS,)])
def test_who_is_to_be_told_of_a_duty_is_called_too(
    left: House, monkeypatch: pytest.MonkeyPatch, means: tuple[Means, ...]
) -> None:
    sms, voice = FakeSms(), FakeVoice()
    sms.faults.refuse("send", Invalid([FieldProblem("phone", "This phone takes no SMS.")]))
    for function in ("send_notification", "tend_messages"):
        monkeypatch.setattr(f"functions.{function}.handler.sms_sender", lambda: sms)
        monkeypatch.setattr(f"functions.{function}.handler.voice_caller", lambda: voice)
    stores.companies().save(replace(SOSNA, rungs=(replace(RUNGS[0], means=means),)))
    left.clock.advance(minutes=5)
    check_clock(WAKEUP, None)
    assert failed_in(send_notification(event_batch(told_last(left)), None)) == []
    left.clock.advance(minutes=1)
    tend_messages({}, None)
    ((phone, _, told),) = voice.calls.values()
    assert (phone, told["executor"], told["ticket"]) == ("+79990000200", "", "")
    assert f"{PHONE} ждёт ответа" in told["words"]


def test_a_ticket_made_of_a_missed_call_closes_its_duty_in_one_go(left: House) -> None:
    for _ in range(2):  # the form is saved twice
        left.register(contact_id="c1")
    duty = stores.contacts().duty("sosna", "c1")
    assert (duty.result, duty.done_by, duty.version) == ("Request 1", OLGA.name, 2)
    (item,) = [one for one in left.items() if one["item"] == "duty"]
    assert unpack(item["outbox"]).type == "CallbackDutyDone"


def test_a_ticket_of_no_call_or_of_one_that_left_nothing_closes_nothing(left: House) -> None:
    left.register(contact_id="")
    left.register("form-0002", contact_id="c9")
    assert stores.contacts().duty("sosna", "c1").open


def test_a_bad_mark_stays_open_when_a_ticket_is_made(house: House) -> None:
    duty = replace(DUTY, kind=DutyKind.QUALITY)
    stores.contacts().settle(end(make_contact(), Outcome.ANSWERED), None, [DutyChange(duty)])
    house.register(contact_id="c1")
    assert stores.contacts().duty("sosna", "c1").open


PROMISED_DUTY = replace(DUTY, reason=PROMISED, language="ru")


def test_who_was_promised_a_call_learns_until_when_and_once(left: House) -> None:
    for _ in range(2):
        assert failed_in(send_notification(event_batch(describe_duty(PROMISED_DUTY)), None)) == []
    assert left.sms() == [(PHONE, "УК «Сосна»: перезвоним вам до 17:10.")]


def test_who_merely_hung_up_was_promised_nothing(left: House) -> None:
    assert failed_in(send_notification(event_batch(opened()), None)) == []
    assert left.sms() == []
