"""The compiled catalogue of problems; the source is `catalogue/` at the root of the repository."""
