"""Lists and records that leave the program as files, and come in as files."""
