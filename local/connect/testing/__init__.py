"""Connect's testing language: test cases read, checked and executed in virtual time. Knows nothing of Dozor."""
