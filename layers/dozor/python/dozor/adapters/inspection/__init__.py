"""The inspector's report as a file. For the command line: needs fpdf2, a font and openpyxl, which the functions lack."""
