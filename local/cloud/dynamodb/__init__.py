"""moto's DynamoDB, made quick: `install()` replaces what reads or copies whole tables."""
