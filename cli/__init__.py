"""The `dozor` command line."""
