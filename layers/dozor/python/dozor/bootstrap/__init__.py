"""The composition root: cached builders that wire ports to adapters. Each is built once, on first use."""
