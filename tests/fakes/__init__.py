"""Fakes of all ports, in memory: they keep what the ports promise, and fail when a test asks them to."""
