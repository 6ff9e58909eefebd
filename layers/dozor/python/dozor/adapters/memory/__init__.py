"""What a process remembers of what others keep."""
