"""Reading a company's registers row by row: which column is which, what is wrong where, and what was done."""
