"""How fast, how much, how many: each module measures one thing and prints one table."""
