"""The catalogue that travels inside the layer."""
