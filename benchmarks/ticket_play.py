"""One resident, one operator, one executor: a ticket from the first ring to its close, driven through the real doors."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from dozor.domain.company import Company, MenuChoice
from local.demo.laptop import Laptop
from local.story.mailbox import Mailbox
from local.story.people import Api, Executor, Operator, Resident
from local.story.timeline import Timeline

Json = dict[str, Any]


@dataclass(frozen=True)
class Play:
    """Everybody who takes part. phones: of the executors, by id.

    pause: called before each person's next step. People take minutes, so what one step set going has settled by then; played
    without pauses, the events of several steps would be dealt with together, and cost less than they do.
    """

    company: Company
    resident: Resident
    operator: Operator
    public: Api
    mailbox: Mailbox
    phones: dict[str, str]
    pause: Callable[[], object]

    def play(self, ignored_for: float = 0, after: Callable[[str], object] = lambda _: None) -> None:
        """Call, ticket, SMS to both, accept, finish, SMS, close. Returns when the last message has come.

        ignored_for: seconds for which the executor does nothing. after: told each step when all that follows from it is over.
        """
        self.operator.get_ready()
        contact = self.resident.dial(self.company.numbers[0].e164)
        key = next(key for key, leads in self.company.menu.items() if leads == MenuChoice.REPAIR)
        self.resident.hears("нажмите")
        self.resident.press(key)
        self.operator.accept()
        card = self.operator.api.get("/callers", company=self.company.slug, phone=self.resident.phone)
        ticket = self.operator.save(_form(self.company.slug, contact, card["residents"][0]))
        number, phone = ticket["number"], self.phones[ticket["executor_id"]]
        self.pause()
        after("call, card, form saved")
        self.operator.finish_call()
        self.resident.hang_up()
        self.pause()
        after("call ended")
        self.mailbox.expect(self.resident.phone, f"заявка {number} ", self.resident.name)
        executor = Executor(ticket["executor_name"], self.public, Timeline(lambda _: None))
        executor.open_link(self.mailbox.expect(phone, f"Заявка {number}:", executor.name))
        time.sleep(ignored_for)
        for action in ("accept", "finish"):
            executor.act(action)
            self.pause()
            after(f"executor: {action}")
        self.mailbox.expect(self.resident.phone, f"{number} (", self.resident.name)
        self.operator.api.post(f"/tickets/{self.company.slug}/{number}/actions", {"action": "close"})


@contextmanager
def set_up(laptop: Laptop) -> Iterator[Play]:
    """The people of a company, ready; their connections closed afterwards."""
    company = laptop.companies[-1].company
    timeline, instance = Timeline(lambda _: None), laptop.connect.instance
    forwards = {number.e164: number.heard_on for number in company.numbers}
    login = laptop.logins[0]
    user = next(user for user in instance.directory.users.values() if user.username == login.email)
    desk = Api(laptop.outputs["ApiAddress"], laptop.sign_in(login))
    public, mailbox = Api(laptop.outputs["ApiAddress"]), Mailbox(laptop.gateway.address, timeline)
    phone = laptop.people.residents(company.slug)[-1].phone
    try:
        yield Play(
            company,
            Resident("a resident", phone, instance, forwards, timeline),
            Operator(login.name, instance, user.id, desk, timeline),
            public,
            mailbox,
            {executor.id: executor.phone for executor in laptop.people.executors(company.slug)},
            lambda: instance.centre.outbox.flush(20) and laptop.pollers.settle(20),
        )
    finally:
        for client in (desk, public, mailbox):
            client.close()


def _form(slug: str, contact: str, resident: Json) -> Json:
    return {
        "company": slug,
        "contact_id": contact,
        "caller": {"name": resident["name"], "phone": resident["phone"], "resident_id": resident["id"]},
        "place": {"building_id": resident["building_id"], "flat": resident["flat"]},
        "problem": "mixer_drips",
    }
