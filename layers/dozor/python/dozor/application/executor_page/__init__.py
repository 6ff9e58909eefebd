"""The executor's own list: what they have in hand, by the link of their shift."""
