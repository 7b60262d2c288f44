"""Short decisions, each with one safe default."""
