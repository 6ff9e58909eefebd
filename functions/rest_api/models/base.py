"""The bases of all models."""

from pydantic import BaseModel, ConfigDict


class Asked(BaseModel):
    """Something that comes in: unknown fields are refused, texts are stripped."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)


class Told(BaseModel):
    """Something that goes out, read from the domain's own objects."""

    model_config = ConfigDict(from_attributes=True, frozen=True)
