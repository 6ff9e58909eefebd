"""The contact centre around the flows: resources, contacts, router, agents, records, recordings."""
