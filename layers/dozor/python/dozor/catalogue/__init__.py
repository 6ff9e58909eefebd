"""The compiled catalogue of problems; the source is `catalogue/problems.yaml` at the root of the repository."""
