"""The cloud on a laptop. May use everything; nothing but the command line and the tests may import it."""
