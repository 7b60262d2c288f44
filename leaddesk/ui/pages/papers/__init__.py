"""Settings, *Papers*: the letterhead, the wordings that may be changed, and the printer."""
