"""The catalogue of problems: its source and the compiler that checks it."""
