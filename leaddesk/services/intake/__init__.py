"""The intake conversation and the dated facts of a participant."""
