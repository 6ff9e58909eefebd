"""The evaluation form that travels inside the layer."""
