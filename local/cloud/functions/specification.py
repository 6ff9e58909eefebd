"""What the laptop needs to know of one deployed function to run it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LayerSpecification:
    """A layer version: its name, the SHA-256 of its zip (hex) and the zip itself."""

    name: str
    digest: str
    zip_bytes: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class FunctionSpecification:
    """One function as its template describes it; two equal ones can share processes.

    timeout: seconds. memory: MB. digest: SHA-256 (hex) of the code's zip.
    """

    name: str
    arn: str
    region: str
    handler: str
    runtime: str
    timeout: int
    memory: int
    version: str
    environment: tuple[tuple[str, str], ...]
    digest: str
    zip_bytes: bytes = field(repr=False, compare=False)
    layers: tuple[LayerSpecification, ...] = ()


def function_name(name_or_arn: str) -> str:
    """The plain name out of a name, a partial ARN or an ARN, with or without a version or alias."""
    parts = name_or_arn.split(":")
    if parts[0] == "arn":
        return parts[6]
    return parts[2] if len(parts) > 2 and parts[1] == "function" else parts[0]
