"""Files of a ticket: asked for, looked at, listed, removed."""
