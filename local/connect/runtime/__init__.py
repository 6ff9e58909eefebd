"""Two implementations of `ports.Runtime`: virtual time for tests and load, real time for people."""
