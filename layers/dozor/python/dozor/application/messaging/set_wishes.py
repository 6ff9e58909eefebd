"""Somebody says in which language and by which way they want to be written to, and whether they want news at all."""

from dataclasses import replace
from datetime import datetime

from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.message import MessageChannel
from dozor.domain.people import Actor
from dozor.domain.wishes import Wishes
from dozor.ports.companies import CompanyRepository
from dozor.ports.messages import WishRepository


def set_wishes(
    wanted: Wishes, actor: Actor, now: datetime, companies: CompanyRepository, wishes: WishRepository
) -> Wishes:
    """Keep them instead of the former ones; raises NotFound (company), Invalid naming every field that does not fit."""
    problems = []
    if wanted.language and wanted.language not in companies.get(wanted.company).languages:
        problems.append(FieldProblem("language", "The company does not speak this language."))
    if wanted.channel is MessageChannel.EMAIL and not wanted.email:
        problems.append(FieldProblem("email", "Give the address for e-mail."))
    if problems:
        raise Invalid(problems)
    kept = replace(wanted, changed_at=now, changed_by=actor.name or actor.id)
    wishes.save(kept)
    return kept
