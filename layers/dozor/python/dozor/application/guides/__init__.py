"""Guides as a company has them: found, read, changed."""
