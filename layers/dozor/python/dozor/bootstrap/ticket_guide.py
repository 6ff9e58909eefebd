"""What the functions of the guide need: an operator waits for them, not a caller, so they may look a problem up."""

from dozor.application.ticket_guide.desk import Desk
from dozor.bootstrap.flow import callers, clock, companies, outages, texts
from dozor.bootstrap.problems import problem_finder
from dozor.bootstrap.stores import people, tickets
from dozor.bootstrap.system import catalogue

SEEN = "+"  # a number that is shown begins so; a withheld one is empty or a word


def open_desk(company: str, language: str, caller: str, call_id: str, guide_id: str) -> Desk:
    """What a turn of the guide has at hand; the company is named by its slug. Raises NotFound."""
    found = companies().get(company)
    return Desk(
        company=found,
        language=found.speak(language),
        caller=caller if caller.startswith(SEEN) else "",
        call_id=call_id,
        guide_id=guide_id,
        now=clock().now(),
        texts=texts(),
        finder=problem_finder(),
        common=catalogue(),
        companies=companies(),
        callers=callers(),
        people=people(),
        tickets=tickets(),
        outages=outages(),
    )
