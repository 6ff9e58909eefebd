"""Pieces of the API's description; nothing here runs when a request is answered."""
