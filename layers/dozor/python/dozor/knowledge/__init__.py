"""Compiled from `knowledge/` by `python -m knowledge.compile_guides`; nothing here is edited by hand."""
