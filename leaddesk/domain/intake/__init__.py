"""The intake conversation and the dated facts of a participant: code lists, drafts, and how facts are read by day."""
