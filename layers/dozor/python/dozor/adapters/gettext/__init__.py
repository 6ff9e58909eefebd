"""Texts, by gettext catalogues and Babel."""
