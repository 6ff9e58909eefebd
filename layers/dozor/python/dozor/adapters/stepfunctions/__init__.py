"""State machines, by AWS Step Functions."""
