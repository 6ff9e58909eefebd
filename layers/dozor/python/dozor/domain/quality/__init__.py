"""Quality: which talks are listened to, how they are marked, what the operator says to it."""

from dozor.domain.quality.evaluation import Answer, Evaluation, EvaluationState, Step, answer, decide, give
from dozor.domain.quality.figures import Figures, count_figures
from dozor.domain.quality.form import EvaluationForm, FormQuestion, Mark, MarkValue, Section, check_marks, count_score
from dozor.domain.quality.sample import Draw, Sample, Stratum, draw_sample

__all__ = [
    "Answer",
    "Draw",
    "Evaluation",
    "EvaluationForm",
    "EvaluationState",
    "Figures",
    "FormQuestion",
    "Mark",
    "MarkValue",
    "Sample",
    "Section",
    "Step",
    "Stratum",
    "answer",
    "check_marks",
    "count_figures",
    "count_score",
    "decide",
    "draw_sample",
    "give",
]
