"""Dozor on this machine: the deployed stacks with companies' people in them and somebody at the desk."""
