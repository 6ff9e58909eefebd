"""What all tests share."""

import os

# Nothing in the tests may reach AWS by chance: invented credentials, and no instance metadata to ask.
os.environ.update(
    AWS_ACCESS_KEY_ID="test",
    AWS_SECRET_ACCESS_KEY="test",
    AWS_DEFAULT_REGION="eu-central-1",
    AWS_REGION="eu-central-1",
    AWS_EC2_METADATA_DISABLED="true",
)
