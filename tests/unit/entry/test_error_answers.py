"""Each kind of error of the trade has one answer."""

import pytest

from dozor.domain import errors
from dozor.domain.errors import DozorError, IllegalTransition, Invalid
from dozor.entry.errors import answer_for

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DozorError)]


@pytest.mark.parametrize(
    ("error", "status", "retry"),
    [
        (errors.NotFound("x"), 404, False),
        (errors.Conflict("x"), 409, True),
        (errors.DutyWaits("x"), 409, True),
        (IllegalTransition("done", "accept", ["close"]), 409, True),
        (Invalid([]), 422, False),
        (errors.NotAllowed("x"), 403, False),
        (errors.VersionConflict("x", 3), 409, True),
        (errors.KeyReused(), 422, False),
        (errors.TransientFailure("x"), 503, True),
        (errors.Uncertain("x"), 503, True),
        (RuntimeError("x"), 500, True),
    ],
)
def test_every_error_has_its_status(error: Exception, status: int, retry: bool) -> None:
    answer = answer_for(error)
    assert (answer.status, answer.retry) == (status, retry)
    assert answer.title


def test_no_kind_of_the_trade_is_taken_for_a_fault_of_ours() -> None:
    kinds = [kind for kind in KINDS if kind is not DozorError]
    assert len(kinds) == 10
    for kind in kinds:
        assert answer_for(kind.__new__(kind)).status != 500
