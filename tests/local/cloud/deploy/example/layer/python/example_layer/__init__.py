"""A layer's package."""

WORD = "from the layer"
