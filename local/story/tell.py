"""The story told: sets the stage on a running laptop and plays the chapters in order."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from dozor.domain.meter import Meter, MeterKind
from dozor.domain.people import Resident as Person
from dozor.ports.people import PeopleRepository
from local.demo.laptop import Laptop
from local.story import chapters, telephony
from local.story.chapters import Stage
from local.story.mailbox import Mailbox
from local.story.people import Api, Operator, Resident
from local.story.telephony import Telephones
from local.story.timeline import Event, Timeline

COMPANY = "zarya"
BILINGUAL = "samal"
STRANGER, HANGING, THIRD = "+79000000901", "+79000000902", "+79000000903"
GAS, PATIENT, SPEAKING, TWO_LANGUAGES = "+79000000904", "+79000000905", "+79000000906", "+79000000907"


def tell_story(laptop: Laptop, show: Callable[[Event], None]) -> Timeline:
    """Play everything; raises StoryFailed with what did not happen. Answers the timeline."""
    timeline = Timeline(show)
    with _set_stage(laptop, timeline) as stage:
        who = _find_telephones(laptop, stage)
        outage, entered = telephony.outage_is_entered(stage, who)
        ignored = chapters.unknown_caller_has_an_emergency(stage)
        accepted, called = chapters.known_caller_has_two_requests(stage)
        telephone = telephony.telephone_of(stage, called)
        chapters.accepted_at_once_is_not_escalated(stage, accepted)
        telephony.gas_is_told_what_to_do_at_once(stage, who)
        chapters.hang_up_in_the_queue_becomes_a_duty(stage)
        telephony.queue_is_joined(stage, who)
        chapters.third_caller_hears_the_state(stage, accepted)
        telephony.two_languages_are_remembered(who)
        telephony.ladder_calls_the_executor(stage, called, telephone)
        telephony.message_is_left(stage, who)
        chapters.ignored_ticket_climbs_the_ladder(stage, ignored)
        reminders = stage.mailbox.count(lambda message: f"Заявка {accepted['number']} не принята" in message["text"])
        timeline.expect(reminders == 0, "who accepted at once was never reminded")
        telephony.queue_calls_back(stage, who)
        telephony.outage_is_heard_and_a_reading_given(stage, who, outage, entered)
        chapters.every_call_is_on_record(stage)
    timeline.tell("Dozor", "the story is over: nothing was lost, nothing happened twice")
    return timeline


@contextmanager
def _set_stage(laptop: Laptop, timeline: Timeline) -> Iterator[Stage]:
    company = next(one.company for one in laptop.companies if one.slug == COMPANY)
    people = laptop.people
    instance = laptop.connect.instance
    forwards = {number.e164: number.heard_on for number in company.numbers}

    def resident(name: str, phone: str) -> Resident:
        return Resident(name, phone, instance, forwards, timeline)

    login = laptop.logins[0]
    user = next(user for user in instance.directory.users.values() if user.username == login.email)
    address = laptop.outputs["ApiAddress"]
    desk, public = Api(address, laptop.sign_in(login)), Api(address)
    mailbox = Mailbox(laptop.gateway.address, timeline)
    try:
        yield Stage(
            timeline=timeline,
            company=company,
            operator=Operator(login.name, instance, user.id, desk, timeline),
            mailbox=mailbox,
            public=public,
            executors={executor.id: executor for executor in people.executors(COMPANY)},
            stranger=resident("a stranger", STRANGER),
            known=resident("a resident", _phone_of_one_flat(people)),
            third=resident("a third caller", THIRD),
            hanging=resident("an impatient caller", HANGING),
        )
    finally:
        for client in (desk, public, mailbox):
            client.close()


def _phone_of_one_flat(people: PeopleRepository) -> str:
    """Somebody whom one phone tells entirely, with a debt to be seen."""
    residents = people.residents(COMPANY)
    flats = Counter(resident.phone for resident in residents)
    return next(resident.phone for resident in residents if flats[resident.phone] == 1 and resident.debt)


def _find_telephones(laptop: Laptop, stage: Stage) -> Telephones:
    instance = laptop.connect.instance
    companies = {one.slug: one.company for one in laptop.companies}
    forwards = {number.e164: number.heard_on for one in companies.values() for number in one.numbers}
    person, meter = _somebody_with_a_meter(laptop, stage.known.phone)

    def resident(name: str, phone: str) -> Resident:
        return Resident(name, phone, instance, forwards, stage.timeline)

    return Telephones(
        gas=resident("somebody who smells gas", GAS),
        patient=resident("a patient caller", PATIENT),
        speaking=resident("somebody with a message", SPEAKING),
        metered=resident(person.name, person.phone),
        meter=meter,
        bilingual=resident("a caller of two languages", TWO_LANGUAGES),
        other=companies[BILINGUAL],
    )


def _somebody_with_a_meter(laptop: Laptop, but: str) -> tuple[Person, Meter]:
    """Somebody with one flat and a cold water meter that is verified; not whoever has the phone `but`."""
    residents = laptop.people.residents(COMPANY)
    flats = Counter(one.phone for one in residents)
    today = datetime.now(UTC).date()
    cold = {
        one.account: one
        for one in laptop.meters.all_meters(COMPANY)
        if one.kind is MeterKind.COLD_WATER and one.verified(today)
    }
    return next(
        (one, cold[one.account])
        for one in residents
        if flats[one.phone] == 1 and one.account in cold and one.phone != but
    )
