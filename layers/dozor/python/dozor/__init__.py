"""Dozor: a round-the-clock contact centre for housing management companies."""
