"""What only a laptop has: a telephone, an agent's line, the messages sent, and who can be played."""
