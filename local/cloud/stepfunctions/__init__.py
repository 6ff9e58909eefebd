"""State machines of the laptop: quick tasks, waits without threads, stops that stop."""
