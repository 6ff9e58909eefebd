"""What the laptop's CloudFront cannot do."""


class UnsupportedEdge(Exception):
    """The template wants of CloudFront what the laptop does not imitate; the message names it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"the laptop's CloudFront does not know {what}: see local/cloud/edge")
