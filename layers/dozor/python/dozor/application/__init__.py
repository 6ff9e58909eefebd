"""Use cases: one a module, each a function of (command, ports) that orders steps and leaves rules to the domain."""
