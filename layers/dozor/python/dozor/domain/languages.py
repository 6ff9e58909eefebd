"""The languages that Dozor speaks (ISO 639-1): those of its texts, its catalogue and its pages."""

LANGUAGES = ("ru", "kk", "pl", "en")
