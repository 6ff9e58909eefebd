"""Messages: who is told what, and what happens to them when senders die, carriers are busy and events are doubled."""

import random
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dozor.application.check_clock import check_clock
from dozor.application.compose_messages import Desk, compose_letters
from dozor.application.compose_messages import compose_messages as compose_for_work
from dozor.application.messaging.deliver_message import Post as Delivery
from dozor.application.messaging.deliver_message import deliver_message
from dozor.application.messaging.letter import address_letter
from dozor.application.messaging.tend_messages import tend_messages
from dozor.application.send_message import Carriers, send_message
from dozor.application.tell_page import UNMET
from dozor.domain.catalogue import Catalogue
from dozor.domain.clocks import ClockKind
from dozor.domain.duty import DutyKind
from dozor.domain.errors import Invalid, NotFound, TransientFailure, Uncertain
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.message import Message, MessageChannel, MessageState
from dozor.domain.people import Executor
from dozor.domain.ticket import Person, TicketAction
from dozor.domain.wishes import Wishes
from dozor.events.envelope import Envelope
from dozor.ports.gateways import Mailer, SmsSender
from dozor.ports.messages import Due
from dozor.ports.system import LinkSigner, ResidentLink
from tests.unit.application.trade import COMPANY, FEDOR, NOW, PAVEL, PHONE, Trade, open_trade


class PlainLinks(LinkSigner):
    """Tokens that can be read."""

    def sign(self, company: str, ticket: str, executor_id: str, expires_at: datetime) -> str:
        return f"{company}.{ticket}.{executor_id}"

    def sign_for_resident(self, link: ResidentLink) -> str:
        return f"{link.company}.{link.phone}"

    def open(self, token: str, now: datetime) -> tuple[str, str, str]:
        raise NotFound(token)


class Carrier(SmsSender):
    """Remembers what it took; raises what it is told to, once."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.error: Exception | None = None

    def send(self, phone: str, text: str, sender: str = "") -> str:
        error, self.error = self.error, None
        if error:
            raise error
        self.taken.append((phone, text))
        return f"p{len(self.taken)}"


class Post(Mailer):
    """Remembers what it took."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []

    def send(self, address: str, subject: str, text: str, sender: str) -> str:
        self.taken.append((address, subject))
        return f"m{len(self.taken)}"


def desk(trade: Trade, executor: Executor | None = PAVEL) -> Desk:
    return Desk(COMPANY, executor, trade.catalogue, trade.texts, PlainLinks(), "https://d.example", "d@example.org")


def compose_messages(event: Envelope, desk: Desk) -> tuple[Message, ...]:
    """All that an event means, to people who have no wishes."""
    nobody = Wishes(desk.company.slug, "")
    letters = (address_letter(letter, nobody, desk.texts) for letter in compose_letters(event, desk))
    return (*letters, *compose_for_work(event, desk))


def post_of(trade: Trade, carriers: Carriers) -> Delivery:
    return Delivery(trade.messages, trade.messages.wishes, carriers, trade.texts)


def reconcile(trade: Trade, now: datetime) -> int:
    """How many messages were said to be unknown."""
    post = post_of(trade, Carriers(Carrier(), Post(), "", ""))
    return tend_messages(now, trade.companies, trade.tickets, post, lambda company: post).get("unknown", 0)


def events_of_an_ignored_ticket(trade: Trade) -> list[Envelope]:
    trade.register(caller=Person("Ivan", PHONE, "r1", "en"))
    check_clock("zarya", "1", 1, NOW + timedelta(hours=1), trade.companies, trade.people, trade.tickets)
    trade.act("1", TicketAction.ACCEPT)
    trade.act("1", TicketAction.FINISH)
    return list(trade.tickets.events)


def composed(trade: Trade) -> list[Message]:
    return [message for event in events_of_an_ignored_ticket(trade) for message in compose_messages(event, desk(trade))]


def test_resident_executor_foreman_and_manager_are_told_in_their_own_words() -> None:
    told = [(message.kind, message.channel.value, message.to) for message in composed(open_trade())]
    assert told == [
        ("ticket_registered", "sms", PHONE),
        ("ticket_assigned", "sms", PAVEL.phone),
        ("escalated_executor", "sms", PAVEL.phone),
        ("escalated_foreman", "sms", FEDOR.phone),
        ("escalated_manager", "sms", "+79000000001"),
        ("escalated_manager", "email", "anna@example.org"),
        ("ticket_done", "sms", PHONE),
    ]


def test_texts_carry_number_time_problem_and_link() -> None:
    messages = {message.kind: message for message in composed(open_trade())}
    resident = messages["ticket_registered"].text
    assert (
        resident
        == "[en] Zarya: your request 1 (Leak) is registered. Expect it by 12:30. https://d.example/r/zarya.+79000000101"
    )
    assert messages["ticket_assigned"].text.endswith("Accept: https://d.example/work/zarya.1.pavel")
    assert messages["ticket_assigned"].text.startswith("[ru] Request 1: Протечка. 1 Main Street, flat 5.")
    assert messages["escalated_manager"].subject == "[en] Zarya: request 1 is ignored"


def test_only_pages_and_work_must_arrive() -> None:
    must = {message.kind for message in composed(open_trade()) if message.must_arrive}
    assert must == {"ticket_assigned", "escalated_executor", "escalated_foreman", "escalated_manager"}


def test_pages_and_work_say_which_clock_they_are_about() -> None:
    clocks = {message.clock for message in composed(open_trade()) if message.must_arrive}
    assert clocks == {ClockKind.ACCEPT}
    assert not any(message.clock for message in composed(open_trade()) if not message.must_arrive)


def test_the_link_that_lets_the_executor_in_goes_to_nobody_else() -> None:
    trade = open_trade()
    trade.people.save_people([], [], [replace(PAVEL, phone="")])
    linked = {message.to for message in composed(trade) if "/work/" in message.text}
    assert linked == {PAVEL.phone}  # his first SMS alone; the reminder that passes him over carries none


def test_who_is_to_act_on_it_has_the_tickets_page_and_the_executors_number() -> None:
    told = [message for message in composed(open_trade()) if message.kind in ("escalated_foreman", "escalated_manager")]
    assert len(told) == 3
    for message in told:
        assert message.text.endswith(" https://d.example/ticket/zarya/1")
        assert "executor: Pavel +79000000201." in message.text


def test_who_has_left_has_no_number_and_what_nobody_has_says_so() -> None:
    trade = open_trade()
    events = events_of_an_ignored_ticket(trade)
    page = next(
        event for event in events if event.type == "TicketEscalated" and "foreman" in event.data["details"]["rung"]
    )
    (left,) = compose_messages(page, desk(trade, None))
    assert "executor: Pavel. Протечка" in left.text
    nobodys = page.model_copy(update={"data": {**page.data, "executor_id": "", "executor_name": ""}})
    (message,) = compose_messages(nobodys, desk(trade, None))
    assert "executor: [ru] none yet. Протечка" in message.text


def test_who_accepted_and_does_nothing_is_told_of_in_other_words() -> None:
    rung = Rung("late", ClockKind.RESOLVE, -60, Whom.FOREMAN, (Means.SMS,), from_limit=True)
    manager = Rung("later", ClockKind.RESOLVE, 60, Whom.MANAGER, (Means.EMAIL,), from_limit=True)
    trade = open_trade(rungs=(rung, manager))
    trade.register()
    trade.act("1", TicketAction.ACCEPT)
    limit = NOW + timedelta(days=3)
    for moment in (limit - timedelta(seconds=61), limit - timedelta(seconds=60), limit + timedelta(seconds=60)):
        check_clock("zarya", "1", 1, moment, trade.companies, trade.people, trade.tickets)
    pages = [event for event in trade.tickets.events if event.type == "TicketEscalated"]
    foreman, boss = (message for event in pages for message in compose_messages(event, desk(trade)))
    assert foreman.text == (
        "[ru] Request 1. [ru] The work is not done yet. Executor: Pavel +79000000201. Протечка. 1 Main Street. "
        "https://d.example/ticket/zarya/1"
    )
    assert (boss.kind, boss.subject) == ("escalated_manager", "[en] Zarya: request 1 needs attention")


def test_each_clock_of_a_ticket_says_what_is_not_done_yet() -> None:
    assert set(UNMET) == set(ClockKind) - {ClockKind(kind) for kind in DutyKind}


def test_who_is_told_because_nobody_nearer_can_be_does_not_read_that_those_were_told() -> None:
    trade = open_trade()
    trade.people.save_people([], [], [replace(PAVEL, foreman_id="")])
    told = [message for message in composed(trade) if message.kind == "escalated_manager"]
    in_the_place_of_the_foreman, herself = ["sms"], ["email"]  # slept through together: by SMS she knows already
    assert [message.channel.value for message in told] == in_the_place_of_the_foreman + herself
    assert "nobody else could be told" in told[0].text
    assert not any("foreman was told" in message.text for message in told)


def test_what_is_solved_on_the_line_makes_nobody_wait_for_it() -> None:
    trade = open_trade()
    trade.register(caller=Person("Ivan", PHONE, "r1", "en"), resolve_now=True, remark="the valve was closed")
    assert not [message for event in trade.tickets.events for message in compose_messages(event, desk(trade))]


def test_who_cannot_be_reached_is_not_written_to() -> None:
    trade = open_trade()
    trade.register(caller=Person("Ivan", ""))
    registered, assigned = trade.tickets.events
    assert compose_messages(registered, desk(trade)) == ()
    assert compose_messages(assigned, desk(trade, None)) == ()
    assert compose_messages(assigned, desk(trade, replace(PAVEL, phone=""))) == ()
    assert compose_messages(assigned.model_copy(update={"type": "TicketAccepted"}), desk(trade)) == ()


def test_a_page_goes_by_the_means_that_the_recipient_has() -> None:
    trade = open_trade()
    trade.register()
    check_clock("zarya", "1", 1, NOW + timedelta(hours=1), trade.companies, trade.people, trade.tickets)
    page = trade.tickets.events[-1]
    without = page.model_copy(update={"data": {**page.data, "details": {**page.data["details"], "phone": ""}}})
    assert [message.channel for message in compose_messages(without, desk(trade))] == [MessageChannel.EMAIL]


def test_a_problem_dropped_from_the_catalogue_is_named_by_its_key() -> None:
    trade = open_trade()
    trade.register()
    told = compose_messages(trade.tickets.events[0], replace(desk(trade), catalogue=Catalogue("2", {})))
    assert "(leak)" in told[0].text


# --- claim, send, record ----------------------------------------------------------------------------------------------


def message(**changes: object) -> Message:
    plain = Message("zarya", "m1", MessageChannel.SMS, PHONE, "ticket_done", "done")
    return replace(plain, **changes)  # type: ignore[arg-type]


def send(trade: Trade, carrier: Carrier, one: Message) -> Message:
    return send_message(one, NOW, trade.messages, Carriers(carrier, Post(), "Zarya", "d@example.org"))


def test_the_same_event_again_sends_nothing_again() -> None:
    trade, carrier = open_trade(), Carrier()
    assert send(trade, carrier, message()).state is MessageState.SENT
    assert send(trade, carrier, message()).state is MessageState.SENT
    assert len(carrier.taken) == 1


def test_mail_goes_to_the_post() -> None:
    trade, post = open_trade(), Post()
    mail = message(channel=MessageChannel.EMAIL, to="anna@example.org", subject="ignored")
    sent = send_message(mail, NOW, trade.messages, Carriers(Carrier(), post, "", "d@example.org"))
    assert (sent.provider_id, post.taken) == ("m1", [("anna@example.org", "ignored")])


def test_what_the_carrier_will_never_take_is_failed_with_its_reason() -> None:
    trade, carrier = open_trade(), Carrier()
    carrier.error = Invalid([])
    assert send(trade, carrier, message()).state is MessageState.FAILED
    assert send(trade, carrier, message()).state is MessageState.FAILED
    assert carrier.taken == []


def test_a_busy_carrier_is_tried_again_and_gets_it_once() -> None:
    trade, carrier = open_trade(), Carrier()
    carrier.error = TransientFailure("throttled")
    with pytest.raises(TransientFailure):
        send(trade, carrier, message())
    assert trade.messages.get("zarya", "m1").state is MessageState.WAITING
    assert send(trade, carrier, message()).state is MessageState.SENT
    assert len(carrier.taken) == 1


def test_without_an_answer_a_page_is_sent_again_and_another_message_is_unknown() -> None:
    trade, carrier = open_trade(), Carrier()
    carrier.error = Uncertain("no answer")
    assert send(trade, carrier, message()).state is MessageState.UNKNOWN
    assert send(trade, carrier, message()).state is MessageState.UNKNOWN
    assert carrier.taken == []
    carrier.error = Uncertain("no answer")
    page = message(id="m2", must_arrive=True)
    with pytest.raises(Uncertain):
        send(trade, carrier, page)
    assert send(trade, carrier, page).state is MessageState.SENT
    assert len(carrier.taken) == 1


@pytest.mark.parametrize("must_arrive", [False, True])
@pytest.mark.parametrize("dies_at", ["claim", "record"])
def test_a_sender_killed_between_two_steps(dies_at: str, must_arrive: bool) -> None:
    trade, carrier = open_trade(), Carrier()
    one = message(must_arrive=must_arrive)
    trade.messages.faults.time_out(dies_at) if dies_at == "claim" else trade.messages.faults.throttle(dies_at)
    with pytest.raises((Uncertain, TransientFailure)):
        send(trade, carrier, one)
    send(trade, carrier, one)
    if must_arrive:
        assert 1 <= len(carrier.taken) <= 2
        assert trade.messages.get("zarya", "m1").state is MessageState.SENT
    else:
        assert len(carrier.taken) <= 1
        reconcile(trade, NOW + timedelta(minutes=6))
        assert trade.messages.get("zarya", "m1").state is MessageState.UNKNOWN


def test_a_page_marked_unknown_is_still_sent_when_its_event_comes_back() -> None:
    trade, carrier = open_trade(), Carrier()
    page = message(must_arrive=True)
    trade.messages.faults.throttle("record")
    with pytest.raises(TransientFailure):
        send(trade, carrier, page)
    reconcile(trade, NOW + timedelta(minutes=6))
    assert send(trade, carrier, page).state is MessageState.SENT


def test_every_event_three_times_in_any_order_sends_each_message_once() -> None:
    chance = random.Random(7)
    for _ in range(20):
        trade, carrier, post = open_trade(), Carrier(), Post()
        events = events_of_an_ignored_ticket(trade) * 3
        chance.shuffle(events)
        for event in events:
            carriers = Carriers(carrier, post, "", "")
            for letter in compose_letters(event, desk(trade)):
                deliver_message(letter, NOW, post_of(trade, carriers))
            for one in compose_for_work(event, desk(trade)):
                send_message(one, NOW, trade.messages, carriers)
        assert (len(carrier.taken), len(post.taken)) == (6, 1)


def test_what_was_sent_while_the_list_lagged_behind_stays_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    trade, carrier = open_trade(), Carrier()
    claimed = message().claimed(NOW)
    sent = send(trade, carrier, message())
    monkeypatch.setattr(trade.messages, "due", lambda now, limit: Due((claimed,)))
    assert reconcile(trade, NOW + timedelta(minutes=6)) == 0
    assert trade.messages.get("zarya", "m1") == sent


def test_a_claim_that_is_young_is_left_alone() -> None:
    trade = open_trade()
    trade.messages.claim(message().claimed(NOW))
    assert reconcile(trade, NOW + timedelta(minutes=4)) == 0
