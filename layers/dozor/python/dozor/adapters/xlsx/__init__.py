"""Excel files. Needs openpyxl, which the functions do not carry: for the command line and the laptop only."""
