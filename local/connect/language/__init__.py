"""The flow language: documents, their model, checks, references, operators, branching. Executes nothing."""
