"""Companies as data, and the generator of the demo companies' Excel files."""
