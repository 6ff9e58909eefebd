"""Everything that AWS (or the laptop) is to have, described once, in CDK."""
