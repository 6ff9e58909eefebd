"""Settings: one model per function; the only place that reads the environment."""
