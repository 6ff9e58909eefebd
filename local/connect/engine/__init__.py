"""Executing flows: one runner per action type, a registry, a trace, and a state machine that suspends at every wait."""
