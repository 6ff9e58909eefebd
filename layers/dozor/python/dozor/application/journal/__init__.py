"""The journal: its days are sealed, its chains and seals verified, and an inspector is told what became of every clause."""
