"""Documents that any route may answer."""

from pydantic import BaseModel, ConfigDict, Field

from functions.rest_api.problems import TYPE


class Problem(BaseModel):
    """One place that does not fit: the field's path (`place.building_id`), a parameter or a header, and why."""

    field: str
    reason: str


class ProblemDocument(BaseModel):
    """What went wrong (RFC 9457), in the language asked for."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": f"{TYPE}invalid",
                    "title": "Something in the form does not fit.",
                    "status": 422,
                    "detail": "",
                    "problems": [{"field": "place.building_id", "reason": "There is no such building."}],
                    "allowed": [],
                    "current_version": None,
                }
            ]
        }
    )

    type: str = Field(pattern=f"^{TYPE}[a-z_]+$", description="Stable, for machines: what kind of problem.")
    title: str = Field(description="For a person: what kind of problem.")
    status: int
    detail: str = Field(description="For a person: this very problem; empty when the title says enough.")
    problems: list[Problem] = Field(description="Everything that does not fit, at once (422).")
    allowed: list[str] = Field(description="What is possible instead (409).")
    current_version: int | None = Field(description="The version there is now (409, 412).")


class GatewayMessage(BaseModel):
    """What API Gateway answers by itself, before Dozor is asked."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"message": "Unauthorized"}]})

    message: str


def refer_to(model: str) -> str:
    """The reference to a model's schema."""
    return f"#/components/schemas/{model}"
