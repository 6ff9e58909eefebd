"""Finding, for every branch of a flow, a contact that takes it; and playing flows among stand-ins for what they refer to."""
