"""The pages' API: a Chalice application, one Blueprint per resource."""
