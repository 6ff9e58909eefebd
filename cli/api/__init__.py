"""The API as it was released, and what of it a change would break."""
