"""Errors of the instance, named as Connect's API names them."""

from local.connect.language.checking import Problem


class ConnectError(Exception):
    """Base. `code` is the API's exception name, `status` its HTTP status."""

    code = "InternalServiceException"
    status = 500


class InvalidParameter(ConnectError):
    """A value that the API does not take."""

    code, status = "InvalidParameterException", 400


class InvalidRequest(ConnectError):
    """A request that does not fit the moment or the service's model."""

    code, status = "InvalidRequestException", 400


class ResourceNotFound(ConnectError):
    """Something named does not exist."""

    code, status = "ResourceNotFoundException", 404


class DuplicateResource(ConnectError):
    """A name that is taken."""

    code, status = "DuplicateResourceException", 409


class ResourceInUse(ConnectError):
    """Something cannot be deleted while others need it."""

    code, status = "ResourceInUseException", 409


class DestinationNotAllowed(ConnectError):
    """A number that may not be dialled."""

    code, status = "DestinationNotAllowedException", 403


class ServiceQuotaExceeded(ConnectError):
    """More than the service takes in hand."""

    code, status = "ServiceQuotaExceededException", 402


class InvalidTestCase(ConnectError):
    """A test case that Connect refuses; `problems` tells all that is wrong."""

    code, status = "InvalidTestCaseException", 400

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class InvalidContactFlow(ConnectError):
    """A flow that Connect refuses; `problems` tells all that is wrong."""

    code, status = "InvalidContactFlowException", 400

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems
