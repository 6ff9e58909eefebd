"""Outages: entered by people, told to those who call, and told to those who asked when they end."""
