"""The trade, in plain Python: entities, transitions, clocks, policies and typed errors. Knows no cloud, no wire, no store."""
