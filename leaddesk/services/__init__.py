"""What the coordinator does; every write starts here."""
