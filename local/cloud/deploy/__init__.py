"""Gives a synthesized cloud assembly to the laptop's CloudFormation."""
