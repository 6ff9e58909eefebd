"""EventBridge pipes, as moto keeps them; moto itself lets nothing flow."""

from collections.abc import Callable
from typing import Any

from moto.pipes import models as pipes
from moto.pipes.exceptions import ValidationException

from local.cloud.pollers.patterns import check
from local.cloud.pollers.pipe import Pipe
from local.cloud.server.patches import Patches


def install(patches: Patches, on_change: Callable[[], None]) -> None:
    """Call `on_change` after a pipe was made, changed, started, stopped or deleted; refuse one that would not run."""

    def create(self: Any, **named: Any) -> Any:
        pipe = original(self, **named)
        try:
            for pattern in _read(pipe).mapping.filters:
                check(pattern)
        except ValueError as error:
            self.delete_pipe(pipe.name)
            raise ValidationException(str(error)) from error
        return pipe

    original = patches.replace(pipes.EventBridgePipesBackend, "create_pipe", create)
    for name in ("create_pipe", "update_pipe", "delete_pipe", "start_pipe", "stop_pipe"):
        patches.call_after(pipes.EventBridgePipesBackend, name, on_change)


def read_pipes() -> list[Pipe]:
    """All pipes of all regions."""
    return [
        _read(pipe) for _, _, backend in list(pipes.pipes_backends.iter_backends()) for pipe in backend.pipes.values()
    ]


def _read(pipe: Any) -> Pipe:
    return Pipe.read(
        {
            "Name": pipe.name,
            "Arn": pipe.arn,
            "DesiredState": pipe.desired_state,
            "Source": pipe.source,
            "SourceParameters": pipe.source_parameters,
            "Enrichment": pipe.enrichment,
            "Target": pipe.target,
            "TargetParameters": pipe.target_parameters,
        }
    )
