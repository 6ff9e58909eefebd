"""What stands between AWS's events and the use cases: parsing, logging, and the one map from domain errors to answers."""
