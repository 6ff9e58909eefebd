"""Everything that is kept, in one DynamoDB table."""
