"""Looking after people's accounts."""
