"""Lambda on a laptop: every function in processes of its own, spoken to through AWS's Runtime API."""
