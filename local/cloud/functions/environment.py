"""The environment variables of a function process (AWS documentation: "Working with Lambda environment variables")."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from local.cloud.functions.specification import FunctionSpecification

# Credentials that look like a role's; moto accepts any.
FUNCTION_CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "ASIALAPTOPFUNCTION000",
    "AWS_SECRET_ACCESS_KEY": "laptop",
    "AWS_SESSION_TOKEN": "laptop",
}
_INHERITED = ("PATH", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SYSTEMROOT")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all functions share: the AWS endpoint, the folder with AWS's runtime client, and other services' own endpoints
    ("s3" -> an address, for a service that is not answered by moto alone).
    """

    endpoint: str
    runtime_folder: Path
    service_endpoints: Mapping[str, str] = field(default_factory=dict)


def build_environment(
    function: FunctionSpecification, around: Surroundings, runtime_api: str, log_stream: str, task_root: Path
) -> dict[str, str]:
    """All variables of one process: Lambda's own, then the template's."""
    own = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    own |= {
        **FUNCTION_CREDENTIALS,
        "AWS_REGION": function.region,
        "AWS_DEFAULT_REGION": function.region,
        "AWS_ENDPOINT_URL": around.endpoint,
        **{f"AWS_ENDPOINT_URL_{name.upper()}": address for name, address in around.service_endpoints.items()},
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{function.runtime}",
        "AWS_LAMBDA_FUNCTION_NAME": function.name,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory),
        "AWS_LAMBDA_FUNCTION_VERSION": function.version,
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{function.name}",
        "AWS_LAMBDA_LOG_STREAM_NAME": log_stream,
        "AWS_LAMBDA_RUNTIME_API": runtime_api,
        "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
        "AWS_XRAY_DAEMON_ADDRESS": "127.0.0.1:2000",
        "_HANDLER": function.handler,
        "LAMBDA_TASK_ROOT": str(task_root),
        "LAMBDA_RUNTIME_DIR": str(around.runtime_folder),
        "LANG": "en_US.UTF-8",
        "PYTHONUTF8": "1",
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
        "TZ": ":UTC",
    }
    return own | dict(function.environment)


def python_paths(layers: Sequence[Path], packages: Path, around: Surroundings) -> tuple[Path, ...]:
    """What follows the task root on Python's path: layers, the runtime client, the host's packages (for Lambda's own boto3)."""
    return tuple(dict.fromkeys((*layers, around.runtime_folder, packages)))
