"""The Lambda functions: one folder each, independent of each other."""
