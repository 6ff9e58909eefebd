"""What a file looks like."""
