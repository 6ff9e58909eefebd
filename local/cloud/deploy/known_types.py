"""The resource types of a template that the laptop keeps on record without imitating them, each with the reason."""

RECORD_ONLY: dict[str, str] = {
    "AWS::CDK::Metadata": "counts CDK's users; nothing to run",
}
