"""The pages around a report: its profile, its gaps, why somebody counts."""
