"""What administrators of a company have changed in the catalogue: the changes, their versions, and whether they fit.

Nothing is imported here: `domain.catalogue` needs the changes, and the checks need `domain.catalogue`.
"""
