"""Our own flows under load: the inbound trunk, its modules, the queue and what follows a hang-up, as they are deployed.

The functions answer as the test cases mock them (`contact-flows/tests/answers`), without time of their own.
"""

from collections.abc import Mapping

from benchmarks.contact_flow import CountingSink, ForgetfulLambdas, Ids
from cli.flow.rehearsal import open_rehearsal
from infra.flow_tests import load_answers
from infra.flows import TOKEN
from infra.layout import CONTACT_FLOWS
from local.connect.instance import ConnectInstance
from local.connect.people import Caller
from local.connect.ports import Ports
from local.connect.runtime.virtual import VirtualRuntime

NUMBER = "+12025550100"
JOURNEYS = {
    "to the emergency desk": ("1", "2"),
    "to a request's state and the repair desk": ("3", "12#", "2"),
}
"""Keys of a known resident, question by question; in the end they wait in a queue and hang up."""
_FOUND = {"found": "yes", "sentence": "Request 1 2 is in work. The plumber will be with you by six."}
_PLACE = {"offer": "no", "sentence": "You are the first in the queue.", "words": "You are the first.", "waited": "0"}
_NO_QUESTION = {"ask": "no", "words": "none"}


def build_own_instance(runtime: VirtualRuntime) -> tuple[ConnectInstance, CountingSink]:
    """An instance that answers NUMBER with our inbound flow; speech takes no time."""
    sink, functions = CountingSink(), ForgetfulLambdas()
    ports = Ports(runtime, functions, sink, sink, sink, Ids())
    house = open_rehearsal(CONTACT_FLOWS, ports, characters_per_second=0)
    answers = load_answers(CONTACT_FLOWS / "tests" / "answers")

    def answer(name: str) -> Mapping[str, str]:
        return {key: TOKEN.sub(lambda token: house.arns[f"{token[1]}:{token[2]}"], text)
                for key, text in answers[name].items()}  # fmt: skip

    functions.functions.update(load_company=answer("company"), identify_caller=answer("caller-known"),
                               find_ticket=_FOUND, describe_waiting=_PLACE, rate_call=_NO_QUESTION)  # fmt: skip
    instance = house.instance
    inbound = next(flow for flow, name in house.names.items() if name == "inbound")
    instance.associate_phone_number_contact_flow(instance.claim_phone_number(NUMBER), inbound)
    return instance, sink


def go_through(caller: Caller, runtime: VirtualRuntime, keys: tuple[str, ...]) -> None:
    """One call: the keys, then the queue, and the caller gives up."""
    caller.dial(NUMBER)
    for pressed in keys:
        runtime.settle()
        caller.press(pressed)
    runtime.settle()
    caller.hang_up()
    runtime.settle()
    caller.unplug()
