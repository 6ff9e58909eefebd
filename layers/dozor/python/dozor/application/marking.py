"""Marks the texts of the source for translation."""


def N_(message: str) -> str:  # noqa: N802 — gettext's own name for "extract, translate later"
    """Mark a message for extraction."""
    return message
