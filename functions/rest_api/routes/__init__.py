"""One Blueprint per resource; each route reads its input, calls one use case and maps what came of it."""
