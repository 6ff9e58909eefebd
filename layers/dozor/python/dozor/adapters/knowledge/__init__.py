"""The guides that travel inside the layer."""
