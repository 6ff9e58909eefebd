"""A clock that is turned by hand."""


class Watch:
    """Seconds that go on when the test says so."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds
