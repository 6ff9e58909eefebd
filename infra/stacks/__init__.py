"""The two kinds of stack: one platform, and one per company."""
