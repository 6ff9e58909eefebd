"""Resource types that moto's CloudFormation lacks or gets wrong, and clear errors when a stack fails."""
