"""One file for each printable form."""
