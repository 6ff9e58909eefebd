"""Makes the Excel files of the demo companies: the same files from the same input, byte for byte."""
