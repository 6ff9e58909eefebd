"""The ports, answered by AWS and the standard library: one folder per service. Chosen and wired in bootstrap alone."""
