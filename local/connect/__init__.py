"""A simulator of Amazon Connect: flow engine, contact router, and Connect's API. Knows nothing of Dozor."""
