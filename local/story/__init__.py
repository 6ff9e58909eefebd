"""The whole way from a ringing telephone to a closed ticket, played without a person, on the very stacks of AWS."""
