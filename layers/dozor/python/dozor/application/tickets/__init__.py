"""What people do to a ticket, step by step; see README.md."""
