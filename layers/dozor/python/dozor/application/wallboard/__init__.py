"""The centre in sight of its supervisors, and what they do there."""
