"""Meter readings by keypad: one turn of the conversation a call. See README.md."""
