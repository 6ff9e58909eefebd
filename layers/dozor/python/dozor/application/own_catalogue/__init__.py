"""The catalogue as administrators of a company change it."""
