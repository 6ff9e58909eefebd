"""The story told: sets the stage on a running laptop and plays the chapters in order."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dozor.ports.repositories import PeopleRepository
from local.demo.laptop import Laptop
from local.story import chapters
from local.story.chapters import Stage
from local.story.mailbox import Mailbox
from local.story.people import Api, Operator, Resident
from local.story.timeline import Event, Timeline

COMPANY = "zarya"
STRANGER, HANGING, THIRD = "+79000000901", "+79000000902", "+79000000903"


def tell_story(laptop: Laptop, show: Callable[[Event], None]) -> Timeline:
    """Play everything; raises StoryFailed with what did not happen. Answers the timeline."""
    timeline = Timeline(show)
    with _set_stage(laptop, timeline) as stage:
        ignored = chapters.unknown_caller_has_an_emergency(stage)
        accepted, _ = chapters.known_caller_has_two_requests(stage)
        chapters.accepted_at_once_is_not_escalated(stage, accepted)
        chapters.hang_up_in_the_queue_becomes_a_duty(stage)
        chapters.third_caller_hears_the_state(stage, accepted)
        chapters.ignored_ticket_climbs_the_ladder(stage, ignored)
        reminders = stage.mailbox.count(lambda message: f"Заявка {accepted['number']} не принята" in message["text"])
        timeline.expect(reminders == 0, "who accepted at once was never reminded")
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
