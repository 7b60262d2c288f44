"""One file per measure; each says ``MEASURE``."""
