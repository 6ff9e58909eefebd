"""The wire contract of every event, in pydantic. `events/` in the repository's root is generated from here."""
