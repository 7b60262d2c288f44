"""Forms: each one file under ``forms``, drawn from a packet that holds only what its recipient may read."""
