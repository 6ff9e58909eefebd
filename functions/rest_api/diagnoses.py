"""Diagnoses between the wire and the domain."""

from dataclasses import replace

from dozor.bootstrap.guides import guide_shelf
from dozor.domain.diagnosis import Diagnosis
from dozor.domain.errors import FieldProblem, Invalid, NotFound
from dozor.domain.guide import diagnose, retell
from functions.rest_api.models.diagnosis import DiagnosisAsked, DiagnosisTold


def read_diagnosis(asked: DiagnosisAsked | None, company: str, language: str) -> Diagnosis | None:
    """The diagnosis in the words of that version of the guide. Raises Invalid for what is none of its script."""
    if asked is None:
        return None
    try:
        guide = guide_shelf().at(company, asked.guide, asked.version)
    except NotFound as error:
        raise Invalid([FieldProblem("diagnosis.guide", "There is no such version of this guide.")]) from error
    try:
        return diagnose(guide, language, [(one.step, one.choice) for one in asked.answers])
    except Invalid as wrong:
        raise Invalid(replace(one, field=f"diagnosis.{one.field}") for one in wrong.problems) from wrong


def show_diagnosis(company: str, diagnosis: Diagnosis, language: str) -> DiagnosisTold:
    """The diagnosis in that language where its guide has it; a look into the table for a company's own guide, at most."""
    if language == diagnosis.language:
        return DiagnosisTold.model_validate(diagnosis)
    try:
        guide = guide_shelf().at(company, diagnosis.guide, diagnosis.version)
    except NotFound:
        return DiagnosisTold.model_validate(diagnosis)
    return DiagnosisTold.model_validate(retell(diagnosis, guide, language))
