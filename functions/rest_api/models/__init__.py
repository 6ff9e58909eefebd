"""What goes over the wire: requests are strict, answers are exactly what is described. The OpenAPI comes from here."""
