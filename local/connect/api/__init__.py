"""Connect's own API over the simulator: REST-JSON, routed, validated and shaped by botocore's service model."""
