"""What a file really is: judged by its bytes, never by its name or by what its sender says."""
